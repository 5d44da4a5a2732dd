import { expect, it } from "vitest";
import { forecastCall } from "../protocol/forecast-body.ts";
import { answerForecast } from "./answer-forecast.ts";
import { forecastBasis } from "./forecast-basis.ts";
import { labScene } from "./testing/lab-scene.ts";

const scene = labScene();
const address = { namespace: "default", name: "myapp-stateful" };

it("tells what a forecast of a live set begins with, measured on its own pods", async () => {
  await scene.until(() => scene.set().status.ready === 3);
  await scene.until(() =>
    [...scene.cluster.cache.inNamespace("pods", "default")].every((pod) =>
      pod.conditions.some(({ type, status }) => type === "Ready" && status === "True"),
    ),
  );
  const { set, pod, times, release, serverVersion, notes } = forecastBasis(
    { cluster: scene.cluster, recorder: { starts: () => [] } },
    address,
  );
  expect(set).toMatchObject({ ...address, replicas: 3, podManagementPolicy: "Parallel", hasReadinessProbe: true });
  expect(set.notReady).toBeUndefined();
  expect(pod.source).toEqual({ kind: "measured", of: 3 });
  expect(times).toMatchObject({ starts: "timestamps", of: 3, stops: "assumed", stopsOf: 0 });
  expect(times.about).toBe(
    "Measured on 3 starts of this set's pods, by their timestamps in whole seconds; how long they take to stop is assumed.",
  );
  expect(pod.stop.ms).toBeLessThanOrEqual(set.graceSeconds * 1000);
  expect([release, serverVersion?.startsWith("v1.35."), notes]).toEqual(["1.35.4", true, []]);
});

it("answers a forecast of a live set by its name", () => {
  const call = forecastCall.parse({ set: address, lanes: [{ workload: "StatefulSet", strategy: "OnDelete" }] });
  const { request, lanes } = answerForecast(call, (asked) =>
    forecastBasis({ cluster: scene.cluster, recorder: { starts: () => [] } }, asked),
  );
  expect(request.set.replicas).toBe(3);
  expect(request.pod.source).toEqual({ kind: "measured", of: 3 });
  expect(lanes[0]?.timeline.slots).toHaveLength(3);
});

it("says so when there is no such set", () => {
  const asked = { namespace: "default", name: "nobody" };
  expect(() => forecastBasis({ cluster: scene.cluster, recorder: { starts: () => [] } }, asked)).toThrow(
    "StatefulSet default/nobody does not exist.",
  );
});
