import { afterEach, beforeEach, expect, test } from "vitest";
import { LoopsOnTestClock } from "../testing/loops-on-test-clock.ts";

let cluster: LoopsOnTestClock;

beforeEach(() => {
  cluster = new LoopsOnTestClock("/nowhere");
});

afterEach(() => cluster.close());

const scheduled = (name: string) => cluster.pod(name)?.status?.conditions?.find(({ type }) => type === "PodScheduled");
const helpless = (nodes: number) =>
  `no new claims to deallocate, preemption: 0/${nodes} nodes are available: ${nodes} Preemption is not helpful for scheduling.`;

test("asked too much, or a label that no node has: the recorded words, as condition and as Event", () => {
  cluster.addNode("node-1");
  cluster.addPod("p", { requests: { cpu: "64" } });
  cluster.addPod("q", { nodeSelector: { disk: "fast" } });
  cluster.rest();
  const texts = {
    p: `0/1 nodes are available: 1 Insufficient cpu. ${helpless(1)}`,
    q: `0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. ${helpless(1)}`,
  };
  for (const [name, message] of Object.entries(texts)) {
    expect(scheduled(name)).toMatchObject({ status: "False", reason: "Unschedulable", message });
    expect(cluster.told(name)).toEqual([`FailedScheduling: ${message}`]);
  }
});

test("a claim that is not there, and one that is not bound: the recorded words", () => {
  cluster.addNode("node-1");
  cluster.addClaim("unbound", { storageClassName: "absent" });
  cluster.addPod("stuck", { claims: ["unbound"] });
  cluster.addPod("lost", { claims: ["nowhere"] });
  cluster.rest();
  expect(scheduled("stuck")?.message).toBe("0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found");
  expect(scheduled("lost")?.message).toBe('0/1 nodes are available: persistentvolumeclaim "nowhere" not found. not found');
});

test("nodes that refuse for different reasons are counted by reason", () => {
  cluster.addNode("node-1", { spec: { unschedulable: true } });
  cluster.addNode("node-2", { spec: { taints: [{ key: "dedicated", value: "db", effect: "NoSchedule" }] } });
  cluster.addNode("node-3", { allocatable: { pods: "0" } });
  cluster.addPod("p");
  cluster.rest();
  expect(scheduled("p")?.message).toBe(
    "0/3 nodes are available: 1 Too many pods, 1 node(s) had untolerated taint(s), 1 node(s) were unschedulable. no new claims to deallocate, preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling.",
  );
  cluster.addPod("tolerant", { tolerations: [{ key: "dedicated", operator: "Equal", value: "db", effect: "NoSchedule" }] });
  cluster.rest();
  expect(cluster.pod("tolerant")?.spec.nodeName).toBe("node-2");
});

test("without nodes nobody is scheduled, and the first node takes who waits", () => {
  cluster.addPod("p");
  cluster.rest();
  expect(scheduled("p")?.message).toBe("no nodes available to schedule pods");
  cluster.addNode("node-1");
  cluster.rest(2000);
  expect(cluster.pod("p")?.spec.nodeName).toBe("node-1");
  expect(scheduled("p")?.status).toBe("True");
});

test("what is refused is looked at again when something changes that may help: a pod gone, a node uncordoned, a claim there", () => {
  cluster.addNode("node-1", { allocatable: { pods: "1" } });
  cluster.addPod("first");
  cluster.rest();
  cluster.addPod("second");
  cluster.rest();
  expect(scheduled("second")?.message).toContain("1 Too many pods");
  cluster.store.remove("pods", "default", "first");
  cluster.rest(2000);
  expect(cluster.pod("second")?.spec.nodeName).toBe("node-1");
  cluster.addNode("node-2", { spec: { unschedulable: true } });
  cluster.addPod("third", { claims: ["data"] });
  cluster.rest(2000);
  cluster.addVolume("v");
  cluster.addClaim("data", { storageClassName: "" });
  cluster.rest(15_000);
  expect(scheduled("third")?.message).toContain("1 node(s) were unschedulable");
  const node = cluster.store.get("nodes", "", "node-2");
  if (node) cluster.store.update("nodes", { ...node, spec: { podCIDR: "", podCIDRs: [] } });
  cluster.rest(15_000);
  expect(cluster.pod("third")?.spec.nodeName).toBe("node-2");
});

test("a volume that lies on a node that takes no pods keeps its pod waiting, and says so", () => {
  cluster.addNode("node-1");
  cluster.addNode("node-2");
  cluster.addClass("late");
  cluster.addClaim("a", { storageClassName: "late" });
  cluster.addPod("p", { claims: ["a"] });
  cluster.rest(1500);
  const node = cluster.pod("p")?.spec.nodeName ?? "";
  cluster.store.remove("pods", "default", "p");
  const home = cluster.store.get("nodes", "", node);
  if (home) cluster.store.update("nodes", { ...home, spec: { ...home.spec, unschedulable: true } });
  cluster.addPod("p", { claims: ["a"] });
  cluster.rest();
  expect(scheduled("p")?.message).toBe(
    `0/2 nodes are available: 1 node(s) didn't match PersistentVolume's node affinity, 1 node(s) were unschedulable. ${helpless(2)}`,
  );
});

test("volumes made by hand wait for the first consumer, on a node where they can be had", () => {
  for (const name of ["node-1", "node-2"]) cluster.addNode(name);
  cluster.addClass("local", { provisioner: "kubernetes.io/no-provisioner" });
  cluster.addClaim("a", { storageClassName: "local" });
  cluster.addPod("p", { claims: ["a"] });
  cluster.rest();
  expect(scheduled("p")?.message).toContain("2 node(s) didn't find available persistent volumes to bind");
  const here = { key: "kubernetes.io/hostname", operator: "In", values: ["node-2"] };
  cluster.addVolume("v", { storageClassName: "local", nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [here] }] } } });
  cluster.rest(15_000);
  expect(cluster.pod("p")?.spec.nodeName).toBe("node-2");
  expect(cluster.claim("a")?.spec.volumeName).toBe("v");
});

test("affinity, anti-affinity and spread hold", () => {
  for (const zone of ["a", "a", "b"]) cluster.addNode(`node-${cluster.store.list("nodes").length}`, { labels: { zone } });
  const labelSelector = { matchLabels: { app: "db" } };
  const labels = { app: "db" };
  const apart = {
    podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector, topologyKey: "kubernetes.io/hostname" }] },
  };
  for (const name of ["db-0", "db-1", "db-2", "db-3"]) cluster.addPod(name, { affinity: apart }, labels);
  cluster.rest();
  expect(new Set(["db-0", "db-1", "db-2"].map((name) => cluster.pod(name)?.spec.nodeName)).size).toBe(3);
  expect(scheduled("db-3")?.message).toContain("3 node(s) didn't match pod anti-affinity rules");
  const near = {
    podAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: { matchLabels: { app: "none" } }, topologyKey: "zone" }],
    },
  };
  cluster.addPod("alone", { affinity: near });
  const web = { app: "web" };
  cluster.addPod("web-0", { nodeSelector: { zone: "a" } }, web);
  cluster.rest();
  const constraint = { maxSkew: 1, topologyKey: "zone", whenUnsatisfiable: "DoNotSchedule", labelSelector: { matchLabels: web } };
  cluster.addPod("even", { topologySpreadConstraints: [constraint] }, web);
  cluster.rest();
  expect(scheduled("alone")?.message).toContain("3 node(s) didn't match pod affinity rules");
  expect(cluster.pod("even")?.spec.nodeName).toBe("node-2");
});

test("a thousand pods find their nodes in no time", () => {
  for (let index = 0; index < 20; index++) cluster.addNode(`node-${index}`, { allocatable: { cpu: "64" } });
  const startedMs = performance.now();
  for (let index = 0; index < 1000; index++) cluster.addPod(`p-${index}`, { requests: { cpu: "100m" } });
  cluster.rest();
  expect(cluster.store.list("pods").filter(({ spec }) => spec.nodeName !== undefined)).toHaveLength(1000);
  expect(performance.now() - startedMs).toBeLessThan(5000);
});
