import type { WirePod } from "../objects/pod.ts";
import type { WireStatefulSet } from "../objects/stateful-set.ts";

export const podNameLabel = "statefulset.kubernetes.io/pod-name";
export const podIndexLabel = "apps.kubernetes.io/pod-index";
export const revisionLabel = "controller-revision-hash";

/** The ordinal of a pod of this set by its name, or undefined when the name is not of the set (getParentNameAndOrdinal, isMemberOf). */
export function ordinalOf(set: WireStatefulSet, podName: string): number | undefined {
  const match = /^(.*)-([0-9]+)$/.exec(podName);
  if (!match?.[2] || match[1] !== set.metadata.name) return undefined;
  return Number(match[2]);
}

export function podName(set: WireStatefulSet, ordinal: number): string {
  return `${set.metadata.name}-${ordinal}`;
}

export function claimName(set: WireStatefulSet, template: string, ordinal: number): string {
  return `${template}-${set.metadata.name}-${ordinal}`;
}

export function revisionOf(pod: WirePod): string | undefined {
  return pod.metadata.labels?.[revisionLabel];
}
