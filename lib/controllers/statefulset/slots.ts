import type { WireStatefulSet } from "../objects/stateful-set.ts";
import type { PodFacts } from "./pod-facts.ts";

export interface Slot {
  ordinal: number;
  /** Absent: there is no object of that name; the slot is to be filled. */
  facts?: PodFacts;
}

export interface Slots {
  /** In range, by ordinal ascending. */
  inRange: Slot[];
  /** Out of range, by ordinal descending. */
  condemned: PodFacts[];
}

/** Sorts the pods of a set into its slots. */
export function slotsOf(set: WireStatefulSet, pods: readonly PodFacts[]): Slots {
  const { start, replicas } = rangeOf(set);
  const inRange = Array.from({ length: replicas }, (_, index): Slot => ({ ordinal: start + index }));
  for (const facts of pods) {
    const slot = inRange[facts.ordinal - start];
    if (slot) slot.facts = facts;
  }
  return { inRange, condemned: condemnedOf(set, pods) };
}

/** Pods out of range, by ordinal descending. */
export function condemnedOf(set: WireStatefulSet, pods: readonly PodFacts[]): PodFacts[] {
  const { start, replicas } = rangeOf(set);
  return pods.filter(({ ordinal }) => ordinal < start || ordinal >= start + replicas).sort((a, b) => b.ordinal - a.ordinal);
}

function rangeOf({ spec }: WireStatefulSet): { start: number; replicas: number } {
  return { start: spec.ordinals?.start ?? 0, replicas: spec.replicas ?? 1 };
}
