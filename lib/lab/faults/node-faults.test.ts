import { request } from "undici";
import { expect, test } from "vitest";
import { labForEachTest } from "../testing/lab-for-each-test.ts";

const lab = labForEachTest();
const { set, endAll, findPod, isReady, podsReady } = lab;

const nodeOf = (pod: string) => findPod(pod)?.spec.nodeName ?? "";
const isCordoned = async (node: string) => {
  const { body } = await lab.get(`/api/v1/nodes/${node}`);
  return (body as { spec: { unschedulable?: boolean } }).spec.unschedulable ?? false;
};

test("node-cordoned: the node takes no new pods, and its pods stay", async () => {
  await podsReady();
  const node = nodeOf("myapp-stateful-0");
  await set({ fault: "node-cordoned", node });
  expect(await isCordoned(node)).toBe(true);
  lab.clock.tick(10_000);
  expect(isReady("myapp-stateful-0")).toBe(true);
  await endAll();
  expect(await isCordoned(node)).toBe(false);
  await expect(set({ fault: "node-cordoned", node: "node-9" })).rejects.toMatchObject({ code: "not_found" });
});

test("node-drained: every pod leaves the node, and it is uncordoned when that is ended", async () => {
  await podsReady();
  const node = nodeOf("myapp-stateful-0");
  const before = lab.control.store
    .list("pods")
    .filter((pod) => pod.spec.nodeName === node)
    .map(({ metadata }) => metadata.uid);
  await set({ fault: "node-drained", node });
  expect(await isCordoned(node)).toBe(true);
  await lab.until("no pod of before is there", () => {
    const uids = lab.control.store.list("pods").map(({ metadata }) => metadata.uid);
    return before.every((uid) => !uids.includes(uid)) || undefined;
  });
  await endAll();
  expect(await isCordoned(node)).toBe(false);
  await podsReady();
});

test("node-not-ready: the node is lost and its pods with it, no other life is begun, and all is well when it is back", async () => {
  await podsReady();
  const node = nodeOf("myapp-stateful-0");
  const uid = findPod("myapp-stateful-0")?.metadata.uid;
  const nodeStatus = () => lab.control.store.get("nodes", "", node)?.status.conditions.find(({ type }) => type === "Ready")?.status;
  await set({ fault: "node-not-ready", node });
  await lab.until("the node is not heard of", () => nodeStatus() === "Unknown" || undefined);
  await lab.until("its pods are not ready", () => !isReady("myapp-stateful-0") || undefined);
  const log = await lab.get("/api/v1/namespaces/default/pods/myapp-stateful-0/log");
  expect(log).toMatchObject({ status: 500, body: { message: expect.stringContaining(":10250: connect: no route to host") } });
  expect((await lab.get("/api/v1/namespaces/default/pods/myapp-stateful-0:8000/proxy/visits")).status).toBe(503);
  lab.clock.tick(310_000);
  expect(findPod("myapp-stateful-0")?.metadata.deletionTimestamp).toBeDefined();
  lab.clock.tick(600_000);
  expect(findPod("myapp-stateful-0")?.metadata.uid).toBe(uid);
  await endAll();
  await lab.until("the node is back", () => nodeStatus() === "True" || undefined);
  await lab.until("the next life", () => (isReady("myapp-stateful-0") && findPod("myapp-stateful-0")?.metadata.uid !== uid) || undefined);
  await expect(set({ fault: "node-not-ready", node: "node-9" })).rejects.toMatchObject({ code: "not_found" });
});

test("node-cordoned: a pod whose volume lies on the node waits, and says why, until it is ended", async () => {
  await podsReady();
  const node = nodeOf("myapp-stateful-0");
  await set({ fault: "node-cordoned", node });
  await request(`${lab.url}/api/v1/namespaces/default/pods/myapp-stateful-0`, { method: "DELETE" }).then(({ body }) => body.dump());
  const scheduled = () => findPod("myapp-stateful-0")?.status?.conditions?.find(({ type }) => type === "PodScheduled");
  await lab.until("the next life waits", () => scheduled()?.status === "False" || undefined);
  expect(scheduled()?.message).toContain("1 node(s) were unschedulable");
  await endAll();
  await podsReady();
  expect(nodeOf("myapp-stateful-0")).toBe(node);
});
