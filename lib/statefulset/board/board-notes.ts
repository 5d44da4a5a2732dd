import { isInRange } from "../ordinal.ts";
import type { Board, Slot, SlotState } from "./board.ts";

/** How far an update is: of the pods that it reaches, how many are at the new revision. */
export interface UpdateNote {
  revision: string;
  updated: number;
  reached: number;
  /** Pods below the partition, which it does not reach. */
  held: number;
  /** With OnDelete nothing moves before somebody deletes the pods: the ordinals that are still at another revision. */
  onDelete?: readonly number[];
}

/** Ordinals that are not as they should be, for one and the same reason. */
export interface TroubleNote {
  state: SlotState;
  reason?: string;
  ordinals: readonly number[];
}

export interface BoardNotes {
  update?: UpdateNote;
  /** The pod that has to be deleted by hand before anything moves again: it is not ready, and at a revision that is no longer wanted. */
  stuckAt?: number;
  troubles: readonly TroubleNote[];
}

const calm: ReadonlySet<SlotState> = new Set(["ready", "completed", "scaled-away"]);

/**
 * What a board shows, in few words: how far an update is, what is not ready and why, and the pod that holds all of it up. The last is the forced
 * rollback of kubernetes/kubernetes#67250: with OrderedReady the controller waits for the lowest pod that is not ready, and so never comes to
 * replace it.
 */
export function boardNotes({ set, slots }: Pick<Board, "set" | "slots">): BoardNotes {
  const ordered = Object.values(slots).sort((a, b) => a.ordinal - b.ordinal);
  const inRange = ordered.filter(({ ordinal }) => isInRange(ordinal, set));
  const update = updateNote(set, inRange);
  const stuckAt = stuckOrdinal(set, inRange);
  return {
    ...(update === undefined ? {} : { update }),
    ...(stuckAt === undefined ? {} : { stuckAt }),
    troubles: troubleNotes(ordered.filter(({ place, state }) => place !== "outside" && !calm.has(state))),
  };
}

function updateNote(set: Board["set"], inRange: readonly Slot[]): UpdateNote | undefined {
  const { updateRevision: revision } = set;
  if (revision === undefined) return undefined;
  const isOnDelete = set.strategy === "OnDelete";
  const reached = inRange.filter(({ ordinal }) => isOnDelete || ordinal >= set.start + (set.partition ?? 0));
  const old = reached.filter(({ pod }) => pod?.revision !== revision);
  const isUnderWay = set.currentRevision !== revision && set.currentRevision !== undefined;
  if (!isUnderWay && old.every(({ pod }) => pod === undefined)) return undefined;
  return {
    revision,
    updated: reached.length - old.length,
    reached: reached.length,
    held: inRange.length - reached.length,
    ...(isOnDelete ? { onDelete: old.map(({ ordinal }) => ordinal) } : {}),
  };
}

function stuckOrdinal(set: Board["set"], inRange: readonly Slot[]): number | undefined {
  if (set.strategy !== "RollingUpdate" || set.podManagementPolicy !== "OrderedReady" || set.updateRevision === undefined) return undefined;
  const lowest = inRange.find(({ state }) => state !== "ready");
  const { pod } = lowest ?? {};
  if (lowest === undefined || pod === undefined || pod.deletedAt !== undefined || pod.revision === undefined) return undefined;
  // What is over for good the controller replaces by itself.
  if (pod.phase === "Failed" || pod.phase === "Succeeded") return undefined;
  if (lowest.ordinal < set.start + (set.partition ?? 0) || pod.revision === set.updateRevision) return undefined;
  // A pod at the revision of before may just be starting; one that failed, or is at neither revision, comes to nothing by itself.
  const isHopeless = lowest.state === "failing" || pod.revision !== set.currentRevision;
  return isHopeless ? lowest.ordinal : undefined;
}

function troubleNotes(slots: readonly Slot[]): readonly TroubleNote[] {
  const notes = new Map<string, TroubleNote & { ordinals: number[] }>();
  for (const { state, reason, ordinal } of slots) {
    const key = `${state} ${reason ?? ""}`;
    const note = notes.get(key) ?? { state, ...(reason === undefined ? {} : { reason }), ordinals: [] };
    note.ordinals.push(ordinal);
    notes.set(key, note);
  }
  return [...notes.values()];
}
