import { afterEach, beforeEach, expect, test } from "vitest";
import type { WireConfigMap } from "../../controllers/objects/cluster-objects.ts";
import type { LabFault } from "../../protocol/lab-fault.ts";
import { type LabOnTestClock, startLabOnTestClock } from "../testing/lab-on-test-clock.ts";

let lab: LabOnTestClock;

beforeEach(async () => {
  lab = await startLabOnTestClock();
});

afterEach(() => lab.close());

const set = (fault: LabFault) => lab.control.faults.set(fault);
const endAll = () => lab.control.faults.endAll();

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
