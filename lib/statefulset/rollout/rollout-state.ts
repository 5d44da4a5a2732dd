import type { ActionName } from "../actions/action-rights.ts";
import type { Board, Slot } from "../board/board.ts";
import { boardNotes } from "../board/board-notes.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { nextMove } from "./next-move.ts";
import { placesOf } from "./place.ts";
import { podMoves } from "./pod-moves.ts";
import { noFacts, type RolloutFacts } from "./rollout-facts.ts";
import { doesWords, nextWords, waitWords } from "./rollout-sentence.ts";
import type { RuleKey, StandRule } from "./rule.ts";
import { ruleWords, type WayOut } from "./rule-words.ts";
import { type Stand, standOf } from "./stand-of.ts";
import type { RolloutTone, StateScene } from "./state-scene.ts";
import { waitRule } from "./wait-rule.ts";
import { worklistOf } from "./worklist.ts";

/** Where a set's rollout is, in words. */
export interface RolloutState {
  rule: RuleKey;
  tone: RolloutTone;
  /** The ordinal that moves next, or is waited for. */
  ordinal?: number;
  /** What it does, what it waits for, what comes next: a sentence or two each. */
  does: string;
  waits?: string;
  next?: string;
  evidence: readonly Evidence[];
  wayOut?: Omit<WayOut, "action"> & { action?: { name: ActionName; on?: string; to?: string } };
}

export interface RolloutInput {
  board: Pick<Board, "set" | "slots">;
  facts?: RolloutFacts;
  now: number;
  /** The API server's, where it is known. */
  version?: string;
  /** When the set was last seen to change, in milliseconds since 1970; where it is not known, nothing is called overdue. */
  changedAt?: number;
}

/** A pod that has not been ready for so long does not just start. */
const longMs = 5 * 60_000;
/** The controller acts within moments; what it has not done after so long, something keeps it from. */
const overdueMs = 60_000;

const tones: Readonly<Partial<Record<StandRule, RolloutTone>>> = {
  partition: "person",
  "on-delete": "person",
  "scaled-to-zero": "rests",
  "nothing-to-do": "rests",
  "condemned-ready": "stuck",
  "rollback-trap": "stuck",
  "broken-revision": "stuck",
  image: "stuck",
  quota: "stuck",
};

/** The state of a set's rollout: what it does, what it waits for and what comes next, with what shows that it is so, and the way out. */
export function rolloutState({ board, facts = noFacts, now, version = "", changedAt }: RolloutInput): RolloutState {
  const { set, slots } = board;
  const places = placesOf(board, facts, now);
  const worklist = worklistOf(board);
  const turn = worklist?.items.find(({ state }) => state === "next");
  const stand = atTurn(refined(standOf(set, places, version), board, facts, now), turn?.ordinal);
  const slot = stand.ordinal === undefined ? undefined : slots[stand.ordinal];
  const movedAt = changedAt === undefined ? undefined : Math.max(changedAt, ...Object.values(slots).flatMap((one) => podMoves(one, facts)));
  const tone = stand.kind === "moves" ? moveTone(movedAt, now) : toneOf(stand, slot, facts, now);
  const scene: StateScene = { set, slots, facts, now, stand, ...(slot && { slot }), tone };
  const waits = waitWords(scene);
  const next = nextWords(scene, tone === "stuck" ? undefined : nextMove(set, places, version));
  const wayOut = wayOutOf(scene, worklist?.lowerTo);
  return {
    rule: stand.rule,
    tone,
    ...(stand.ordinal !== undefined && { ordinal: stand.ordinal }),
    does: doesWords(scene),
    ...(waits !== undefined && { waits }),
    ...(next !== undefined && { next }),
    evidence: evidenceOf(scene),
    ...(wayOut && { wayOut }),
  };
}

/** A wait for a pod that is not ready, by what is wrong with it; a creation that the API server refuses. */
function refined(stand: Stand, { set, slots }: RolloutInput["board"], facts: RolloutFacts, now: number): Stand {
  if (stand.kind === "moves")
    return stand.does === "create" && facts.refusal ? { kind: "stands", rule: "quota", ordinal: stand.ordinal } : stand;
  const broken = set.strategy === "OnDelete" ? brokenUpdate({ set, slots }) : undefined;
  if (broken && (stand.rule === "ready" || stand.rule === "on-delete")) {
    return { kind: "stands", rule: waitRule(broken, set.updateRevision, true), ordinal: broken.ordinal };
  }
  const slot = stand.ordinal === undefined ? undefined : slots[stand.ordinal];
  if (!slot || (stand.rule !== "ready" && stand.rule !== "max-unavailable")) return stand;
  const isLong = isLongUnready(slot, facts, now);
  const isOld =
    slot.pod?.revision !== undefined && slot.pod.revision !== set.updateRevision && slot.ordinal >= set.start + (set.partition ?? 0);
  const isOrdered = set.podManagementPolicy === "OrderedReady" && set.strategy === "RollingUpdate";
  const isTrap = boardNotes({ set, slots }).stuckAt === slot.ordinal || (isOrdered && isOld && isLong);
  if (stand.rule === "max-unavailable") return stand;
  if (set.strategy === "OnDelete" && isOld && (isLong || slot.state === "failing")) return { kind: "stands", rule: "on-delete" };
  return { ...stand, rule: isTrap ? "rollback-trap" : waitRule(slot, set.updateRevision, isLong) };
}

/** A pod that was replaced and fails: nobody is told to replace another one before that is seen to. */
function brokenUpdate({ set, slots }: RolloutInput["board"]): Slot | undefined {
  return Object.values(slots).find(
    ({ place, state, pod }) => place === "in-range" && state === "failing" && pod?.revision === set.updateRevision,
  );
}

/** Whether the pod has been unready for longer than one that starts. */
function isLongUnready({ podName, pod }: Slot, facts: RolloutFacts, now: number): boolean {
  const since = facts.pods[podName]?.readyChangedAt ?? pod?.createdAt;
  return since !== undefined && now - Date.parse(since) > longMs;
}

function moveTone(movedAt: number | undefined, now: number): RolloutTone {
  return movedAt !== undefined && now - movedAt > overdueMs ? "stuck" : "moves";
}

function toneOf(stand: Extract<Stand, { kind: "stands" }>, slot: Slot | undefined, facts: RolloutFacts, now: number): RolloutTone {
  const known = tones[stand.rule];
  if (known) return known;
  if (stand.rule === "gone" && slot?.pod?.deletedAt !== undefined)
    return now - Date.parse(slot.pod.deletedAt) > overdueMs ? "stuck" : "waits";
  if (stand.rule === "set-deleted") return "moves";
  const isHopeless = slot?.state === "failing" || (slot !== undefined && slot.state !== "ready" && isLongUnready(slot, facts, now));
  return isHopeless && stand.rule !== "gone" ? "stuck" : "waits";
}

/** What is left to a person is about the pod whose turn it is; while it is nobody's, about none. */
function atTurn(stand: Stand, turn: number | undefined): Stand {
  if (stand.kind === "moves" || (stand.rule !== "on-delete" && stand.rule !== "partition")) return stand;
  return { kind: "stands", rule: stand.rule, ...(turn !== undefined && { ordinal: turn }) };
}

function wayOutOf({ stand, set, slot, tone }: StateScene, lowerTo = 0): RolloutState["wayOut"] {
  if (stand.kind === "moves" ? tone !== "stuck" : stand.rule === "nothing-to-do") return undefined;
  const isOutdated = slot?.pod !== undefined && slot.pod.revision !== set.updateRevision;
  const rule = stand.kind === "moves" ? "not-observed" : stand.rule === "max-unavailable" && isOutdated ? "rollback-trap" : stand.rule;
  const { words, action, command } = ruleWords[rule].wayOut;
  // Nobody is shown how to force what is still within its time.
  if ((stand.rule === "on-delete" && slot === undefined) || (stand.rule === "gone" && tone !== "stuck"))
    return { words: firstSentence(words) };
  const on = action?.isOnPod && stand.ordinal !== undefined ? String(stand.ordinal) : undefined;
  const to = stand.rule === "partition" ? String(lowerTo) : undefined;
  const filled = command
    ?.replaceAll("<namespace>", set.namespace)
    .replaceAll("<set>", set.name)
    .replaceAll("<pod>", slot?.podName ?? set.name)
    .replaceAll("<partition>", String(lowerTo));
  return {
    words,
    ...(action && { action: { name: action.name, ...(on !== undefined && { on }), ...(to !== undefined && { to }) } }),
    ...(filled !== undefined && { command: filled }),
  };
}

function firstSentence(words: string): string {
  return words.replace(/(?<=\.) .*$/, "");
}
