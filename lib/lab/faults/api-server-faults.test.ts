import { request } from "undici";
import { expect, test } from "vitest";
import type { WireConfigMap } from "../../controllers/objects/cluster-objects.ts";
import { labForEachTest } from "../testing/lab-for-each-test.ts";

const lab = labForEachTest();
const { set, endAll } = lab;

test("right-missing: that request is refused, all others are not", async () => {
  await set({ fault: "right-missing", verb: "list", resource: "persistentvolumeclaims" });
  expect((await lab.get("/api/v1/persistentvolumeclaims")).status).toBe(403);
  expect((await lab.get("/api/v1/pods")).status).toBe(200);
  await endAll();
  expect((await lab.get("/api/v1/persistentvolumeclaims")).status).toBe(200);
});

test("api-server-down: nobody is let in, and everything is there when it is back", async () => {
  await set({ fault: "api-server-down" });
  await expect(lab.get("/api/v1/pods")).rejects.toThrow();
  await endAll();
  expect((await lab.get("/api/v1/nodes")).status).toBe(200);
});

test("history-forgotten: a watch from before is answered with 410, and the fault is over at once", async () => {
  const { store } = lab.control;
  const before = store.version - 1;
  expect(await set({ fault: "history-forgotten" })).toBeUndefined();
  expect(lab.control.faults.list()).toEqual([]);
  const { body } = await lab.get(`/api/v1/pods?watch=true&resourceVersion=${before}`);
  expect(body).toMatchObject({ type: "ERROR", object: { code: 410 } });
});

test("clock-skew: the lab's time is wrong by that much, and right again", async () => {
  const dateOf = () => Date.parse(lab.control.store.create("configmaps", configMap()).metadata.creationTimestamp ?? "");
  await set({ fault: "clock-skew", seconds: 3600 });
  expect(dateOf() - lab.clock.now()).toBe(3_600_000);
  await set({ fault: "clock-skew", seconds: -60 });
  expect(dateOf() - lab.clock.now()).toBe(-60_000);
  await endAll();
  expect(dateOf() - lab.clock.now()).toBe(0);
});

let made = 0;

function configMap(): WireConfigMap {
  made += 1;
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name: `made-${made}`, namespace: "default" } };
}

test("api-server-slow: an answer waits on the lab's clock for as long as was said", async () => {
  await set({ fault: "api-server-slow", delayMs: 2000 });
  const start = lab.clock.now();
  let answeredAt = 0;
  const answer = lab.get("/api/v1/nodes").finally(() => {
    answeredAt = lab.clock.now();
  });
  await lab.until("the answer", () => answeredAt || undefined);
  expect((await answer).status).toBe(200);
  expect(answeredAt - start).toBeGreaterThanOrEqual(2000);
  await endAll();
  expect((await lab.get("/api/v1/nodes")).status).toBe(200);
});

const threePods = () => lab.until("three pods", () => lab.control.store.list("pods").length === 3 || undefined);

test("create-fails: the set says so in an Event, tries again, and the fault is over by itself", async () => {
  await threePods();
  await set({ fault: "create-fails", resource: "pods", nth: 1 });
  lab.control.store.remove("pods", "default", "myapp-stateful-1");
  await lab.until("the fault is over", () => lab.control.faults.list().length === 0 || undefined);
  const events = lab.control.store.list("events", "default");
  expect(events).toContainEqual(
    expect.objectContaining({ type: "Warning", reason: "FailedCreate", message: expect.stringContaining("myapp-stateful-1") }),
  );
  await lab.until("the pod is there all the same", () => lab.control.store.get("pods", "default", "myapp-stateful-1"));
});

test("create-fails: one that is ended before its time fails nothing", async () => {
  await threePods();
  await set({ fault: "create-fails", resource: "pods", nth: 2 });
  await endAll();
  lab.control.store.remove("pods", "default", "myapp-stateful-0");
  lab.control.store.remove("pods", "default", "myapp-stateful-1");
  await threePods();
  expect(lab.control.store.list("events").map(({ reason }) => reason)).not.toContain("FailedCreate");
});

test("watches-closed: a watch ends, and the next one goes on where it was", async () => {
  const { body } = await request(`${lab.url}/api/v1/configmaps?watch=true`);
  lab.control.store.create("configmaps", configMap());
  expect(await set({ fault: "watches-closed" })).toBeUndefined();
  expect(await body.text()).toContain('"ADDED"');
  expect((await lab.get("/api/v1/configmaps")).status).toBe(200);
});
