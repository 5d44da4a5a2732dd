import { afterEach, beforeEach, expect, test } from "vitest";
import type { WireNode } from "../../controllers/objects/cluster-objects.ts";
import { isTerminating } from "../../controllers/objects/pod.ts";
import { LateClock } from "../../testing/late-clock.ts";
import { TestClock } from "../../testing/test-clock.ts";
import { ScaledClock } from "../clocks/scaled-clock.ts";
import { NodeTroubles } from "../kubelet/node-troubles.ts";
import { deletePod } from "../registry/delete-pod.ts";
import { LoopsOnTestClock } from "../testing/loops-on-test-clock.ts";
import { runNodeLifecycleLoop } from "./node-lifecycle-loop.ts";

let cluster: LoopsOnTestClock;
let troubles: NodeTroubles;
let stop: () => void;

beforeEach(() => {
  cluster = new LoopsOnTestClock("/nowhere");
  troubles = new NodeTroubles();
  stop = runNodeLifecycleLoop(cluster.context, troubles);
  for (const name of ["node-1", "node-2"]) cluster.addNode(name);
});

afterEach(() => {
  stop();
  cluster.close();
});

/** A pod that runs, and is ready, on node-1. */
function running(name: string, spec: Parameters<LoopsOnTestClock["addPod"]>[1] = {}): void {
  cluster.addPod(name, { nodeSelector: { "kubernetes.io/hostname": "node-1" }, ...spec });
  cluster.rest();
  const pod = cluster.pod(name);
  const ready = { type: "Ready", status: "True", lastTransitionTime: null } as const;
  if (pod) cluster.store.update("pods", { ...pod, status: { ...pod.status, phase: "Running", conditions: [ready] } });
}

const ready = (name: string) => cluster.pod(name)?.status?.conditions?.find(({ type }) => type === "Ready")?.status;
const node = () => cluster.store.get("nodes", "", "node-1") as WireNode;
const taints = () => (node().spec.taints ?? []).map(({ key, effect }) => `${key}:${effect}`);
const isLeaving = (name: string) => {
  const pod = cluster.pod(name);
  return pod && isTerminating(pod);
};

test("a silent node is unknown after 50 s: tainted, its pods not ready, evicted 300 s later, and nobody ends them", () => {
  running("p");
  troubles.nodes.silence("node-1");
  cluster.rest(45_000);
  expect(node().status.conditions[0]?.status).toBe("True");
  cluster.rest(20_000);
  expect(node().status.conditions[0]).toMatchObject({
    status: "Unknown",
    reason: "NodeStatusUnknown",
    message: "Kubelet stopped posting node status.",
  });
  expect(taints()).toEqual(["node.kubernetes.io/unreachable:NoSchedule", "node.kubernetes.io/unreachable:NoExecute"]);
  expect(ready("p")).toBe("False");
  expect(cluster.told("p")).toContain("NodeNotReady: Node is not ready");
  cluster.rest(280_000);
  expect(isLeaving("p")).toBe(false);
  cluster.rest(30_000);
  expect(isLeaving("p")).toBe(true);
  expect(cluster.told("p").at(-1)).toBe("TaintManagerEviction: Marking for deletion Pod default/p");
  cluster.rest(3_600_000);
  expect(cluster.pod("p")).toBeDefined();
});

test("a node that is heard of again is ready and free of taints, and whom it has not lost yet stays", () => {
  running("p");
  const end = troubles.nodes.silence("node-1");
  cluster.rest(200_000);
  void end();
  cluster.rest(1000);
  expect(node().status.conditions[0]).toMatchObject({ status: "True", reason: "KubeletReady" });
  expect(taints()).toEqual([]);
  cluster.rest(600_000);
  expect(isLeaving("p")).toBe(false);
  expect(cluster.told("p").at(-1)).toBe("TaintManagerEviction: Cancelling deletion of Pod default/p");
});

test("at speed 100 a node is not lost because the machine comes late with everything", () => {
  const machine = new TestClock();
  const late = new LateClock(machine);
  const clock = new ScaledClock(late, { speed: 100 });
  const stopLate = runNodeLifecycleLoop({ ...cluster.context, clock }, troubles);
  running("p");
  // The kubelet has just been heard of. Before the controller looks, a millisecond later, the machine stands still, and then somebody asks for the time.
  machine.tick(500);
  late.lateMs = 1000;
  clock.now();
  machine.tick(1);
  machine.tick(5000);
  stopLate();
  expect(clock.now() - new TestClock().now()).toBeGreaterThan(600_000);
  expect(cluster.told("node-1")).toEqual([]);
  expect(ready("p")).toBe("True");
});

test("while every node is lost nobody is evicted", () => {
  running("p");
  for (const name of ["node-1", "node-2"]) troubles.nodes.silence(name);
  cluster.rest(1_000_000);
  expect(taints()).toEqual(["node.kubernetes.io/unreachable:NoSchedule"]);
  expect(isLeaving("p")).toBe(false);
});

test("a NoExecute taint of a person's evicts at once who does not tolerate it, in time who does so for a time, and never who does so for ever", () => {
  const toleration = { key: "repair", operator: "Exists", effect: "NoExecute" };
  running("none");
  running("some", { tolerations: [{ ...toleration, tolerationSeconds: 60 }] });
  running("all", { tolerations: [toleration] });
  cluster.store.update("nodes", { ...node(), spec: { ...node().spec, taints: [{ key: "repair", effect: "NoExecute" }] } });
  cluster.rest(1000);
  expect(["none", "some", "all"].map(isLeaving)).toEqual([true, false, false]);
  cluster.rest(61_000);
  expect(["none", "some", "all"].map(isLeaving)).toEqual([true, true, false]);
});

test("a terminating pod goes when its node is declared out of service, or is no more", () => {
  running("p");
  running("q");
  running("r", { tolerations: [{ operator: "Exists" }] });
  troubles.nodes.silence("node-1");
  cluster.rest(100_000);
  for (const name of ["p", "q"]) {
    const pod = cluster.pod(name);
    if (pod) deletePod(cluster.store, pod, cluster.clock.now());
  }
  cluster.rest(100_000);
  expect(cluster.pod("p")).toBeDefined();
  const { taints: before = [], ...spec } = node().spec;
  cluster.store.update("nodes", {
    ...node(),
    spec: { ...spec, taints: [...before, { key: "node.kubernetes.io/out-of-service", effect: "NoExecute" }] },
  });
  cluster.rest(21_000);
  expect(cluster.pod("p")).toBeUndefined();
  expect(cluster.pod("r")).toBeDefined();
  cluster.store.remove("nodes", "", "node-1");
  cluster.rest(100_000);
  expect(cluster.pod("r")).toBeUndefined();
});

test("a cordoned node is tainted so, and uncordoned is not", () => {
  const { unschedulable: _, ...spec } = node().spec;
  cluster.store.update("nodes", { ...node(), spec: { ...spec, unschedulable: true } });
  cluster.rest();
  expect(taints()).toEqual(["node.kubernetes.io/unschedulable:NoSchedule"]);
  const { unschedulable: _cordon, ...after } = node().spec;
  cluster.store.update("nodes", { ...node(), spec: after });
  cluster.rest();
  expect(taints()).toEqual([]);
});
