import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { request } from "undici";
import { expect, test } from "vitest";
import { labForEachTest } from "../testing/lab-for-each-test.ts";
import { startLabOnTestClock } from "../testing/lab-on-test-clock.ts";

const lab = labForEachTest();
const { set, endAll, findPod, isReady, podsReady } = lab;

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

test("config-map-missing: a pod that needs it cannot start, and starts when it is back", async () => {
  const metadata = { name: "settings", namespace: "default" };
  lab.control.store.create("configmaps", { apiVersion: "v1", kind: "ConfigMap", metadata, data: { colour: "blue" } });
  await set({ fault: "config-map-missing", configMap: "default/settings" });
  const env = [{ name: "COLOUR", valueFrom: { configMapKeyRef: { name: "settings", key: "colour" } } }];
  const spec = { containers: [{ name: "app", image: "busybox", command: ["sleep", "1000"], env }] };
  const body = JSON.stringify({ apiVersion: "v1", kind: "Pod", metadata: { name: "needy" }, spec });
  const headers = { "content-type": "application/json" };
  const created = await request(`${lab.url}/api/v1/namespaces/default/pods`, { method: "POST", headers, body });
  expect(created.statusCode, await created.body.text()).toBe(201);
  const state = () => findPod("needy")?.status?.containerStatuses?.[0]?.state;
  await lab.until("it cannot start", () => state()?.waiting?.reason === "CreateContainerConfigError" || undefined);
  expect(state()?.waiting?.message).toBe('configmap "settings" not found');
  await endAll();
  await lab.until("it runs", () => state()?.running);
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

const image = "myapp:1.0";
const container = "default/myapp-stateful-0/myapp";
const statusOf = () => findPod("myapp-stateful-0")?.status?.containerStatuses?.[0];
const waitingReason = () => statusOf()?.state.waiting?.reason;
const deletePod = () =>
  request(`${lab.url}/api/v1/namespaces/default/pods/myapp-stateful-0`, { method: "DELETE" }).then(({ body }) => body.dump());
/** What the app answers, asked through the API server's proxy. */
const askApp = async (path: string) => {
  const url = `${lab.url}/api/v1/namespaces/default/pods/myapp-stateful-0:8000/proxy${path}`;
  const { statusCode, body } = await request(url, { signal: AbortSignal.timeout(500) });
  return [statusCode, (await body.text()).trim()];
};

test("image-pull-fails: the next container of the image cannot be pulled, and can again", async () => {
  await podsReady();
  await set({ fault: "image-pull-fails", image });
  expect(isReady("myapp-stateful-0")).toBe(true);
  await deletePod();
  await lab.until("the pull fails", () => waitingReason() === "ErrImagePull" || undefined);
  await lab.until("the kubelet backs off", () => waitingReason() === "ImagePullBackOff" || undefined);
  await endAll();
  await podsReady();
});

test("image-pull-slow: the next container of the image waits for as long as the pull takes", async () => {
  await podsReady();
  await set({ fault: "image-pull-slow", image, seconds: 60 });
  await deletePod();
  await lab.until("the next life waits", () => waitingReason() === "ContainerCreating" || undefined);
  const start = lab.clock.now();
  await lab.until("the image is there", () => statusOf()?.state.running);
  expect(lab.clock.now() - start).toBeGreaterThan(58_000);
  await endAll();
  await deletePod();
  await podsReady();
});

test("container-crash once: one restart more, with that exit code, and the fault is over", async () => {
  await podsReady();
  expect(await set({ fault: "container-crash", container, exitCode: 3, times: "once" })).toBeUndefined();
  await lab.until("it runs again", () => (statusOf()?.restartCount === 1 && statusOf()?.state.running) || undefined);
  expect(statusOf()?.lastState.terminated?.exitCode).toBe(3);
  await podsReady();
  await expect(set({ fault: "container-crash", container: "default/nobody", exitCode: 3, times: "once" })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("container-crash again and again: CrashLoopBackOff, until it is ended", async () => {
  await podsReady();
  await set({ fault: "container-crash", container: "default/myapp-stateful-0", exitCode: 1, times: "always" });
  await lab.until("it loops", () => ((statusOf()?.restartCount ?? 0) >= 2 && waitingReason() === "CrashLoopBackOff") || undefined);
  await endAll();
  await podsReady();
});

test("out-of-memory: OOMKilled with 137, and it restarts", async () => {
  await podsReady();
  expect(await set({ fault: "out-of-memory", container })).toBeUndefined();
  await lab.until("it was killed", () => statusOf()?.lastState.terminated);
  expect(statusOf()?.lastState.terminated).toMatchObject({ exitCode: 137, reason: "OOMKilled" });
  await podsReady();
});

test("app-hangs: it answers nobody and is not ready, until it is ended", async () => {
  await podsReady();
  await set({ fault: "app-hangs", container });
  await expect(askApp("/visits")).rejects.toThrow();
  await lab.until("it is not ready", () => !isReady("myapp-stateful-0") || undefined);
  await endAll();
  await podsReady();
  expect(await askApp("/visits")).toEqual([200, "132"]);
});

test("readiness-fails: Running and not Ready, while the app goes on answering", async () => {
  await podsReady();
  await set({ fault: "readiness-fails", container });
  await lab.until("it is not ready", () => !isReady("myapp-stateful-0") || undefined);
  expect(statusOf()?.state.running).toBeDefined();
  expect(await askApp("/visits")).toEqual([200, "132"]);
  expect(statusOf()?.restartCount).toBe(0);
  await endAll();
  await podsReady();
});

test("sigterm-ignored: a deleted pod stays for its whole grace period", async () => {
  await podsReady();
  const uid = findPod("myapp-stateful-0")?.metadata.uid;
  await set({ fault: "sigterm-ignored", container });
  await deletePod();
  const start = lab.clock.now();
  await lab.until("it is gone", () => findPod("myapp-stateful-0")?.metadata.uid !== uid || undefined);
  expect(lab.clock.now() - start).toBeGreaterThan(28_000);
  await podsReady();
});
