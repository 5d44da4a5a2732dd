import type { DarkColumn, RevisionHue, SlotFill } from "./board.ts";

/** One ordinal in the fleet's strip. */
export interface StripCell {
  ordinal: number;
  hue: RevisionHue;
  fill: SlotFill;
  failing?: boolean;
}

/** How many cells of a set's strip, and how many counters, the fleet shows; the rest is a number. */
export const stripCellsMax = 24;
export const fleetCountersMax = 8;

export interface FleetRow {
  namespace: string;
  name: string;
  uid: string;
  createdAt: string;
  deletedAt?: string;
  replicas: number;
  ready: number;
  updated: number;
  strategy: string;
  partition?: number;
  podManagementPolicy: string;
  service: { name: string; kind: "headless" | "address" | "missing" | "none" | "unknown"; clusterIP?: string };
  claims: number;
  /** Claims may not be listed in its namespace: their numbers are none. */
  claimsDark?: true;
  claimBytes: number;
  leftBehind: number;
  foreignPods: number;
  /** Slots in range whose state is failing, not ready, absent …: what "needs attention" counts. */
  attention: readonly string[];
  strip: readonly StripCell[];
  /** Ordinals that the strip leaves out. */
  more: number;
  /** Readings of the first pods, in ordinal order; "—" stands where there is none. Absent: the set has no known counter. */
  counters?: readonly string[];
}

/** Every set, keyed by `namespace/name`. */
export interface Fleet {
  sets: Readonly<Record<string, FleetRow>>;
  dark: Readonly<Partial<Record<string, DarkColumn>>>;
}
