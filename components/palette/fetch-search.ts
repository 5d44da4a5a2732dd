import type { SearchResponse } from "@/lib/protocol/search-response.ts";
import { addressOf } from "../shell/address.ts";
import { errorSentence } from "../shell/error-sentence.ts";

/** What is found by name. Throws an Error whose message is a sentence for the person. */
export async function fetchSearch(text: string, signal: AbortSignal): Promise<SearchResponse> {
  const response = await fetch(addressOf(`/api/search?${new URLSearchParams({ q: text })}`), { signal, cache: "no-store" }).catch(
    (cause: unknown) => {
      throw new Error("The explorer does not answer.", { cause });
    },
  );
  if (!response.ok) throw new Error(await errorSentence(response));
  return (await response.json()) as SearchResponse;
}
