import type { WirePod } from "../objects/pod.ts";
import type { WireStatefulSet } from "../objects/stateful-set.ts";

export const podNameLabel = "statefulset.kubernetes.io/pod-name";
export const podIndexLabel = "apps.kubernetes.io/pod-index";
export const revisionLabel = "controller-revision-hash";

/** The ordinal of a pod of this set by its name, or undefined when the name is not of the set (getParentNameAndOrdinal, isMemberOf). */
export function ordinalOf(set: WireStatefulSet, podName: string): number | undefined {
  // The name is compared first: a sync asks this of every pod of the namespace, and most are of other sets.
  const prefix = `${set.metadata.name}-`;
  if (!podName.startsWith(prefix)) return undefined;
  const digits = podName.slice(prefix.length);
  return /^[0-9]+$/.test(digits) ? Number(digits) : undefined;
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
