import type { DarkColumn, RevisionHue, SlotFill, SlotPlace, SlotState } from "../board/board.ts";

/** A Service that selects pods of the set, or would, being its governing one. */
export interface TopologyService {
  name: string;
  isGoverning: boolean;
  /** Absent: the set names it, and there is none of this name. */
  type?: string;
  isHeadless?: boolean;
}

/** A Service that selects a pod, and whether it leads to it: as its EndpointSlices say; absent where they may not be listed. */
export interface TopologyEndpoint {
  service: string;
  isReady?: boolean;
}

export interface TopologyVolume {
  name: string;
  isMissing?: boolean;
}

export interface TopologyClaim {
  name: string;
  /** Pending, Bound, Lost; Missing when there is none; Unknown where claims may not be listed; Shared: named by the template itself. */
  phase: string;
  size?: string;
  volume?: TopologyVolume;
}

/** An ordinal's line: what is there of it, from the Services to the node. */
export interface TopologyRow {
  ordinal: number;
  podName: string;
  place: SlotPlace;
  state: SlotState;
  hue: RevisionHue;
  fill: SlotFill;
  /** Only while it has a pod. */
  uid?: string;
  endpoints: readonly TopologyEndpoint[];
  claims: readonly TopologyClaim[];
  node?: string;
}

/** A pod of somebody else that gets the set's traffic, or looks like its pods. */
export interface TopologyForeignPod {
  name: string;
  owner?: string;
  ready: boolean;
  endpoints: readonly TopologyEndpoint[];
  node?: string;
}

export interface TopologyNode {
  name: string;
  /** Absent where nodes may not be listed. */
  ready?: boolean;
  isUnschedulable?: boolean;
  isMissing?: boolean;
  zone?: string;
}

/** Topic `topology:<namespace>/<name>`; everything keyed, so that what changes is one key: by name, ordinal, uid. */
export interface TopologyView {
  services: Readonly<Record<string, TopologyService>>;
  rows: Readonly<Record<string, TopologyRow>>;
  foreignPods: Readonly<Record<string, TopologyForeignPod>>;
  nodes: Readonly<Record<string, TopologyNode>>;
  /** Further pods of others were left out. */
  foreignLeftOut: number;
  dark: Readonly<Partial<Record<"services" | "endpoints" | "pods" | "claims" | "volumes" | "nodes", DarkColumn>>>;
}

/** Pods of others that are shown at the most. */
export const foreignPodsMax = 50;
