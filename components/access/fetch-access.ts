import type { AccessResponse } from "@/lib/protocol/access-response.ts";
import { addressOf } from "../shell/address.ts";
import { errorSentence } from "../shell/error-sentence.ts";

/** What one may do in a namespace, or in the whole cluster, asked now. Throws an Error whose message is a sentence for the person. */
export async function fetchAccess(namespace: string | undefined, signal: AbortSignal): Promise<AccessResponse> {
  const query = namespace === undefined ? "" : `?${new URLSearchParams({ namespace })}`;
  const response = await fetch(addressOf(`/api/access${query}`), { signal, cache: "no-store" }).catch((cause: unknown) => {
    throw new Error("The explorer does not answer.", { cause });
  });
  if (!response.ok) throw new Error(await errorSentence(response));
  return (await response.json()) as AccessResponse;
}
