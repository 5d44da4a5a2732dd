import { fetchOfSet } from "../shell/fetch-of-set.ts";

/** The manifest of a set as the API server has it now; without managed fields. */
export interface SetYaml {
  yaml: string;
  resourceVersion: string;
}

/** Fetches the manifest. Throws an Error whose message is a sentence for the person. */
export async function fetchYaml(namespace: string, name: string, signal: AbortSignal): Promise<SetYaml> {
  return (await fetchOfSet("yaml", namespace, name, signal)) as SetYaml;
}
