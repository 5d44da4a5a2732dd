import type { WireNode, WireNodeSelector } from "../objects/cluster-objects.ts";
import type { WirePod } from "../objects/pod.ts";
import { nodeSelectorMatches } from "./node-selector.ts";

interface NodeAffinity {
  requiredDuringSchedulingIgnoredDuringExecution?: WireNodeSelector;
}

/** Whether the node is one of those that the pod's nodeSelector and node affinity ask for (GetRequiredNodeAffinity). */
export function nodeFits({ spec }: WirePod, node: WireNode): boolean {
  const wanted = (spec.nodeSelector as Record<string, string> | undefined) ?? {};
  if (!Object.entries(wanted).every(([key, value]) => node.metadata.labels?.[key] === value)) return false;
  const { nodeAffinity } = (spec.affinity as { nodeAffinity?: NodeAffinity } | undefined) ?? {};
  const required = nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return required === undefined || nodeSelectorMatches(required, node);
}
