import type { Board, SetView, Slot } from "../board/board.ts";
import { boardNotes } from "../board/board-notes.ts";
import type { NextMove } from "./next-move.ts";
import { ordinalWords } from "./ordinal-words.ts";
import type { RolloutFacts } from "./rollout-facts.ts";
import type { RolloutTone, StateScene } from "./state-scene.ts";

/** Of what the cluster says, so much stands in a sentence. */
const reasonMax = 400;

/** What the set does. */
export function doesWords({ set, slots, stand }: StateScene): string {
  if (stand.rule === "set-deleted") return "The set is being deleted.";
  if (stand.rule === "not-observed") return "The set was changed.";
  if (stand.rule === "scaled-to-zero") return "The set is scaled to 0 replicas.";
  const all = Object.values(slots);
  const leaving = all.filter(({ place }) => place === "condemned").length;
  const { update } = stand.rule === "nothing-to-do" ? {} : boardNotes({ set, slots });
  const parts: string[] = [];
  if (leaving > 0) parts.push(`It scales down: ${count(leaving, "pod is", "pods are")} to go.`);
  const missing = all.filter(({ place, pod }) => place === "in-range" && pod === undefined).length;
  if (missing > 0 && !update) parts.push(`It fills its places: ${set.replicas - missing} of ${count(set.replicas, "pod", "pods")} there.`);
  if (update) parts.push(updateWords(update, set));
  if (parts.length > 0) return parts.join(" ");
  if (stand.rule === "nothing-to-do")
    return `Nothing to do: ${set.replicas === 1 ? "its pod is" : `all ${set.replicas} pods are`} ready and at the revision that is wanted.`;
  const unready = all.filter(({ place, state }) => place === "in-range" && state !== "ready").length;
  return unready > 0
    ? `No update is under way; ${unready} of ${count(set.replicas, "pod is", "pods are")} not ready.`
    : "No update is under way.";
}

function updateWords(
  { revision, updated, reached, held, onDelete }: NonNullable<ReturnType<typeof boardNotes>["update"]>,
  set: SetView,
): string {
  const at = `${updated} of ${count(reached, "pod is", "pods are")} at ${hash(revision, set)}`;
  if (reached === 0) return `An update to ${hash(revision, set)} reaches no pod: the partition holds all of them.`;
  if (onDelete) return `OnDelete: ${at}.`;
  const rest = held > 0 ? `, ${held} held below the partition` : "";
  return `${updated < reached ? "It updates its pods" : "Updated as far as it reaches"}: ${at}${rest}.`;
}

/** What is waited for; undefined where nothing is. */
export function waitWords(scene: StateScene): string | undefined {
  let words = waitText(scene);
  // What the cluster says may end in full stops, or not.
  while (words !== undefined && /[.\s]$/.test(words)) words = words.slice(0, -1);
  return words === undefined ? undefined : `${words}.`;
}

function waitText({ set, slots, stand, slot, facts, now, tone }: StateScene): string | undefined {
  if (stand.kind === "moves") return tone === "stuck" ? overdueWords(stand) : undefined;
  const name = slot?.podName ?? "a pod";
  const why = slot?.reason === undefined ? "" : `: ${shortened(slot.reason)}`;
  switch (stand.rule) {
    case "nothing-to-do":
    case "scaled-to-zero":
      return undefined;
    case "set-deleted":
      return "It goes when all its pods are gone.";
    case "not-observed":
      return `It waits for the controller, which has seen generation ${set.observedGeneration} of ${set.generation}.`;
    case "gone":
      return goneWords(name, slot, facts, now, tone);
    case "available":
      return `It waits until ${name} has been ready for ${set.minReadySeconds} s (minReadySeconds).`;
    case "condemned-ready":
      return `${name} is to be scaled away and is not ready${why}. With another pod that is not ready either, it is not deleted: nothing goes on by itself.`;
    case "max-unavailable":
      return `It waits: ${unavailable(slots)} not available, and maxUnavailable is ${set.maxUnavailable ?? 1}. One of them is ${name}${why}.`;
    case "partition":
      return `It waits for a person: ${held(set, slots)} held below partition ${set.partition ?? 0}.`;
    case "on-delete":
      return "It waits for a person, who deletes the outdated pods: none is replaced by itself.";
    case "rollback-trap":
      return `It waits until ${name} is ready, but ${name} is not at the revision that is wanted: it is not replaced before it is ready, and nothing makes it ready${why}.`;
    case "broken-revision":
      return `${name} is at the revision that is wanted, and does not become ready${why}.`;
    case "image":
      return `It waits for ${name}, whose image cannot be had${why}.`;
    case "unschedulable":
      return `It waits for ${name}, which no node takes${why}`;
    case "claim-pending":
      return `It waits for ${name}, whose claim ${unboundClaim(slot)} is not bound${why}`;
    case "claim-gone":
      return `It waits until the old claim of ${name} is gone: a new pod is not created on a claim that is being deleted.`;
    case "quota":
      return `${name} cannot be created: ${shortened(facts.refusal?.message ?? "the API server refuses it")}`;
    case "ready":
      return `It waits until ${name} is ready${slot ? `, which is ${stateWords(slot)}` : ""}${why}.`;
  }
}

/** The whole of it stands among the evidence. */
function shortened(text: string): string {
  const start = text.slice(0, reasonMax).trimEnd();
  return start.length < text.trimEnd().length ? `${start}…` : start;
}

/** What the controller does within moments and has not done. */
function overdueWords({ does, ordinal }: Extract<StateScene["stand"], { kind: "moves" }>): string {
  const deed = does === "create" ? `create ordinal ${ordinal}` : `delete ordinal ${ordinal}`;
  const taken = does === "create" ? ", it is refused, or a pod of somebody else has the name" : ", or it is refused";
  return `The controller should ${deed} at once, and has not done so for more than a minute: it may not run${taken}.`;
}

function goneWords(name: string, slot: Slot | undefined, facts: RolloutFacts, now: number, tone: RolloutTone): string {
  const until = slot?.pod?.deletedAt;
  if (until === undefined) return `It waits until ${name} is gone.`;
  const left = Math.ceil((Date.parse(until) - now) / 1000);
  const kept = facts.pods[slot?.podName ?? ""]?.finalizers ?? [];
  if (kept.length > 0) return `It waits until ${name} is gone, which finalizers keep: ${kept.join(", ")}.`;
  if (left > 0) return `It waits until ${name} is gone: it is ending, and has ${left} s at the most.`;
  const lost = tone === "stuck" ? " Its node may be lost: then it stays until the node is back, or is gone for good." : "";
  return `It waits until ${name} is gone, whose time to end is over.${lost}`;
}

/** What comes next; undefined where nothing does, or nobody can say. */
export function nextWords({ set, stand, tone }: StateScene, next: NextMove | undefined): string | undefined {
  if (tone === "stuck") return stand.rule === "rollback-trap" ? "Nothing comes next before a person deletes that pod." : undefined;
  if (stand.rule === "set-deleted" || stand.rule === "not-observed") return undefined;
  if (!next) return tone === "waits" ? "Then there is nothing left to do." : undefined;
  const name = `${set.name}-${next.ordinal}`;
  const at = next.revision === undefined ? "" : ` at ${hash(next.revision, set)}`;
  if (next.does === "create") return `Next: ${name} is created${at}.`;
  return next.revision === undefined
    ? `Next: ${name} is deleted, and does not come back.`
    : `Next: ${name} is deleted, and comes back${at}.`;
}

function stateWords({ state, pod }: Slot): string {
  if (state === "pending") return "waiting for a node";
  if (state === "starting") return "starting";
  if (state === "failing") return "failing";
  return pod ? "running and not ready" : "not there";
}

function unavailable(slots: Board["slots"]): string {
  const away = Object.values(slots).filter(({ place, state }) => place === "in-range" && state !== "ready");
  return count(away.length, "pod is", "pods are");
}

function held(set: SetView, slots: Board["slots"]): string {
  const ordinals = Object.values(slots).filter(
    ({ ordinal, place, pod }) => place === "in-range" && ordinal < set.start + (set.partition ?? 0) && pod?.revision !== set.updateRevision,
  );
  return `${ordinals.length === 1 ? "ordinal" : "ordinals"} ${ordinalWords(ordinals.map(({ ordinal }) => ordinal))} ${ordinals.length === 1 ? "is" : "are"}`;
}

function unboundClaim(slot: Slot | undefined): string {
  return slot?.claims.find(({ phase }) => phase !== "Bound")?.name ?? "";
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function hash(revision: string, { name }: SetView): string {
  return revision.startsWith(`${name}-`) ? revision.slice(name.length + 1) : revision;
}
