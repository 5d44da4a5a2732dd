import { describe, expect, test } from "vitest";
import { forecast } from "./forecast.ts";
import type { ForecastRequest } from "./forecast-request.ts";
import type { ForecastLane } from "./forecast-result.ts";
import { forecastRequest, lasting, setLane } from "./testing/forecast-request.ts";

const gateOn = { MaxUnavailableStatefulSet: true };

/** What is done to pods: "d4 d3" at one moment, then "c3@after". */
function movesOf(lane: ForecastLane | undefined): string[] {
  const told: { at: number; words: string[] }[] = [];
  for (const { at, do: verb, ordinal, revision } of lane?.moves ?? []) {
    const word = verb === "delete" ? `d${ordinal}` : `c${ordinal}@${revision}`;
    const last = told.at(-1);
    if (last?.at === at) last.words.push(word);
    else told.push({ at, words: [word] });
  }
  return told.map(({ words }) => words.join(" "));
}

function only(request: ForecastRequest): ForecastLane | undefined {
  return forecast(request).lanes[0];
}

describe("the golden traces of the reconcile loop, on a forecast's clock", () => {
  test("G1: creation from nothing, one after the other", () => {
    const lane = only(forecastRequest({ set: { replicas: 1 }, change: { template: false, replicas: 4 } }));
    expect(movesOf(lane)).toEqual(["c1@before", "c2@before", "c3@before"]);
  });

  test("G2: a rolling update", () => {
    expect(movesOf(only(forecastRequest()))).toEqual(["d2", "c2@after", "d1", "c1@after", "d0", "c0@after"]);
  });

  test("G3, G4: a broken revision taken back sticks in order, until its pod is deleted, and heals in parallel", () => {
    const broken = { revision: { kind: "never-ready" }, person: { goesBackAfterMs: 60_000 } } as const;
    const ordered = only(forecastRequest(broken));
    expect(movesOf(ordered)).toEqual(["d2", "c2@after"]);
    expect(ordered?.end).toMatchObject({ kind: "stuck", rule: "rollback-trap", ordinal: 2 });
    const helped = only(forecastRequest({ ...broken, person: { goesBackAfterMs: 60_000, deletesStuckAfterMs: 30_000 } }));
    expect(movesOf(helped).at(-1)).toBe("c2@before");
    expect(helped?.end.kind).toBe("finished");
    const parallel = only(forecastRequest({ ...broken, lanes: [setLane({ policy: "Parallel" })] }));
    expect(movesOf(parallel)).toEqual(["d2", "c2@after", "d2", "c2@before"]);
    expect(parallel?.end.kind).toBe("finished");
  });

  test("G5: two unready pods to be scaled away block OrderedReady for ever, and Parallel not at all", () => {
    const request = { set: { replicas: 5, notReady: [3, 4] }, change: { template: false, replicas: 3 } };
    const ordered = only(forecastRequest(request));
    expect(movesOf(ordered)).toEqual([]);
    expect(ordered?.end).toMatchObject({ kind: "stuck", rule: "condemned-ready", ordinal: 4 });
    expect(movesOf(only(forecastRequest({ ...request, lanes: [setLane({ policy: "Parallel" })] })))).toEqual(["d4 d3"]);
  });

  test("G6: a partition holds what is below it, for ever", () => {
    const lane = only(forecastRequest({ lanes: [setLane({ partition: 2 })] }));
    expect(movesOf(lane)).toEqual(["d2", "c2@after"]);
    expect(lane?.end).toMatchObject({ kind: "waits-for-person", rule: "partition" });
  });

  test("G7: in order, maxUnavailable deletes in batches and creates one by one", () => {
    const lane = only(forecastRequest({ set: { replicas: 5 }, lanes: [setLane({ maxUnavailable: 2 })], gates: gateOn }));
    expect(movesOf(lane)).toEqual(["d4 d3", "c3@after", "c4@after", "d2 d1", "c1@after", "c2@after", "d0", "c0@after"]);
  });

  test("G8: in parallel an old broken pod eats the budget in 1.35.0, and is free of it in 1.37", () => {
    const request = { set: { notReady: [0] }, lanes: [setLane({ policy: "Parallel", maxUnavailable: 1 })] };
    expect(movesOf(only(forecastRequest({ ...request, release: "1.35.0" })))).toEqual([]);
    expect(movesOf(only(forecastRequest({ ...request, release: "1.37" })))).toEqual(["d0", "c0@after", "d2", "c2@after", "d1", "c1@after"]);
  });

  test("G9: in parallel maxUnavailable is a sliding window", () => {
    const lane = only(
      forecastRequest({ set: { replicas: 5 }, lanes: [setLane({ policy: "Parallel", maxUnavailable: 2 })], gates: gateOn }),
    );
    expect(movesOf(lane)).toEqual(["d4 d3", "c3@after c4@after", "d2 d1", "c1@after c2@after", "d0", "c0@after"]);
    expect(lane?.facts.fewestServing).toBe(3);
  });

  test("G10: a raised start creates upwards, then deletes what has fallen below", () => {
    const lane = only(forecastRequest({ change: { template: false, start: 2 } }));
    expect(movesOf(lane)).toEqual(["c3@before", "c4@before", "d1", "d0"]);
    expect(lane?.end.kind).toBe("finished");
  });
});

describe("how long it takes follows from what a pod takes", () => {
  const [start, ready, stop] = [4_000, 6_000, 5_000];
  const pod = { start: lasting(start), ready: lasting(ready), stop: lasting(stop), source: { kind: "given" } } as const;
  const one = start + ready + stop;
  /** What controllers take at most to see and act, for each ordinal. */
  const reactionsMs = 500;
  const took = (given: Parameters<typeof forecastRequest>[0]) => only(forecastRequest({ pod, ...given }))?.facts.finishedAfterMs ?? -1;

  test.each([
    ["one by one", { set: { replicas: 5 } }, 5 * one, 5],
    ["with minReadySeconds", { set: { replicas: 3, minReadySeconds: 10 } }, 3 * (one + 10_000), 3],
    [
      "in order, two deleted at a time",
      { set: { replicas: 4 }, lanes: [setLane({ maxUnavailable: 2 })], gates: gateOn },
      2 * stop + 4 * (start + ready),
      4,
    ],
    [
      "in parallel, two at a time",
      { set: { replicas: 4 }, lanes: [setLane({ policy: "Parallel", maxUnavailable: 2 })], gates: gateOn },
      2 * one,
      4,
    ],
    ["a Deployment with a surge of one", { lanes: [{ workload: "Deployment", strategy: "RollingUpdate" }] }, 3 * (start + ready), 6],
  ] as const)("%s", (_, given, ms, ordinals) => {
    const finished = took(given as Parameters<typeof forecastRequest>[0]);
    expect(finished).toBeGreaterThanOrEqual(ms);
    expect(finished).toBeLessThanOrEqual(ms + ordinals * reactionsMs);
  });
});
