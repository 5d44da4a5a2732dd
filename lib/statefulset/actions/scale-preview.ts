import type { Board, ClaimView, Slot } from "../board/board.ts";
import { isInRange, toClaimName, toPodName } from "../ordinal.ts";

/** What happens to one claim: made anew; there already, with what was written to it; kept without a pod; deleted with its pod. */
export type ClaimFate = "new" | "found" | "kept" | "deleted";

export interface ScaleStep {
  ordinal: number;
  podName: string;
  /** `volumeStays`: the claim is deleted, its volume (reclaim policy Retain) is not. */
  claims: readonly { name: string; fate: ClaimFate; size?: string; createdAt?: string; volumeStays?: true }[];
}

export interface ScalePreview {
  direction: "up" | "down" | "none";
  /** Pods that come or go, in the order in which that happens; the first `stepsMax`. */
  steps: readonly ScaleStep[];
  /** How many come or go altogether. */
  count: number;
  /** OrderedReady: each waits for the one before. Parallel: all at once. */
  isOneByOne: boolean;
  /** Pods that hold everything up for as long as they are as they are. */
  blockers: readonly { podName: string; state: Slot["state"]; reason?: string }[];
}

const stepsMax = 200;

/**
 * What scaling a set to `replicas` will do to which pods and claims. Mirrors the StatefulSet controller: up ascending, down descending; with
 * OrderedReady one at a time, and only while every pod that stays is available; claims by persistentVolumeClaimRetentionPolicy.whenScaled.
 */
export function scalePreview(board: Pick<Board, "set" | "slots">, replicas: number): ScalePreview {
  const { set, slots } = board;
  const range = { start: set.start, replicas };
  const isDown = replicas < set.replicas;
  const ordinals = isDown ? goingOrdinals(set, replicas) : comingOrdinals(set, replicas);
  const isOneByOne = set.podManagementPolicy === "OrderedReady";
  return {
    direction: replicas === set.replicas ? "none" : isDown ? "down" : "up",
    count: Math.abs(replicas - set.replicas),
    steps: ordinals.map((ordinal) => ({
      ordinal,
      podName: toPodName(set.name, ordinal),
      claims: set.claimTemplates.map(({ name, requested }) => {
        const claimName = toClaimName(name, set.name, ordinal);
        const claim = slots[ordinal]?.claims.find((one) => one.name === claimName && one.uid !== undefined);
        return isDown ? goingClaim(claimName, claim, set.retention.whenScaled) : comingClaim(claimName, claim, requested);
      }),
    })),
    isOneByOne,
    blockers: isOneByOne && replicas !== set.replicas ? blockersAmong(slots, isDown ? range : set) : [],
  };
}

function goingOrdinals({ start, replicas: before }: Board["set"], replicas: number): number[] {
  const length = Math.min(stepsMax, before - replicas);
  return Array.from({ length }, (_, index) => start + before - 1 - index);
}

function comingOrdinals({ start, replicas: before }: Board["set"], replicas: number): number[] {
  const length = Math.min(stepsMax, replicas - before);
  return Array.from({ length }, (_, index) => start + before + index);
}

function goingClaim(name: string, claim: ClaimView | undefined, whenScaled: string): ScaleStep["claims"][number] {
  const size = claim?.capacity ?? claim?.requested;
  const isDeleted = whenScaled === "Delete";
  return {
    name,
    fate: isDeleted ? "deleted" : "kept",
    ...(size === undefined ? {} : { size }),
    ...(isDeleted && claim?.reclaimPolicy === "Retain" ? { volumeStays: true } : {}),
  };
}

function comingClaim(name: string, claim: ClaimView | undefined, requested: string | undefined): ScaleStep["claims"][number] {
  const size = claim ? (claim.capacity ?? claim.requested) : requested;
  return {
    name,
    fate: claim ? "found" : "new",
    ...(size === undefined ? {} : { size }),
    ...(claim?.createdAt === undefined ? {} : { createdAt: claim.createdAt }),
  };
}

function blockersAmong(slots: Board["slots"], range: { start: number; replicas: number }): ScalePreview["blockers"] {
  return Object.values(slots)
    .filter((slot) => isInRange(slot.ordinal, range) && slot.state !== "ready")
    .sort((a, b) => a.ordinal - b.ordinal)
    .map(({ podName, state, reason }) => ({ podName, state, ...(reason === undefined ? {} : { reason }) }));
}
