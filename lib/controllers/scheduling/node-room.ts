import type { WireNode } from "../objects/cluster-objects.ts";
import type { WirePod } from "../objects/pod.ts";
import type { Amounts } from "./pod-requests.ts";

/** A node as the scheduler counts it: what it is, what is on it, and what that asks for. */
export interface NodeRoom {
  node: WireNode;
  /** Pods that are bound to it and have not ended. */
  pods: readonly WirePod[];
  requested: Amounts;
}

/** Why a node does not take a pod, in the scheduler's words; `hopeless`: nothing that is evicted there would change it. */
export interface Refusal {
  reasons: readonly string[];
  hopeless: boolean;
}
