import type { WirePod } from "../objects/pod.ts";
import type { WireStatefulSet } from "../objects/stateful-set.ts";
import { ordinalOf } from "./identity.ts";

export interface Slot {
  ordinal: number;
  /** Absent: there is no object of that name; the slot is to be filled. */
  pod?: WirePod;
}

export interface Slots {
  /** Every pod of the set, in and out of range. */
  pods: WirePod[];
  /** In range, by ordinal ascending. */
  inRange: Slot[];
  /** Out of range, by ordinal descending. */
  condemned: WirePod[];
}

/** Sorts the pods of a set into its slots. */
export function slotsOf(set: WireStatefulSet, pods: readonly WirePod[]): Slots {
  const start = set.spec.ordinals?.start ?? 0;
  const replicas = set.spec.replicas ?? 1;
  const owned = pods.flatMap((pod) => {
    const ordinal = ordinalOf(set, pod.metadata.name);
    return ordinal === undefined ? [] : [{ ordinal, pod }];
  });
  const byOrdinal = new Map(owned.map(({ ordinal, pod }) => [ordinal, pod]));
  const inRange = Array.from({ length: replicas }, (_, index): Slot => {
    const pod = byOrdinal.get(start + index);
    return { ordinal: start + index, ...(pod && { pod }) };
  });
  const outside = owned.filter(({ ordinal }) => ordinal < start || ordinal >= start + replicas);
  return { pods: owned.map(({ pod }) => pod), inRange, condemned: outside.sort((a, b) => b.ordinal - a.ordinal).map(({ pod }) => pod) };
}
