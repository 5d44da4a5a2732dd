import type { Clock } from "../../clock.ts";
import { toRaw } from "../project/raw.ts";
import type { SendRequest } from "../requests/api-client.ts";
import { requestText } from "../requests/request-text.ts";
import { withTimeout } from "../requests/with-timeout.ts";

const timeoutMs = 5_000;
/** Somebody with very many roles has a long list of rules. */
const bytesMax = 4 * 1024 * 1024;

/** The reviews that everybody may ask for of themselves. */
export type Review = "SelfSubjectAccessReview" | "SelfSubjectRulesReview" | "SelfSubjectReview";

/** Asks the API server about ourselves; answers the review's status. Throws AppError when it does not answer in 5 s, or refuses. */
export async function sendReview(
  send: SendRequest,
  clock: Clock,
  kind: Review,
  spec?: unknown,
): Promise<Readonly<Record<string, unknown>>> {
  const group = kind === "SelfSubjectReview" ? "authentication.k8s.io" : "authorization.k8s.io";
  return withTimeout(clock, timeoutMs, undefined, async (signal) => {
    const { text } = await requestText(
      send,
      {
        method: "POST",
        path: `/apis/${group}/v1/${kind.toLowerCase()}s`,
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ apiVersion: `${group}/v1`, kind, ...(spec === undefined ? {} : { spec }) }),
        signal,
      },
      { attempt: `The ${kind} failed`, bytesMax },
    );
    return toRaw(toRaw(JSON.parse(text)).status);
  });
}
