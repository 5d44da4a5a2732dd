import type { Board } from "../board/board.ts";
import { isInRange } from "../ordinal.ts";

export interface DeletePodPreview {
  /** The next life of the name, and at which revision: `current` below the partition, else `update`. Absent: none comes, see `end`. */
  next?: { revision: string | undefined; which: "current" | "update" };
  /** Why no next life comes. */
  end?: "scaled-away" | "set-deleted";
  /** What the next life has to wait for, a sentence each. */
  obstacles: readonly string[];
  claims: readonly { name: string; fate: "kept" | "missing" | "ending" }[];
  /** With OrderedReady nothing else of the set moves until the next life is ready. */
  holdsOthers: boolean;
  /** It has ended already, or has no node: the API server takes it away at once, whatever its grace. */
  isGoneAtOnce: boolean;
}

/**
 * What becomes of an ordinal when its pod is deleted or evicted. Mirrors newVersionedStatefulSetPod: below the partition the current revision,
 * else the update revision, even in the midst of an update; OnDelete knows no partition. OrderedReady fills a place only once every lower one is ready.
 */
export function deletePodPreview({ set, slots }: Pick<Board, "set" | "slots">, ordinal: number): DeletePodPreview {
  const slot = slots[ordinal];
  const claims = (slot?.claims ?? []).map(({ name, uid, deletedAt }) => ({
    name,
    fate: uid === undefined ? ("missing" as const) : deletedAt === undefined ? ("kept" as const) : ("ending" as const),
  }));
  const isOrdered = set.podManagementPolicy === "OrderedReady";
  const isGoneAtOnce = ["Failed", "Succeeded"].includes(slot?.pod?.phase ?? "") || (slot?.pod !== undefined && slot.pod.node === undefined);
  if (set.deletedAt !== undefined) return { end: "set-deleted", obstacles: [], claims, holdsOthers: false, isGoneAtOnce };
  if (!isInRange(ordinal, set)) return { end: "scaled-away", obstacles: [], claims, holdsOthers: false, isGoneAtOnce };
  const isBelow = set.strategy === "RollingUpdate" && ordinal < set.start + (set.partition ?? 0);
  const lower = isOrdered
    ? Object.values(slots).find((one) => one.ordinal < ordinal && isInRange(one.ordinal, set) && one.state !== "ready")
    : undefined;
  return {
    next: isBelow ? { revision: set.currentRevision, which: "current" } : { revision: set.updateRevision, which: "update" },
    obstacles: [
      ...claims
        .filter(({ fate }) => fate === "ending")
        .map(({ name }) => `Claim ${name} is being deleted: the next life waits until it is gone, and then gets an empty volume.`),
      ...(lower === undefined ? [] : [`${lower.podName} is not ready: with OrderedReady every lower ordinal has to be ready first.`]),
    ],
    claims,
    holdsOthers: isOrdered,
    isGoneAtOnce,
  };
}
