import { describe, expect, test } from "vitest";
import type { SlotLine } from "@/lib/timeline/timeline.ts";
import { bandSteps } from "./band-steps.ts";
import { foldRows } from "./fold-rows.ts";
import { stepPath } from "./step-path.ts";
import { heldRange, pannedRange, zoomedRange } from "./time-range.ts";

function slots(count: number): SlotLine[] {
  return Array.from({ length: count }, (_, ordinal) => ({ ordinal, spans: [] }));
}

describe("rows of a lane", () => {
  test("are its ordinals while there are few", () => {
    expect(foldRows(slots(60), new Set())).toHaveLength(60);
  });

  test("are bands of equally many when there are more, and none is left out", () => {
    const rows = foldRows(slots(1000), new Set());
    expect(rows).toHaveLength(40);
    expect(rows[0]).toMatchObject({ kind: "band", first: 0, last: 24 });
    expect(rows.at(-1)).toMatchObject({ kind: "band", first: 975, last: 999 });
    expect(foldRows(slots(61), new Set()).at(-1)).toMatchObject({ first: 60, last: 60 });
  });

  test("an open band is followed by its ordinals", () => {
    const rows = foldRows(slots(1000), new Set([25]));
    expect(rows).toHaveLength(65);
    expect(rows[2]).toMatchObject({ kind: "slot", slot: { ordinal: 25 } });
  });
});

test("a band is made of those that serve the old revision, the new one, and those that do not serve; a place without a pod is none of them", () => {
  const lines: SlotLine[] = [
    { ordinal: 0, spans: [{ phase: "ready", from: 0, to: 100, revision: "old", life: 1 }] },
    {
      ordinal: 1,
      spans: [
        { phase: "ready", from: 0, to: 10, revision: "old", life: 1 },
        { phase: "ending", from: 10, to: 20, revision: "old", life: 1 },
        { phase: "absent", from: 20, to: 30, life: 0 },
        { phase: "starting", from: 30, to: 40, revision: "new", life: 2 },
        { phase: "ready", from: 40, to: 100, revision: "new", life: 2 },
      ],
    },
  ];
  expect(bandSteps(lines, "new")).toEqual([
    { at: 0, before: 2, after: 0, present: 0, failing: 0 },
    { at: 10, before: 1, after: 0, present: 1, failing: 0 },
    { at: 20, before: 1, after: 0, present: 0, failing: 0 },
    { at: 30, before: 1, after: 0, present: 1, failing: 0 },
    { at: 40, before: 1, after: 1, present: 0, failing: 0 },
  ]);
});

test("a band whose pods are scaled away is empty from then on", () => {
  const gone: SlotLine = {
    ordinal: 7,
    spans: [
      { phase: "ready", from: 0, to: 10, revision: "old", life: 1 },
      { phase: "ending", from: 10, to: 20, revision: "old", life: 1 },
      { phase: "absent", from: 20, to: 100, life: 0 },
    ],
  };
  expect(bandSteps([gone], "new").at(-1)).toEqual({ at: 20, before: 0, after: 0, present: 0, failing: 0 });
});

test("an area's path follows the steps and is cut at the part that is shown", () => {
  const steps = [
    { at: 0, share: 1 },
    { at: 50, share: 0.5 },
  ];
  const edges = ({ share }: { share: number }) => [0, share] as const;
  expect(stepPath(steps, { from: 0, to: 100 }, edges)).toBe("M0,0L50,0L50,0.5L100,0.5L100,1L50,1L50,1L0,1Z");
  expect(stepPath(steps, { from: 60, to: 100 }, edges)).toBe("M0,0.5L100,0.5L100,1L0,1Z");
  expect(stepPath([], { from: 0, to: 1 }, edges)).toBe("");
});

describe("the part of the axis that is shown", () => {
  test("keeps the moment about which it is zoomed in its place, and is never shorter than a second", () => {
    expect(zoomedRange({ from: 0, to: 10_000 }, 0.5, 2_500, 10_000)).toEqual({ from: 1_250, to: 6_250 });
    expect(zoomedRange({ from: 1_000, to: 2_000 }, 0.5, 1_500, 10_000)).toEqual({ from: 1_000, to: 2_000 });
    expect(zoomedRange({ from: 1_000, to: 6_000 }, 4, 1_500, 10_000)).toEqual({ from: 0, to: 10_000 });
  });

  test("stops at the ends when it is moved", () => {
    expect(pannedRange({ from: 0, to: 4_000 }, -0.25, 10_000)).toEqual({ from: 0, to: 4_000 });
    expect(pannedRange({ from: 5_500, to: 9_500 }, 0.25, 10_000)).toEqual({ from: 6_000, to: 10_000 });
    expect(heldRange({ from: 9_900, to: 9_950 }, 10_000)).toEqual({ from: 9_000, to: 10_000 });
  });
});
