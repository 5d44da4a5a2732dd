import type { Board, Slot } from "../board/board.ts";
import { isInRange } from "../ordinal.ts";
import { ordinalWords } from "./ordinal-words.ts";

/** One pod of a worklist. done: at the revision that is wanted, and ready; comes: at it, and not ready yet; next: its turn; waits: not yet, and why. */
export interface WorkItem {
  ordinal: number;
  podName: string;
  state: "done" | "comes" | "next" | "waits";
  why?: string;
}

/** What a person has to do for every pod to be at the revision that is wanted, in the order that is safe. */
export interface Worklist {
  /** OnDelete: pods are deleted one by one; a partition: it is lowered step by step. */
  kind: "on-delete" | "partition";
  revision: string;
  items: readonly WorkItem[];
  done: number;
  /** The partition that lets the next pod through. */
  lowerTo?: number;
}

/** The worklist of a set that leaves its outdated pods to a person; undefined where none does. */
export function worklistOf({ set, slots }: Pick<Board, "set" | "slots">): Worklist | undefined {
  const { updateRevision: revision, strategy, partition = 0 } = set;
  if (revision === undefined || set.deletedAt !== undefined) return undefined;
  const kind = strategy === "OnDelete" ? "on-delete" : strategy === "RollingUpdate" && partition > 0 ? "partition" : undefined;
  if (kind === undefined) return undefined;
  const inRange = Object.values(slots)
    .filter(({ ordinal }) => isInRange(ordinal, set))
    .sort((a, b) => b.ordinal - a.ordinal);
  const isOld = ({ pod }: Slot) => pod !== undefined && pod.deletedAt === undefined && pod.revision !== revision;
  if (!inRange.some(isOld)) return undefined;
  const items = kind === "on-delete" ? deletions(inRange, isOld) : lowerings(inRange, isOld, set.start + partition);
  const next = items.find(({ state }) => state === "next" || state === "waits");
  return {
    kind,
    revision,
    items,
    done: items.filter(({ state }) => state === "done").length,
    ...(kind === "partition" && next && { lowerTo: Math.max(0, next.ordinal - set.start) }),
  };
}

/** Pods that do not serve cost nothing, so they go first, the lowest before; then, from the top down, one whenever all others are ready. */
function deletions(inRange: readonly Slot[], isOld: (slot: Slot) => boolean): readonly WorkItem[] {
  const old = inRange.filter(isOld);
  const idle = old.filter(({ state }) => state !== "ready").toReversed();
  const serving = old.filter(({ state }) => state === "ready");
  const away = inRange.filter((slot) => slot.state !== "ready" && !isOld(slot));
  const first = idle[0] ?? serving[0];
  const broken = away.filter(({ state }) => state === "failing");
  const gate = away.length > 0 ? gateWords(away) : undefined;
  const toItem = (slot: Slot): WorkItem => {
    if (slot !== first) return item(slot, "waits", `comes after ${first?.podName ?? "the one before"}`);
    if (broken.length > 0) return item(slot, "waits", `the new revision fails: ${ordinalsOf(broken)}`);
    return gate === undefined || idle.length > 0 ? item(slot, "next") : item(slot, "waits", gate);
  };
  return [...progressed(inRange, isOld), ...[...idle, ...serving].map(toItem)];
}

/** The partition comes down over one pod after the other, from the top; each when all pods are ready. */
function lowerings(inRange: readonly Slot[], isOld: (slot: Slot) => boolean, boundary: number): readonly WorkItem[] {
  const reached = inRange.filter((slot) => isOld(slot) && slot.ordinal >= boundary);
  const held = inRange.filter((slot) => isOld(slot) && slot.ordinal < boundary);
  const away = inRange.filter(({ state }) => state !== "ready");
  const gate =
    reached.length > 0 ? `the update still has ${reached.length} above the partition to go` : away.length > 0 ? gateWords(away) : undefined;
  return [
    ...progressed(inRange, isOld),
    ...reached.map((slot) => item(slot, "comes", "the update reaches it by itself")),
    ...held.map((slot, index) => {
      if (index > 0) return item(slot, "waits", `comes after ${held[0]?.podName ?? "the one before"}`);
      return gate === undefined ? item(slot, "next") : item(slot, "waits", gate);
    }),
  ];
}

/** What was replaced: those that are back, and those that are on their way. */
function progressed(inRange: readonly Slot[], isOld: (slot: Slot) => boolean): readonly WorkItem[] {
  const fresh = inRange.filter((slot) => !isOld(slot));
  const done = fresh.filter(({ state }) => state === "ready").map((slot) => item(slot, "done"));
  return [...done, ...fresh.filter(({ state }) => state !== "ready").map((slot) => item(slot, "comes", comingWords(slot)))];
}

function comingWords({ state, reason }: Slot): string {
  const word = state === "ending" ? "it is ending" : state === "absent" ? "it is not there yet" : "it is not ready yet";
  return reason === undefined ? word : `${word}: ${reason}`;
}

function gateWords(away: readonly Slot[]): string {
  return `${ordinalsOf(away)} ${away.length === 1 ? "is" : "are"} not ready`;
}

function ordinalsOf(slots: readonly Slot[]): string {
  return `${slots.length === 1 ? "ordinal" : "ordinals"} ${ordinalWords(slots.map(({ ordinal }) => ordinal))}`;
}

function item({ ordinal, podName }: Slot, state: WorkItem["state"], why?: string): WorkItem {
  return { ordinal, podName, state, ...(why !== undefined && { why }) };
}
