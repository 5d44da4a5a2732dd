import type { WirePod } from "../controllers/objects/pod.ts";
import type { MoveRule, StandRule } from "../statefulset/rollout/rule.ts";
import type { Life, Side } from "./life.ts";
import type { SimulatedPods } from "./simulated-pods.ts";

/** What is waited for, and because of which pod. */
export interface Awaited {
  rule: StandRule;
  ordinal?: number;
}

/** What a sync of the controllers came to. */
export interface Sync {
  /** It wrote something, so that there is something new to see. */
  hasWritten: boolean;
  /** It created or deleted a pod. */
  hasMoved: boolean;
  /** What keeps it from going on; absent when it moves on, or has nothing left to do. */
  awaited?: Awaited;
  /** Nothing will tell that a pod has become available: look again after this long. */
  lookAgainAfterMs?: number;
}

/** How the decisions of controllers are carried out: pods are made and deleted. */
export interface Hands {
  create(pod: WirePod, ordinal: number, rule: MoveRule): void;
  remove(life: Life, rule: MoveRule): void;
}

/** What a person may change of a workload while a forecast runs. */
export interface Wish {
  template?: Side;
  replicas?: number;
  start?: number;
  partition?: number;
}

/** One workload of a forecast: its objects, and the controllers whose rules act on them. Nothing happens by itself. */
export interface Workload {
  readonly pods: SimulatedPods;
  /** From which place on an update goes. */
  readonly partition: number;
  /** The revision that its template now stands for. */
  readonly wanted: Side;
  /** Whether nothing is done before all pods below are ready. */
  readonly isOrdered: boolean;
  /** Whether a pod is wanted there. */
  isPlace(ordinal: number): boolean;
  change(wish: Wish): void;
  /** The controllers look at everything once, and act. */
  sync(now: number, hands: Hands): Sync;
}
