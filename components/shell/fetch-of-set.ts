import { addressOf } from "./address.ts";
import { errorSentence } from "./error-sentence.ts";

/** What may be asked for about one set, with its query. */
export type PartOfSet =
  | "yaml"
  | `yaml?${string}`
  | "srv"
  | "actions"
  | "usage"
  | "ptr"
  | "template"
  | "revisions"
  | `difference?${string}`
  | "strategies"
  | "left-behind";

/** Asks for a part of one set (`yaml`, `srv`) as it is now; the answer's JSON. Throws an Error whose message is a sentence for the person. */
export async function fetchOfSet(part: PartOfSet, namespace: string, name: string, signal: AbortSignal): Promise<unknown> {
  const address = addressOf(`/api/statefulsets/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}/${part}`);
  const response = await fetch(address, { signal, cache: "no-store" }).catch((cause: unknown) => {
    throw new Error("The explorer does not answer.", { cause });
  });
  if (!response.ok) throw new Error(await errorSentence(response));
  return response.json();
}
