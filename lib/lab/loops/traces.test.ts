import { describe, expect, test } from "vitest";
import type { WireEvent } from "../../controllers/objects/event.ts";
import type { Change } from "../store/change.ts";
import { comparable } from "../testing/essence.ts";
import { readTrace, type TraceLine, type TraceStep } from "../testing/trace.ts";
import { keyOf, TracePlayer } from "../testing/trace-player.ts";

const seed = 7;
const compared = ["StatefulSet", "ControllerRevision", "Pod", "PersistentVolumeClaim", "EndpointSlice"];

// Not played here: traces that need Deployments (deployment-*, leftover-deployment), deletion of sets and their garbage collection
// (foreground-delete, orphan-and-adopt, retention-deleted), owner references on claims (retention-scaled), history limits
// (revision-history), validation (rejected), and the gate that is off in this release (max-unavailable-*).
const traces = [
  "parallel-create",
  "ordered-create",
  "delete-pod",
  "ordered-create-blocked",
  "parallel-scale-down",
  "pod-failed",
  "publish-not-ready",
  "rolling-update",
  "rollback",
  "partition",
  "on-delete",
  "broken-update",
  "broken-update-parallel",
  "scale-down-and-up",
  "scale-and-update",
  "start-ordinal",
  "update-blocked",
  "min-ready-seconds",
  "revision-history",
  "retention-scaled",
];

describe("The controllers do what a real control plane did", () => {
  test.each(traces)("%s: after every step the same state at rest, the same events, the same order of pods", (name) => {
    const player = new TracePlayer(seed);
    const expected = new Map<string, unknown>();
    let ordered = true;
    for (const [index, step] of readTrace(name).entries()) {
      player.changes = [];
      player.play(step.act, step.until);
      follow(expected, step);
      ordered = isOrdered(step) ?? ordered;
      const label = `${name} step ${index}: ${JSON.stringify(step.act).slice(0, 160)} (seed ${seed})`;
      expect(Object.fromEntries(player.atRest()), label).toEqual(Object.fromEntries(expected));
      expect(eventsOf(player.changes), label).toEqual(recordedEvents(step));
      expect(podOrder(player.changes.map(podMove), ordered), label).toEqual(podOrder(step.seen.map(recordedMove), ordered));
    }
    player.close();
  });
});

function follow(expected: Map<string, unknown>, { seen }: TraceStep): void {
  for (const line of seen.filter(({ kind = "" }) => compared.includes(kind))) {
    const { kind = "", name = "", labels } = line;
    const key = keyOf({ kind, metadata: { name, ...(labels ? { labels: labels as Record<string, string> } : {}) } });
    if (line.see === "DELETED") expected.delete(key);
    else expected.set(key, comparable(line));
  }
}

function isOrdered({ seen }: TraceStep): boolean | undefined {
  const set = seen.find((line) => line.kind === "StatefulSet");
  return set && (set.spec as { podManagementPolicy: string }).podManagementPolicy === "OrderedReady";
}

function eventsOf(changes: readonly Change[]): string[] {
  const events = changes.filter((change) => change.resource === "events").map((change) => change.object as WireEvent);
  return [
    ...new Set(events.map(({ type, reason, message, involvedObject }) => `${type} ${reason} ${message} ${involvedObject.kind}`)),
  ].sort();
}

function recordedEvents({ seen }: TraceStep): string[] {
  const events = seen.filter((line) => line.kind === "Event");
  return [
    ...new Set(events.map(({ type = "", reason = "", message, about }) => `${type} ${reason} ${message} ${about?.split("/")[0]}`)),
  ].sort();
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

/** Pods as they were created, first marked and gone; creations in parallel only as a set. */
function podOrder(moves: readonly Move[], ordered: boolean): string[] {
  const told = [...new Set(moves.flatMap((move) => (move ? [`${move.move} ${move.name}`] : [])))];
  const created = told.filter((move) => move.startsWith("created"));
  return [...(ordered ? created : created.sort()), ...told.filter((move) => !move.startsWith("created"))];
}
