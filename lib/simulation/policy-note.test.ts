import { expect, test } from "vitest";
import { policyNote } from "./policy-note.ts";
import { forecastRequest, setLane } from "./testing/forecast-request.ts";

test("a lane of the other policy is said to need the set made anew; lanes of the set's own, and Deployments, are not", () => {
  expect(policyNote(forecastRequest({ lanes: [setLane(), setLane({ policy: "Parallel" })] }))).toMatch(
    /^This set is OrderedReady\..* for a lane that is Parallel/,
  );
  expect(policyNote(forecastRequest({ set: { podManagementPolicy: "Parallel" } }))).toMatch(/^This set is Parallel\..* OrderedReady/);
  expect(policyNote(forecastRequest({ lanes: [setLane(), { workload: "Deployment", strategy: "Recreate" }] }))).toBeUndefined();
});
