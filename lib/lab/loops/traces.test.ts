import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { WireEvent } from "../../controllers/objects/event.ts";
import type { Change } from "../store/change.ts";
import { GeneratedNames } from "../testing/generated-names.ts";
import { SeenState, stateAtRest } from "../testing/state-at-rest.ts";
import { listTraces, readTrace, type TraceLine, type TraceStep } from "../testing/trace.ts";
import { TracePlayer } from "../testing/trace-player.ts";

const seed = 7;
const own = fileURLToPath(new URL("../conformance", import.meta.url));
const traces = join(process.env.CONFORMANCE_DIR ?? own, "traces");

test("the product's own copies of the recordings are all there", () => {
  expect(listTraces(join(own, "traces"))).toHaveLength(29);
});

describe("The controllers do what a real control plane did", () => {
  test.each(listTraces(traces))(
    "%s: after every step the same state at rest, the same answers and events, the same order of pods",
    (name) => {
      const { gates, steps } = readTrace(traces, name);
      const player = new TracePlayer(seed, gates);
      const recorded = new GeneratedNames();
      const expected = new SeenState();
      let ordered = true;
      for (const [index, step] of steps.entries()) {
        const label = `${name} step ${index}: ${JSON.stringify(step.act).slice(0, 160)} (seed ${seed})`;
        player.changes = [];
        const answer = player.play(step.act, step.until, recorded);
        for (const { kind, name: born = "", labels } of step.seen) {
          recorded.note({
            ...(kind !== undefined && { kind }),
            name: born,
            hash: (labels as Record<string, string> | undefined)?.["pod-template-hash"],
          });
        }
        expected.follow(step.seen);
        ordered = isOrdered(step) ?? ordered;
        expect(isAccepted(answer) ? "accepted" : answer, label).toEqual(isAccepted(step.answer) ? "accepted" : step.answer);
        expect(stateAtRest(player.atRest(), player.names), label).toEqual(stateAtRest(expected.lines(), recorded));
        expect(player.names.replace(eventsOf(player.changes)).sort(), label).toEqual(recorded.replace(recordedEvents(step)).sort());
        const together = step.act.verb === "delete" && step.act.kind !== "Pod";
        expect(podOrder(player.changes.map(podMove), player.names, ordered, together), label).toEqual(
          podOrder(step.seen.map(recordedMove), recorded, ordered, together),
        );
      }
      player.close();
    },
  );
});

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

function recordedEvents({ seen }: TraceStep): string[] {
  const events = seen.filter((line) => line.kind === "Event");
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
