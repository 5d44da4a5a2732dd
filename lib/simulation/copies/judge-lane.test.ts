import { describe, expect, it } from "vitest";
import { forecast } from "../forecast.ts";
import type { LaneSpec } from "../forecast-request.ts";
import { forecastRequest } from "../testing/forecast-request.ts";
import { judgeLane } from "./judge-lane.ts";
import type { ObservedMove } from "./observed-lane.ts";

function laneOf(spec: LaneSpec) {
  const [lane] = forecast(forecastRequest({ lanes: [spec] })).lanes;
  if (!lane) throw new Error("There is no lane.");
  return lane;
}

const ordered = laneOf({ workload: "StatefulSet", policy: "OrderedReady", strategy: "RollingUpdate" });
const parallel = laneOf({ workload: "StatefulSet", policy: "Parallel", strategy: "RollingUpdate" });
const deployment = laneOf({ workload: "Deployment", strategy: "RollingUpdate" });
const swapped = (moves: readonly ObservedMove[], a: number, b: number) =>
  moves.with(a, moves[b] as ObservedMove).with(b, moves[a] as ObservedMove);

describe("the order", () => {
  it("is the same when every pod's turn is", () => {
    expect(judgeLane(ordered, { moves: ordered.moves, end: undefined }).isOrderSame).toBe(true);
  });

  it("differs where two deletions are swapped, in words that say where", () => {
    const verdict = judgeLane(ordered, { moves: swapped(ordered.moves, 0, 2), end: undefined });
    expect(verdict).toMatchObject({
      isOrderSame: false,
      order: expect.stringMatching(/^Order differs: forecast delete \d, seen delete \d \(number 1\)\.$/) as string,
    });
  });

  it("of creations is chance under Parallel, of deletions it is not", () => {
    const creations = parallel.moves.flatMap((move, index) => (move.do === "create" ? [index] : []));
    const deletions = parallel.moves.flatMap((move, index) => (move.do === "delete" ? [index] : []));
    const judge = ([a = 0, b = 0]: readonly number[]) => judgeLane(parallel, { moves: swapped(parallel.moves, a, b), end: undefined });
    expect([judge(creations).isOrderSame, judge(deletions).isOrderSame]).toEqual([true, false]);
  });

  it("of a Deployment's pods is none, their number counts", () => {
    expect(judgeLane(deployment, { moves: deployment.moves.toReversed(), end: undefined }).isOrderSame).toBe(true);
    expect(judgeLane(deployment, { moves: deployment.moves.slice(1), end: undefined }).isOrderSame).toBe(false);
  });
});

it("says in per cent how much longer it took", () => {
  const finished = ordered.facts.finishedAfterMs ?? 0;
  const verdict = judgeLane(ordered, { moves: ordered.moves, end: { kind: "finished", at: finished * 1.1 } });
  expect(verdict).toMatchObject({ differencePercent: 10, time: expect.stringContaining("10 % more") as string });
  expect(judgeLane(ordered, { moves: [], end: { kind: "stands", at: 1 } }).time).toMatch(
    /^Not finished, though it was forecast to be after/,
  );
});
