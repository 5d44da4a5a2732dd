import type { LogFrame } from "@/lib/protocol/log-frame.ts";
import { addressOf } from "../shell/address.ts";
import { errorSentence } from "../shell/error-sentence.ts";
import { readFrames } from "./read-frames.ts";

/** The explorer has refused: asking again would bring the same. */
export class RefusedLog extends Error {}

/** Asks for a log; resolves once the explorer has begun to answer. Throws an Error with a sentence; RefusedLog when it is not to be had. */
export async function openLog(
  namespace: string,
  name: string,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<AsyncIterable<readonly LogFrame[]>> {
  const path = `/api/statefulsets/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}/logs` as const;
  const response = await fetch(`${addressOf(path)}?${query}`, { signal, cache: "no-store" }).catch((cause: unknown) => {
    throw new Error("The explorer does not answer.", { cause });
  });
  if (response.ok && response.body) return readFrames(response.body);
  const sentence = await errorSentence(response);
  throw response.status < 500 && response.status !== 429 ? new RefusedLog(sentence) : new Error(sentence);
}
