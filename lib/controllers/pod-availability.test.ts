import { expect, test } from "vitest";
import type { WirePod } from "./objects/pod.ts";
import { isAvailable, nextAvailableInMs } from "./pod-availability.ts";

const since = Date.UTC(2026, 0, 1);
const pod: WirePod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web-0" },
  spec: { containers: [] },
  status: { phase: "Running", conditions: [{ type: "Ready", status: "True", lastTransitionTime: "2026-01-01T00:00:00Z" }] },
};

test("a pod is available once it has been ready for minReadySeconds; before 1.35 it had to be longer", () => {
  expect(isAvailable(pod, 3, since + 2999)).toBe(false);
  expect(isAvailable(pod, 3, since + 3000)).toBe(true);
  expect(isAvailable(pod, 3, since + 3000, true)).toBe(false);
  expect(isAvailable(pod, 3, since + 3001, true)).toBe(true);
  expect(isAvailable(pod, 0, since)).toBe(true);
});

test("the next look is when the first pod that waits becomes available", () => {
  expect(nextAvailableInMs([pod], 3, since + 1000)).toBe(2000);
  expect(nextAvailableInMs([pod], 3, since + 3000)).toBeUndefined();
});
