import { toRaw, toText } from "../project/raw.ts";

/** Whom a service account's token names ("system:serviceaccount:NAMESPACE:NAME"), unchecked; undefined when it is no such token. */
export function tokenSubject(token: string): string | undefined {
  const [, payload = ""] = token.split(".");
  try {
    const subject = toText(toRaw(JSON.parse(Buffer.from(payload, "base64url").toString("utf8"))).sub);
    return subject !== undefined && /^system:serviceaccount:[a-z0-9-]+:[a-z0-9.-]+$/.test(subject) ? subject : undefined;
  } catch {
    return undefined;
  }
}
