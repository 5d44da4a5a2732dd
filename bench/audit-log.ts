import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createInterface } from "node:readline";

interface AuditEvent {
  auditID: string;
  verb: string;
  requestReceivedTimestamp: string;
  user?: { username?: string };
  objectRef?: { resource?: string; subresource?: string };
}

/** How often a user asked for what: "get pods/proxy" → 90. */
export type RequestCounts = ReadonlyMap<string, number>;

/** Remembers where the log ends now; what it gives back later counts that user's requests that arrived at the API server since. */
export async function watchAuditLog(path: string, user: string): Promise<() => Promise<RequestCounts>> {
  const { size } = await stat(path);
  const since = Date.now();
  return async () => {
    const until = Date.now();
    const counts = new Map<string, number>();
    // A watch is logged when it begins and again when it ends.
    const seen = new Set<string>();
    for await (const line of createInterface({ input: createReadStream(path, { start: size }) })) {
      const event = parse(line);
      if (event?.user?.username !== user || seen.has(event.auditID)) continue;
      const at = Date.parse(event.requestReceivedTimestamp);
      if (at < since || at > until) continue;
      seen.add(event.auditID);
      const name = nameOf(event);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return counts;
  };
}

/** A line that is still being written is nobody's yet. */
function parse(line: string): AuditEvent | undefined {
  try {
    return JSON.parse(line) as AuditEvent;
  } catch {
    return undefined;
  }
}

function nameOf({ verb, objectRef }: AuditEvent): string {
  const { resource = "other", subresource } = objectRef ?? {};
  return `${verb} ${subresource === undefined ? resource : `${resource}/${subresource}`}`;
}
