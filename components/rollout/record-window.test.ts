import { describe, expect, it } from "vitest";
import type { MarkKind, Phase, Timeline } from "@/lib/timeline/timeline.ts";
import { axisMoments } from "../timeline/time-window.ts";
import { happeningsIn } from "./happenings-in.ts";
import { recordHues, spanHue } from "./record-hues.ts";
import { parseZoom, recordWindow } from "./record-window.ts";

const second = 1_000;
const mark = (at: number, kind: MarkKind, text = kind) => ({ at: at * second, kind, by: "person", text }) as const;
const span = (phase: Phase, from: number, to: number) => ({ phase, from: from * second, to: to * second, life: 1 });

const timeline: Timeline = {
  from: 0,
  until: 2_000 * second,
  watchedFrom: 500 * second,
  slots: [{ ordinal: 0, name: "web-0", spans: [span("ready", 0, 1_010), span("ending", 1_010, 1_020), span("ready", 1_020, 2_000)] }],
  serving: [],
  marks: [mark(600, "template-changed"), mark(1_000, "template-changed"), mark(1_005, "scaled")],
};

describe("the part of a recording that is shown", () => {
  it("is the last rollout, from its first wish until it came to rest and a little longer", () => {
    const { from, to } = recordWindow(timeline, "rollout");
    expect(from).toBe(998 * second);
    expect(to).toBe(1_040 * second);
  });

  it("goes on to now while a pod is not ready", () => {
    const [slot] = timeline.slots;
    const waiting = { ordinal: 1, name: "web-1", spans: [span("waiting", 1_012, 2_000)] };
    expect(recordWindow({ ...timeline, slots: slot ? [slot, waiting] : [] }, "rollout").to).toBe(2_000 * second);
  });

  it("is the last five minutes, or all", () => {
    expect(recordWindow(timeline, "5m")).toEqual({ from: 1_700 * second, to: 2_000 * second });
    expect(recordWindow(timeline, "all")).toEqual({ from: 0, to: 2_000 * second });
    expect(recordWindow({ ...timeline, marks: [] }, "rollout")).toEqual({ from: 1_700 * second, to: 2_000 * second });
  });

  it("is what the query says, and the last rollout where that is nonsense", () => {
    expect([parseZoom("all"), parseZoom("5m"), parseZoom("x"), parseZoom(null)]).toEqual(["all", "5m", "rollout", "rollout"]);
  });

  it("has round moments on its axis, with room for their words", () => {
    expect(axisMoments({ from: 0, to: 60 * second }, 6)).toEqual([10, 20, 30, 40, 50].map((at) => at * second));
    expect(axisMoments({ from: 0, to: 365 * 86_400 * second }, 6).length).toBeLessThanOrEqual(6);
  });
});

describe("what happened", () => {
  it("is listed newest first, marks and what became of pods together", () => {
    const found = happeningsIn(timeline, { from: 990 * second, to: 1_100 * second });
    expect(found.map(({ at, text }) => `${at / second} ${text}`)).toEqual(["1020 is ready", "1005 scaled", "1000 template-changed"]);
    expect(happeningsIn(timeline, { from: 0, to: 10 })).toEqual([expect.objectContaining({ text: "is ready", isReconstructed: true })]);
  });
});

describe("hues of a recording", () => {
  const step = (currentRevision: string, updateRevision: string) => ({
    at: 0,
    replicas: 1,
    start: 0,
    strategy: "RollingUpdate",
    minReadySeconds: 0,
    currentRevision,
    updateRevision,
  });

  it("keep the new and the old revision apart, also when the rollout is done", () => {
    const hues = recordHues([step("a", "a"), step("a", "b"), step("b", "b")]);
    expect(["a", "b", "z", undefined].map((revision) => spanHue(revision, hues))).toEqual(["current", "update", "other", "none"]);
  });

  it("are the board's where there is one revision", () => {
    expect(spanHue("a", recordHues([step("a", "a")]))).toBe("current");
  });
});
