import { expect, test } from "vitest";
import type { WirePod } from "./objects/pod.ts";
import { isAvailable } from "./pod-availability.ts";

const since = Date.UTC(2026, 0, 1);
const pod: WirePod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web-0" },
  spec: { containers: [] },
  status: { phase: "Running", conditions: [{ type: "Ready", status: "True", lastTransitionTime: "2026-01-01T00:00:00Z" }] },
};

test("a pod is available once it has been ready for longer than minReadySeconds, not just as long", () => {
  expect(isAvailable(pod, 3, since + 3000)).toBe(false);
  expect(isAvailable(pod, 3, since + 3001)).toBe(true);
  expect(isAvailable(pod, 0, since)).toBe(true);
});
