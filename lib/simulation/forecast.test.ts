import { expect, test } from "vitest";
import { forecast } from "./forecast.ts";
import { forecastRequest } from "./testing/forecast-request.ts";

const request = forecastRequest();

test("a rolling update replaces from the highest ordinal down", () => {
  const [lane] = forecast(request).lanes;
  expect(lane?.moves.map((move) => `${move.do} ${move.ordinal}`)).toEqual([
    "delete 2",
    "create 2",
    "delete 1",
    "create 1",
    "delete 0",
    "create 0",
  ]);
  expect(lane?.end.kind).toBe("finished");
  expect(lane?.facts.fewestServing).toBe(2);
});

test("the same request gives the same forecast", () => {
  expect(JSON.stringify(forecast(request))).toBe(JSON.stringify(forecast(request)));
});

test("a broken revision and going back: OrderedReady sticks until a pod is deleted, Parallel heals by itself", () => {
  const policies = ["OrderedReady", "Parallel"] as const;
  const lanes = policies.map((policy) => ({ workload: "StatefulSet", policy, strategy: "RollingUpdate" }) as const);
  const [ordered, parallel] = forecast({ ...request, lanes, revision: { kind: "never-ready" }, person: { goesBackAfterMs: 60_000 } }).lanes;
  expect(ordered?.end).toMatchObject({ kind: "stuck", rule: "rollback-trap", ordinal: 2 });
  expect(ordered?.broken).toEqual({ podsLost: 1, stopsByItself: true, goingBackHeals: false, podsToDelete: [2] });
  expect(parallel?.end.kind).toBe("finished");
  expect(parallel?.broken).toEqual({ podsLost: 1, stopsByItself: true, goingBackHeals: true, podsToDelete: [] });
});
