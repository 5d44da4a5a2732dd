import type { Board, Slot } from "../board/board.ts";
import { isInRange } from "../ordinal.ts";
import { isAtLeast, maxUnavailableOf } from "../rollout/release-of.ts";

/** The strategy under which pods will be replaced; of a change that is still being typed, the one that it would make. */
export interface PlannedStrategy {
  type: string;
  partition: number;
  maxUnavailable?: number | string;
}

/**
 * How pods are replaced. `by-hand` (OnDelete): by whoever deletes them. `in-batches` (OrderedReady, maxUnavailable above 1): so many go together, and
 * come back one at a time. `in-a-window` (Parallel): so many are away at any time. `all-at-once` (Recreate): none comes before all are gone.
 */
export type RolloutPace = "by-hand" | "one-by-one" | "in-batches" | "in-a-window" | "all-at-once";

/** A pod that holds a rollout up for as long as it is as it is. */
export interface RolloutBlocker {
  podName: string;
  ordinal: number;
  state: Slot["state"];
  reason?: string;
  /** Deleted by hand it comes back at the new revision; `old`: at the one of before; absent: it is at the new one already, or not there. */
  comesBackAt?: "new" | "old";
  /** Outside the range: it is being scaled away, which comes first. */
  isLeaving?: true;
}

export interface RolloutPreview {
  pace: RolloutPace;
  /** How many may be away at once. */
  atOnce: number;
  /** Pods that are replaced, in that order (OnDelete: that wait to be deleted, in ascending order); the first `stepsMax`. */
  steps: readonly { ordinal: number; podName: string }[];
  count: number;
  /** Pods below the partition, which keep the revision that they run. */
  held: readonly string[];
  blockers: readonly RolloutBlocker[];
}

const stepsMax = 200;

/**
 * Which pods a template will replace, and in which order. `target`: the name of its revision, where there is one already; pods that run it stay.
 * `version`: the API server's, where it is known.
 * Mirrors the StatefulSet controller (stateful_set_control.go): RollingUpdate from the highest ordinal down to start + partition; with OrderedReady
 * nothing before every pod is available; with Parallel an updated pod above has to be; a partition counts from the start ordinal.
 */
export function rolloutPreview(
  { set, slots }: Pick<Board, "set" | "slots">,
  target: string | undefined,
  strategy: PlannedStrategy = plannedStrategy(set),
  version = "",
): RolloutPreview {
  const inRange = Object.values(slots)
    .filter(({ ordinal }) => isInRange(ordinal, set))
    .sort((a, b) => b.ordinal - a.ordinal);
  const isRolling = strategy.type === "RollingUpdate";
  const boundary = set.start + (isRolling ? strategy.partition : 0);
  const reached = inRange.filter(({ ordinal }) => ordinal >= boundary);
  const isOld = ({ pod }: Slot) => pod !== undefined && pod.revision !== target;
  const outdated = reached.filter(isOld);
  const pace = paceOf(strategy, set);
  const steps = pace === "by-hand" ? outdated.toReversed() : outdated;
  return {
    pace,
    atOnce: isRolling ? atOnceOf(strategy.maxUnavailable, set.replicas) : Math.max(1, outdated.length),
    steps: steps.slice(0, stepsMax).map(({ ordinal, podName }) => ({ ordinal, podName })),
    count: steps.length,
    held: inRange
      .filter(({ ordinal }) => ordinal < boundary)
      .map(({ podName }) => podName)
      .toReversed(),
    blockers: outdated.length > 0 && isRolling ? blockersOf({ set, slots, inRange, outdated, boundary, strategy, version, isOld }) : [],
  };
}

/** The strategy that the set has now. */
export function plannedStrategy({ strategy, partition = 0, maxUnavailable }: Board["set"]): PlannedStrategy {
  return { type: strategy, partition, ...(maxUnavailable === undefined ? {} : { maxUnavailable }) };
}

function paceOf(strategy: PlannedStrategy, { podManagementPolicy, replicas }: Board["set"]): RolloutPace {
  if (strategy.type === "OnDelete") return "by-hand";
  if (strategy.type === "Recreate") return "all-at-once";
  if (atOnceOf(strategy.maxUnavailable, replicas) === 1) return "one-by-one";
  return podManagementPolicy === "OrderedReady" ? "in-batches" : "in-a-window";
}

function atOnceOf(maxUnavailable: number | string | undefined, replicas: number): number {
  return maxUnavailable === undefined ? 1 : maxUnavailableOf({ maxUnavailable, replicas });
}

interface Scene {
  set: Board["set"];
  slots: Board["slots"];
  /** The highest ordinal first, as all of these. */
  inRange: readonly Slot[];
  outdated: readonly Slot[];
  boundary: number;
  strategy: PlannedStrategy;
  version: string;
  isOld: (slot: Slot) => boolean;
}

function blockersOf(scene: Scene): readonly RolloutBlocker[] {
  const { set, slots, inRange, outdated, boundary, strategy, version, isOld } = scene;
  const unready = inRange.filter(({ state }) => state !== "ready");
  const toBlocker = (slot: Slot): RolloutBlocker => ({
    podName: slot.podName,
    ordinal: slot.ordinal,
    state: slot.state,
    ...(slot.reason === undefined ? {} : { reason: slot.reason }),
    ...(isOld(slot) ? { comesBackAt: slot.ordinal >= boundary ? "new" : "old" } : {}),
  });
  // The controller looks at the lowest first.
  if (set.podManagementPolicy === "OrderedReady") {
    const leaving = Object.values(slots).filter(({ place }) => place === "condemned");
    return [...unready.toReversed().map(toBlocker), ...leaving.map(toLeaving)];
  }
  if (strategy.maxUnavailable !== undefined) {
    // Since 1.37 broken pods of before are replaced whatever the budget says (kubernetes/kubernetes#137666).
    const isFree = (isAtLeast(version, 37) ?? false) && unready.some((slot) => isOld(slot) && slot.ordinal >= boundary);
    return unready.length >= atOnceOf(strategy.maxUnavailable, set.replicas) && !isFree ? unready.map(toBlocker) : [];
  }
  const lowest = outdated.at(-1)?.ordinal ?? 0;
  return unready.filter((slot) => slot.ordinal >= boundary && slot.ordinal > lowest && !isOld(slot)).map(toBlocker);
}

function toLeaving({ podName, ordinal, state }: Slot): RolloutBlocker {
  return { podName, ordinal, state, isLeaving: true };
}
