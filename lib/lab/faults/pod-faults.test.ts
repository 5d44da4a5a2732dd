import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LabFault } from "../../protocol/lab-fault.ts";
import { type LabOnTestClock, startLabOnTestClock } from "../testing/lab-on-test-clock.ts";

let lab: LabOnTestClock;

beforeEach(async () => {
  lab = await startLabOnTestClock();
});

afterEach(() => lab.close());

const set = (fault: LabFault) => lab.control.faults.set(fault);
const endAll = () => lab.control.faults.endAll();

const findPod = (name: string) => lab.control.store.get("pods", "default", name);
const isReady = (name: string) =>
  findPod(name)?.status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True") || undefined;
const podsReady = () =>
  lab.until("three ready pods", () => [0, 1, 2].every((ordinal) => isReady(`myapp-stateful-${ordinal}`)) || undefined);

test("pod-evicted: the pod ends by the eviction API and its next life comes", async () => {
  await podsReady();
  const before = findPod("myapp-stateful-1")?.metadata.uid;
  expect(await set({ fault: "pod-evicted", pod: "default/myapp-stateful-1" })).toBeUndefined();
  const leaving = findPod("myapp-stateful-1");
  expect(leaving?.metadata.deletionTimestamp).toBeDefined();
  expect(leaving?.status?.conditions).toContainEqual(
    expect.objectContaining({ type: "DisruptionTarget", reason: "EvictionByEvictionAPI" }),
  );
  await lab.until(
    "the next life",
    () => (isReady("myapp-stateful-1") && findPod("myapp-stateful-1")?.metadata.uid !== before) || undefined,
  );
});

test("pod-evicted: what a disruption budget says is said, and the pod stays", async () => {
  await podsReady();
  lab.control.store.create("poddisruptionbudgets", {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name: "all", namespace: "default" },
    spec: { minAvailable: 3, selector: { matchLabels: { app: "myapp-stateful" } } },
  });
  await lab.until(
    "the budget is counted",
    () => lab.control.store.get("poddisruptionbudgets", "default", "all")?.status?.observedGeneration,
  );
  await expect(set({ fault: "pod-evicted", pod: "default/myapp-stateful-1" })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("The disruption budget all needs 3 healthy pods and has 3 currently"),
  });
  expect(findPod("myapp-stateful-1")?.metadata.deletionTimestamp).toBeUndefined();
  await expect(set({ fault: "pod-evicted", pod: "default/nobody" })).rejects.toMatchObject({ code: "not_found" });
});

test("config-map-missing: it is gone from the API, and comes back as it was", async () => {
  const metadata = { name: "settings", namespace: "default", labels: { of: "app" } };
  lab.control.store.create("configmaps", { apiVersion: "v1", kind: "ConfigMap", metadata, data: { colour: "blue" } });
  const path = "/api/v1/namespaces/default/configmaps/settings";
  await set({ fault: "config-map-missing", configMap: "default/settings" });
  expect((await lab.get(path)).status).toBe(404);
  await expect(set({ fault: "config-map-missing", configMap: "default/other" })).rejects.toMatchObject({ code: "not_found" });
  await endAll();
  expect((await lab.get(path)).body).toMatchObject({ metadata, data: { colour: "blue" } });
});

test("config-map-missing: a kept lab that is closed with it has the ConfigMap all the same when it starts again", async () => {
  const data = mkdtempSync(join(tmpdir(), "faults-test-"));
  const first = await startLabOnTestClock({ data, scenario: "none" });
  const metadata = { name: "settings", namespace: "default" };
  first.control.store.create("configmaps", { apiVersion: "v1", kind: "ConfigMap", metadata });
  await first.control.faults.set({ fault: "config-map-missing", configMap: "default/settings" });
  await first.close();
  const second = await startLabOnTestClock({ data, scenario: "none" });
  expect(second.control.store.get("configmaps", "default", "settings")).toBeDefined();
  await second.close();
  rmSync(data, { recursive: true, force: true });
});
