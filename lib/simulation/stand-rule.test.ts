import { expect, test } from "vitest";
import { forecast } from "./forecast.ts";
import { forecastRequest, setLane } from "./testing/forecast-request.ts";

const fails = { revision: { kind: "ready-then-fails", afterMs: 15_000 }, person: { goesBackAfterMs: 40_000 } } as const;

test("what heals by itself is never said to be the trap", () => {
  const lanes = [setLane({ policy: "Parallel" }), { workload: "Deployment", strategy: "RollingUpdate" } as const];
  for (const lane of forecast(forecastRequest({ ...fails, lanes, set: { replicas: 5 } })).lanes) {
    expect(lane.end.kind).toBe("finished");
    expect(lane.waits.map(({ rule }) => rule)).not.toContain("rollback-trap");
  }
});

test("in parallel nobody waits for a pod that is replaced when its turn comes", () => {
  const [lane] = forecast(forecastRequest({ lanes: [setLane({ policy: "Parallel" })], set: { notReady: [0] } })).lanes;
  expect(lane?.waits.slice(0, 2)).toMatchObject([
    { rule: "gone", ordinal: 2 },
    { rule: "ready", ordinal: 2 },
  ]);
});

test("pods that crash in a revision that was taken back are the trap, not a broken revision", () => {
  const revision = { kind: "crash-loop", runsMs: 3000, hasReadinessProbe: false } as const;
  const [lane] = forecast(forecastRequest({ revision, set: { hasReadinessProbe: false }, person: { goesBackAfterMs: 60_000 } })).lanes;
  expect(lane?.end).toMatchObject({ kind: "stuck", rule: "rollback-trap" });
});

test("whoever deletes stuck pods deletes each in its turn, also one that was waited for before another", () => {
  const person = { ...fails.person, deletesStuckAfterMs: 20_000 };
  const [lane] = forecast(forecastRequest({ ...fails, person, set: { replicas: 5 } })).lanes;
  expect(lane?.end.kind).toBe("finished");
  expect(lane?.moves.filter(({ rule }) => rule === "by-person").map(({ ordinal }) => ordinal)).toEqual([3, 4]);
});
