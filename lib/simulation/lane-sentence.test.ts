import { expect, test } from "vitest";
import { forecast } from "./forecast.ts";
import { nextHappeningAt, previousHappeningAt } from "./happenings.ts";
import { laneSentence } from "./lane-sentence.ts";
import { forecastRequest, setLane } from "./testing/forecast-request.ts";

function saidAt(at: number, ...given: Parameters<typeof forecastRequest>): string {
  const told = forecast(forecastRequest(...given));
  const [lane] = told.lanes;
  if (!lane) throw new Error("There is no lane");
  return laneSentence(told, lane, at);
}

test("tells what goes, what comes, who serves the new revision, and how many are ready", () => {
  const five = { set: { replicas: 5 } };
  expect(saidAt(0, five)).toBe("about to begin; 5 of 5 ready");
  expect(saidAt(31_000, five)).toBe("deleting web-2; web-3 and web-4 serve the new revision; 4 of 5 ready");
  expect(saidAt(37_000, five)).toBe("starting web-2; web-3 and web-4 serve the new revision; 4 of 5 ready");
  expect(saidAt(76_000, five)).toBe("finished; all serve the new revision; 5 of 5 ready");
  expect(saidAt(70_000, five)).toBe("starting web-0; 4 pods serve the new revision; 4 of 5 ready");
});

test("tells of pods that are to go that they are more than wanted", () => {
  expect(saidAt(1000, { set: { replicas: 5 }, change: { template: false, replicas: 3 } })).toBe("deleting web-4; 4 ready, 3 wanted");
});

test("tells why nothing moves", () => {
  expect(saidAt(40_000, { lanes: [setLane({ partition: 2 })] })).toBe(
    "held by the partition until somebody lowers it; web-2 serves the new revision; 3 of 3 ready",
  );
  expect(saidAt(9000, { lanes: [{ workload: "StatefulSet", policy: "OrderedReady", strategy: "OnDelete" }] })).toBe(
    "waiting for somebody to delete a pod; 3 of 3 ready",
  );
  const broken = { revision: { kind: "never-ready" }, person: { goesBackAfterMs: 60_000 } } as const;
  expect(saidAt(30_000, broken)).toBe("held up by web-2, which does not become ready; 2 of 3 ready");
  expect(saidAt(70_000, broken)).toBe(
    "stuck: web-2 still has the revision that was taken back, and somebody has to delete it; 2 of 3 ready",
  );
});

test("steps from one happening to the next and back", () => {
  const told = forecast(forecastRequest());
  const next = nextHappeningAt(told, 0);
  expect(next).toBe(25);
  expect(nextHappeningAt(told, next)).toBe(5050);
  expect(previousHappeningAt(told, 5050)).toBe(25);
  expect(previousHappeningAt(told, 0)).toBe(0);
  expect(nextHappeningAt(told, told.until)).toBe(told.until);
});
