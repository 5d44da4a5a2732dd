import type { WireContainer } from "../objects/container.ts";
import type { WirePod } from "../objects/pod.ts";
import type { NodeFacts } from "./node-facts.ts";

const kindWords = { configmap: "ConfigMap", secret: "Secret" } as const;

/** What a container's environment lacks, in the kubelet's words (kubelet_pods.go makeEnvironmentVariables); undefined: nothing. */
export function findMissingConfig({ env = [], envFrom = [] }: WireContainer, pod: WirePod, facts: NodeFacts): string | undefined {
  for (const { configMapRef, secretRef } of envFrom) {
    const ref = configMapRef ?? secretRef;
    const kind = configMapRef ? "configmap" : "secret";
    if (ref && !ref.optional && !facts.keysOf(kind, ref.name)) return `${kind} "${ref.name}" not found`;
  }
  for (const { valueFrom } of env) {
    const ref = valueFrom?.configMapKeyRef ?? valueFrom?.secretKeyRef;
    const kind = valueFrom?.configMapKeyRef ? "configmap" : "secret";
    if (!ref || ref.optional) continue;
    const keys = facts.keysOf(kind, ref.name);
    if (!keys) return `${kind} "${ref.name}" not found`;
    if (!keys.has(ref.key)) return `couldn't find key ${ref.key} in ${kindWords[kind]} ${pod.metadata.namespace}/${ref.name}`;
  }
  return undefined;
}
