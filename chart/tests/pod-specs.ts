import type { Manifest } from "./helm-template.ts";
import type { PodSpec } from "./pod-security.ts";

export interface PodOf {
  owner: string;
  labels: Readonly<Record<string, string>>;
  spec: PodSpec;
}

/** The pods that these objects are or make, each with whose it is. */
export function podsOf(manifests: readonly Manifest[]): PodOf[] {
  return manifests.flatMap((manifest) => {
    const owner = `${manifest.kind} ${manifest.metadata.name}`;
    if (manifest.kind === "Pod") return [{ owner, labels: manifest.metadata.labels ?? {}, spec: manifest.spec as PodSpec }];
    const { template } = (manifest.spec ?? {}) as { template?: { metadata: { labels: Record<string, string> }; spec: PodSpec } };
    return template === undefined ? [] : [{ owner, labels: template.metadata.labels, spec: template.spec }];
  });
}
