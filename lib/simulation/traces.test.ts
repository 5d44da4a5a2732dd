import { describe, expect, test } from "vitest";
import { listRecordings, recordingsOf } from "../lab/testing/conformance-directory.ts";
import { readTrace } from "../lab/testing/trace.ts";
import { type ReplayedStep, replayTrace } from "./testing/replay-trace.ts";

const names = listRecordings("traces");
const replays = names.flatMap((name) => {
  const replay = replayTrace(readTrace(recordingsOf("traces"), name));
  return replay?.steps.some(({ recorded }) => recorded.length > 0) ? [{ name, ...replay }] : [];
});

/** In parallel, which of several pods is created first is chance; deletions have an order there too. */
function comparable(moves: readonly string[], isOrdered: boolean): readonly string[] {
  if (isOrdered) return moves;
  const created = moves.filter((move) => move.startsWith("c")).sort();
  return [...moves.filter((move) => move.startsWith("d")), ...created];
}

describe("the set of a forecast deletes and creates pods in the order that was recorded", () => {
  test.for(replays)("$name", ({ steps, isOrdered }) => {
    const told = (side: "recorded" | "forecast") =>
      steps.map((step: ReplayedStep) => `${step.step}: ${comparable(step[side], isOrdered).join(" ")}`);
    expect(told("forecast")).toEqual(told("recorded"));
  });

  test("in nearly all recordings of sets, many of them to the end; the others until an act that a forecast has no words for", () => {
    expect(replays.length).toBeGreaterThan(55);
    expect(replays.filter(({ endedAt }) => endedAt === undefined).length).toBeGreaterThanOrEqual(25);
  });
});
