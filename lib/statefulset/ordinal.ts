/**
 * Identity of a StatefulSet's pods and claims: names from ordinals and back. Mirrors getParentNameAndOrdinal, getPodName and
 * getPersistentVolumeClaimName in kubernetes/pkg/controller/statefulset/stateful_set_utils.go.
 */
const numbered = /^(.*)-([0-9]+)$/;

/** Largest ordinal that Kubernetes itself can hold (int32). */
const ordinalMax = 2_147_483_647;

/** `web-10` → `{ parent: "web", ordinal: 10 }`; undefined when the name does not end in a number. Greedy, as upstream's pattern is. */
export function parseOrdinal(name: string): { parent: string; ordinal: number } | undefined {
  const match = numbered.exec(name);
  if (!match) return undefined;
  const [, parent = "", digits = ""] = match;
  const ordinal = Number(digits);
  return ordinal <= ordinalMax && String(ordinal) === digits ? { parent, ordinal } : undefined;
}

export function toPodName(setName: string, ordinal: number): string {
  return `${setName}-${ordinal}`;
}

export function toClaimName(template: string, setName: string, ordinal: number): string {
  return `${template}-${setName}-${ordinal}`;
}

/** Whether an ordinal lies in [start, start + replicas − 1]; outside, a pod is condemned. */
export function isInRange(ordinal: number, set: { start: number; replicas: number }): boolean {
  return ordinal >= set.start && ordinal < set.start + set.replicas;
}
