import type { SrvResponse } from "@/lib/protocol/srv-response.ts";
import { addressOf } from "../shell/address.ts";
import { errorSentence } from "../shell/error-sentence.ts";

/** Has the SRV records of the set's Service looked up. Throws an Error whose message is a sentence for the person. */
export async function fetchSrv(namespace: string, name: string, signal: AbortSignal): Promise<SrvResponse> {
  const path = addressOf(`/api/statefulsets/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}/srv`);
  const response = await fetch(path, { signal, cache: "no-store" }).catch((cause: unknown) => {
    throw new Error("The explorer does not answer.", { cause });
  });
  if (!response.ok) throw new Error(await errorSentence(response));
  return (await response.json()) as SrvResponse;
}
