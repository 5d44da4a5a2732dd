import type { YamlResponse } from "@/lib/protocol/yaml-response.ts";
import { fetchOfSet } from "../shell/fetch-of-set.ts";

/** Fetches the manifest of a set, or of an object of it (`pod/web-0`). Throws an Error whose message is a sentence for the person. */
export async function fetchYaml(namespace: string, name: string, of: string | undefined, signal: AbortSignal): Promise<YamlResponse> {
  const part = of === undefined ? "yaml" : (`yaml?${new URLSearchParams({ of })}` as const);
  return (await fetchOfSet(part, namespace, name, signal)) as YamlResponse;
}
