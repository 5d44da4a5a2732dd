import { expect, test } from "vitest";
import { forecast } from "./forecast.ts";
import { forecastRequest, setLane } from "./testing/forecast-request.ts";

function brokenOf(...given: Parameters<typeof forecastRequest>) {
  return forecast(forecastRequest(...given)).lanes.map(({ broken }) => broken);
}

test("a pod that did not serve before either is not lost by the update, and going back need not heal it", () => {
  const lanes = [setLane(), setLane({ policy: "Parallel" })];
  expect(brokenOf({ lanes, set: { notReady: [1] } })).toEqual([
    { podsLost: 0, stopsByItself: true, goingBackHeals: true, podsToDelete: [] },
    { podsLost: 1, stopsByItself: true, goingBackHeals: true, podsToDelete: [] },
  ]);
});

test("pods that are to be scaled away do not stand in for those that are lost", () => {
  expect(brokenOf({ change: { template: true, start: 2 } })).toEqual([
    { podsLost: 2, stopsByItself: true, goingBackHeals: false, podsToDelete: [3] },
  ]);
});
