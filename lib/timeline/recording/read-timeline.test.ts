import { describe, expect, it } from "vitest";
import { readTimeline } from "./read-timeline.ts";
import type { RolloutRecord, SpecStep } from "./rollout-record.ts";
import { SetRecord, transitionsMax } from "./set-record.ts";
import { stateAt } from "./state-at.ts";
import type { Transition } from "./transition.ts";

const spec: SpecStep = {
  at: 100,
  replicas: 2,
  start: 0,
  strategy: "RollingUpdate",
  minReadySeconds: 0,
  currentRevision: "web-1",
  updateRevision: "web-1",
};

const keyed = <T>(items: readonly T[]): Record<string, T> => Object.fromEntries(items.map((item, index) => [index, item]));

function record(transitions: readonly Transition[], change: Partial<RolloutRecord> = {}): RolloutRecord {
  return { setName: "web", watchedFrom: 100, transitions: keyed(transitions), specs: { 0: spec }, marks: {}, unwatched: {}, ...change };
}

const on = (ordinal: number, at: number, phase: Transition["phase"], more: Partial<Transition> = {}): Transition => ({
  at,
  ordinal,
  phase,
  life: 1,
  ...(phase === "absent" ? {} : { revision: "web-1" }),
  ...more,
});

const replaced = [
  on(1, 50, "ready", { isReconstructed: true }),
  on(0, 60, "ready", { isReconstructed: true }),
  on(1, 200, "ending"),
  on(1, 210, "absent"),
  on(1, 220, "waiting", { life: 2, revision: "web-2" }),
  on(1, 230, "starting", { life: 2, revision: "web-2" }),
  on(1, 240, "ready", { life: 2, revision: "web-2" }),
];

describe("a recording as a timeline", () => {
  it("has a span for every phase, without gaps, up to the moment that is asked for", () => {
    const { slots, from, until, watchedFrom } = readTimeline(record(replaced), 300);
    expect({ from, until, watchedFrom }).toEqual({ from: 50, until: 300, watchedFrom: 100 });
    expect(slots.map(({ ordinal, name }) => [ordinal, name])).toEqual([
      [0, "web-0"],
      [1, "web-1"],
    ]);
    expect(slots[1]?.spans).toEqual([
      { phase: "ready", from: 50, to: 200, life: 1, revision: "web-1" },
      { phase: "ending", from: 200, to: 210, life: 1, revision: "web-1" },
      { phase: "absent", from: 210, to: 220, life: 0 },
      { phase: "waiting", from: 220, to: 230, life: 2, revision: "web-2" },
      { phase: "starting", from: 230, to: 240, life: 2, revision: "web-2" },
      { phase: "ready", from: 240, to: 300, life: 2, revision: "web-2" },
    ]);
  });

  it("counts who serves", () => {
    expect(readTimeline(record(replaced), 300).serving.map(({ at, serving }) => [at, serving])).toEqual([
      [50, 1],
      [60, 2],
      [200, 1],
      [240, 2],
    ]);
  });

  it("is one span where only the reason changes", () => {
    const waits = [on(0, 10, "waiting"), on(0, 20, "waiting", { reason: "ContainerCreating" }), on(0, 30, "ready")];
    expect(readTimeline(record(waits), 40).slots[0]?.spans.map(({ phase, from, to }) => [phase, from, to])).toEqual([
      ["waiting", 10, 30],
      ["ready", 30, 40],
    ]);
  });

  it("says who deleted a pod only where the controller's Events are seen, and have had time to come", () => {
    const told = { at: 20_000, kind: "pod-deleted", by: "controller", ordinal: 0, text: "deleted by the controller" } as const;
    const marks = { e: told };
    const both = [on(0, 10, "ready"), on(1, 10, "ready"), on(0, 20_000, "ending"), on(1, 40_000, "ending")];
    const deletions = (until: number, known: RolloutRecord["marks"]) =>
      readTimeline(record(both, { marks: known }), until)
        .marks.filter(({ kind }) => kind === "pod-deleted")
        .map(({ ordinal, by, text }) => `${ordinal} ${by}: ${text}`);
    expect(deletions(60_000, marks)).toEqual(["0 controller: deleted by the controller", "1 person: deleted, not by the set's controller"]);
    expect(deletions(41_000, marks)).toEqual(["0 controller: deleted by the controller", "1 controller: deletion asked for"]);
    expect(deletions(60_000, {})).toEqual(["0 controller: deletion asked for", "1 controller: deletion asked for"]);
  });

  it("tells from the controller's Events how the pod before the first one that was seen went", () => {
    const seen = [on(0, 50, "waiting", { isReconstructed: true }), on(0, 60, "ready", { isReconstructed: true })];
    const marks = {
      e: { at: 30, kind: "pod-deleted", by: "controller", ordinal: 0, text: "deleted by the controller", isReconstructed: true },
    } as const;
    const { from, slots, marks: told } = readTimeline(record(seen, { marks }), 100);
    expect(from).toBe(30);
    expect(slots[0]?.spans.map(({ phase, from: begin, to, life }) => [phase, begin, to, life])).toEqual([
      ["ending", 30, 50, 0],
      ["waiting", 50, 60, 1],
      ["ready", 60, 100, 1],
    ]);
    expect(told.map(({ kind, isReconstructed }) => [kind, isReconstructed])).toEqual([
      ["pod-deleted", true],
      ["pod-created", true],
    ]);
  });

  it("does not guess how a place was between two pods that nobody saw", () => {
    const seen = [on(0, 50_000, "waiting", { isReconstructed: true })];
    const by = { by: "controller", ordinal: 0, text: "", isReconstructed: true } as const;
    const marks = { a: { at: 30_000, kind: "pod-deleted", ...by }, b: { at: 32_000, kind: "pod-created", ...by } } as const;
    expect(readTimeline(record(seen, { marks }), 60_000).slots[0]?.spans.map(({ phase }) => phase)).toEqual(["waiting"]);
  });

  it("marks restarts with their reason, and crashes once", () => {
    const crash = [
      on(0, 10, "starting"),
      on(0, 20, "failing", { reason: "exit code 1" }),
      on(0, 30, "failing", { reason: "CrashLoopBackOff", restarts: 1 }),
      on(0, 40, "starting", { restarts: 2 }),
    ];
    expect(readTimeline(record(crash), 50).marks.map(({ at, kind, text }) => [at, kind, text])).toEqual([
      [20, "crashed", "exit code 1"],
      [30, "restarted", "restarted after exit code 1, 1 so far"],
      [40, "restarted", "restarted after CrashLoopBackOff, 2 so far"],
    ]);
  });

  it("marks what a person asked for, and tells a way back from a change", () => {
    const steps: SpecStep[] = [
      spec,
      { ...spec, at: 110, updateRevision: "web-2" },
      { ...spec, at: 120, updateRevision: "web-2", partition: 1 },
      { ...spec, at: 130, updateRevision: "web-1", partition: 1 },
      { ...spec, at: 140, updateRevision: "web-1", partition: 1, replicas: 3, strategy: "OnDelete" },
      { ...spec, at: 150, updateRevision: "web-1", partition: 1, replicas: 3, strategy: "OnDelete", maxUnavailable: 2 },
    ];
    const { marks } = readTimeline(record([on(0, 10, "ready")], { specs: keyed(steps) }), 200);
    expect(marks.map(({ kind, by, text }) => `${kind} by ${by}: ${text}`)).toEqual([
      "template-changed by person: template changed: web-2",
      "partition-set by person: partition 0 → 1",
      "went-back by person: went back to web-1",
      "scaled by person: replicas 2 → 3",
      "strategy-set by person: strategy RollingUpdate → OnDelete",
      "strategy-set by person: maxUnavailable unset → 2",
    ]);
  });

  it("tells when nobody watched, also when that still lasts", () => {
    expect(readTimeline(record(replaced, { unwatched: { 0: { from: 205, to: 215 }, 1: { from: 250 } } }), 300).unwatched).toEqual([
      { from: 205, to: 215 },
      { from: 250, to: 300 },
    ]);
  });
});

describe("a moment of a recording", () => {
  const at = (moment: number, change: Partial<RolloutRecord> = {}) => stateAt(record(replaced, change), moment);

  it("has every place as it was", () => {
    const phases = (moment: number) => at(moment)?.places.map(({ ordinal, phase, life }) => `${ordinal} ${phase} ${life}`);
    expect(phases(205)).toEqual(["0 ready 1", "1 ending 1"]);
    expect(phases(215)).toEqual(["0 ready 1", "1 absent 1"]);
    expect(phases(1_000)).toEqual(["0 ready 1", "1 ready 2"]);
  });

  it("leaves out where no pod was and none was asked for", () => {
    expect(at(215, { specs: { 0: { ...spec, replicas: 1 } } })?.places.map(({ ordinal }) => ordinal)).toEqual([0]);
  });

  it("says when it is older than the watch, or was not watched", () => {
    expect(at(70)).toMatchObject({ isReconstructed: true, isUnwatched: false });
    expect(at(210, { unwatched: { 0: { from: 205 } } })).toMatchObject({ isReconstructed: false, isUnwatched: true });
  });

  it("is not there before the record begins", () => {
    expect(at(40)).toBeUndefined();
    expect(at(205, { beginsAt: 208 })).toBeUndefined();
  });
});

describe("the record of a set", () => {
  it("is bounded: the oldest goes, how each place stood at the beginning stays, and the record says where it begins", () => {
    const kept = new SetRecord();
    const write = (transition: Transition) =>
      kept.write(transition.ordinal, { track: { uid: "a", wasReady: true, last: transition }, transitions: [transition] });
    write(on(0, 1, "ready"));
    for (let number = 0; number < transitionsMax + 100; number++) write(on(1, 10 + number, number % 2 === 0 ? "unready" : "ready"));
    const read = kept.toRecord("web", 0, new Map());
    expect(Object.keys(read.transitions)).toHaveLength(transitionsMax + 2);
    expect(read.beginsAt).toBe(10 + 99);
    expect(stateAt(read, read.beginsAt ?? 0)?.places.map(({ ordinal, phase }) => `${ordinal} ${phase}`)).toEqual(["0 ready", "1 ready"]);
    expect(readTimeline(read, 20_000).slots.map(({ spans }) => spans[0]?.from)).toEqual([109, 109]);
  });
});
