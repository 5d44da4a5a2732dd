import type { WireEvent } from "../../controllers/objects/event.ts";
import type { Change } from "../store/change.ts";
import { differences, missing } from "./differences.ts";
import { GeneratedNames } from "./generated-names.ts";
import { SeenState, stateAtRest } from "./state-at-rest.ts";
import { readTrace, type TraceLine, type TraceStep } from "./trace.ts";
import { TracePlayer } from "./trace-player.ts";

const labelLengthMax = 240;

export interface TraceCheck {
  steps: number;
  objects: number;
  events: number;
  /** What went otherwise than recorded in the first step in which something did, field by field. */
  faults: string[];
}

/** Plays a recording against the lab's own controllers and compares every step as the recordings' README asks; stops at the first step with a difference. */
export function checkTrace(directory: string, name: string, seed: number): TraceCheck {
  const { gates, steps } = readTrace(directory, name);
  const player = new TracePlayer(seed, gates);
  const recorded = new GeneratedNames();
  const expected = new SeenState();
  const check: TraceCheck = { steps: 0, objects: 0, events: 0, faults: [] };
  let ordered = true;
  try {
    for (const step of steps) {
      player.changes = [];
      const answer = player.play(step.act, step.until, recorded);
      noteNames(recorded, step);
      expected.follow(step.seen);
      ordered = isOrdered(step) ?? ordered;
      const [is, was] = [stateAtRest(player.atRest(), player.names), stateAtRest(expected.lines(), recorded)];
      const events = recorded.replace(recordedEvents(step));
      const together = step.act.verb === "delete" && step.act.kind !== "Pod";
      const faults = [
        ...differences(told(step.answer), told(answer), "answer"),
        ...differences(was, is),
        ...missing(events, player.names.replace(eventsOf(player.changes)), "event"),
        ...differences(
          podOrder(step.seen.map(recordedMove), recorded, ordered, together),
          podOrder(player.changes.map(podMove), player.names, ordered, together),
          "order of pods",
        ),
      ];
      if (faults.length > 0) {
        const label = `step ${check.steps + 1} of ${steps.length}, ${JSON.stringify(step.act).slice(0, labelLengthMax)}`;
        return { ...check, faults: [label, ...faults.map((fault) => `  ${fault}`)] };
      }
      check.steps++;
      check.objects = Object.keys(was).length;
      check.events += events.length;
    }
  } finally {
    player.close();
  }
  return check;
}

function noteNames(recorded: GeneratedNames, { seen }: TraceStep): void {
  for (const { kind, name = "", labels } of seen) {
    const hash = (labels as Record<string, string> | undefined)?.["pod-template-hash"];
    recorded.note({ ...(kind !== undefined && { kind }), name, hash });
  }
}

/** A refusal, with words for uids; what succeeded is only that. */
function told(answer: TraceStep["answer"]): unknown {
  if (answer === undefined || isAccepted(answer)) return "accepted";
  return { ...answer, message: answer.message && withoutChance(answer.message) };
}

function withoutChance(message: string): string {
  const told = message.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "<uid>");
  return told.replace(/(patch: Invalid value: )"\{.*\}(\\n)?": .*$/s, "$1<the patched object, and why>");
}

/** The recorded codes of what succeeded say only which verb it was. */
function isAccepted(answer: TraceStep["answer"]): boolean {
  return answer === undefined || answer.answer < 300;
}

function isOrdered({ seen }: TraceStep): boolean | undefined {
  const set = seen.find((line) => line.kind === "StatefulSet");
  return set && (set.spec as { podManagementPolicy: string }).podManagementPolicy === "OrderedReady";
}

function eventsOf(changes: readonly Change[]): string[] {
  const events = changes.filter((change) => change.resource === "events").map((change) => change.object as WireEvent);
  return [...new Set(events.map(({ type, reason, message, involvedObject }) => `${type} ${reason} ${message} ${involvedObject.kind}`))];
}

/** A controller that works from a cache now and then writes what is no longer so, and tries again: that is chance, and cannot happen to ours. */
const stale = "the object has been modified; please apply your changes to the latest version and try again";

function recordedEvents({ seen }: TraceStep): string[] {
  const events = seen.filter((line) => line.kind === "Event" && line.message?.includes(stale) !== true);
  return [...new Set(events.map(({ type = "", reason = "", message, about }) => `${type} ${reason} ${message} ${about?.split("/")[0]}`))];
}

type Move = { move: "created" | "deleting" | "gone"; name: string } | undefined;

function podMove({ resource, type, object }: Change): Move {
  if (resource !== "pods") return undefined;
  const { name, deletionTimestamp } = object.metadata;
  if (type === "MODIFIED" && deletionTimestamp === undefined) return undefined;
  return { name, move: type === "ADDED" ? "created" : type === "DELETED" ? "gone" : "deleting" };
}

function recordedMove(line: TraceLine): Move {
  if (line.kind !== "Pod" || (line.see === "MODIFIED" && line.deleting !== true)) return undefined;
  return { name: line.name ?? "", move: line.see === "ADDED" ? "created" : line.see === "DELETED" ? "gone" : "deleting" };
}

/** A set's pods as they were created, first marked and gone; creations in parallel, and what is collected together, only as a set. */
function podOrder(moves: readonly Move[], names: GeneratedNames, ordered: boolean, together: boolean): string[] {
  const mine = moves.flatMap((move) => (move && names.indexOf(move.name) < 0 ? [`${move.move} ${move.name}`] : []));
  const told = [...new Set(mine)];
  if (together) return told.sort();
  const created = told.filter((move) => move.startsWith("created"));
  return [...(ordered ? created : created.sort()), ...told.filter((move) => !move.startsWith("created"))];
}
