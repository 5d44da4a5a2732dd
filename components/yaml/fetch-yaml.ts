import { addressOf } from "../shell/address.ts";
import { errorSentence } from "../shell/error-sentence.ts";

/** The manifest of a set as the API server has it now; without managed fields. */
export interface SetYaml {
  yaml: string;
  resourceVersion: string;
}

/** Fetches the manifest. Throws an Error whose message is a sentence for the person. */
export async function fetchYaml(namespace: string, name: string, signal: AbortSignal): Promise<SetYaml> {
  const address = addressOf(`/api/statefulsets/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}/yaml`);
  const response = await fetch(address, { signal, cache: "no-store" }).catch((cause: unknown) => {
    throw new Error("The explorer does not answer.", { cause });
  });
  if (!response.ok) throw new Error(await errorSentence(response));
  return (await response.json()) as SetYaml;
}
