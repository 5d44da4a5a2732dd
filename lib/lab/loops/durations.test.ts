import { afterEach, expect, test } from "vitest";
import type { WireStatefulSet } from "../../controllers/objects/stateful-set.ts";
import { behaviourOf } from "../../controllers/release.ts";
import { createRandom } from "../random.ts";
import { type AnyDefinition, registry } from "../registry/registry.ts";
import { updateObject } from "../registry/update-object.ts";
import { LoopsOnTestClock } from "../testing/loops-on-test-clock.ts";
import { runTimedNode } from "../testing/timed-node.ts";

/** Closed forms of semantics.md §17, in seconds: T from deletion to gone, B from bound to Ready, m minReadySeconds, n pods to replace, k at once. */
const gateOn = behaviourOf({ gates: { MaxUnavailableStatefulSet: true } });
/** What the control plane itself takes for a pod: some syncs, and the scheduler. */
const perPodSeconds = 0.2;
/** Conditions carry whole seconds, so a pod may be available up to one earlier. */
const roundingSeconds = 1;
const patienceSeconds = 600;

let cluster: LoopsOnTestClock;
let stopNode: () => void;

afterEach(() => {
  stopNode();
  cluster.close();
});

interface Times {
  T: number;
  B: number;
}

function start({ T, B }: Times, behaviour = behaviourOf()): void {
  cluster = new LoopsOnTestClock("/nowhere", { behaviour });
  stopNode = runTimedNode(cluster, B * 1000, T * 1000);
  cluster.addNode("node-1", { allocatable: { cpu: "64" } });
}

const labels = { app: "web" };
const template = (image: string) => ({ metadata: { labels }, spec: { containers: [{ name: "app", image }] } });

function createSet(spec: Partial<WireStatefulSet["spec"]>): void {
  cluster.store.create("statefulsets", {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name: "web", namespace: "default" },
    spec: { serviceName: "web", selector: { matchLabels: labels }, template: template("app:v1"), ...spec },
  });
}

function changeSet(spec: Partial<WireStatefulSet["spec"]>): void {
  const set = cluster.store.get("statefulsets", "default", "web");
  if (!set) throw new Error("There is no set");
  const generation = (set.metadata.generation ?? 1) + 1;
  cluster.store.update("statefulsets", { ...set, metadata: { ...set.metadata, generation }, spec: { ...set.spec, ...spec } });
}

/** Lets time pass until it is so; answers how many seconds that took. */
function secondsUntil(isSo: () => boolean): number {
  const began = cluster.clock.now();
  while (!isSo()) {
    cluster.rest(50);
    if (cluster.clock.now() - began > patienceSeconds * 1000) throw new Error("It never comes to that");
  }
  return (cluster.clock.now() - began) / 1000;
}

const isWhole = (replicas: number, image = "app:v1") => {
  const { observedGeneration, availableReplicas } = cluster.store.get("statefulsets", "default", "web")?.status ?? {};
  const pods = cluster.store.list("pods");
  const isSettled =
    pods.length === replicas && pods.every(({ spec, metadata }) => spec.containers[0]?.image === image && !metadata.deletionTimestamp);
  return (
    isSettled &&
    observedGeneration === cluster.store.get("statefulsets", "default", "web")?.metadata.generation &&
    availableReplicas === replicas
  );
};

function expectAbout(took: number, closedForm: number, pods: number): void {
  expect(took).toBeGreaterThanOrEqual(closedForm - roundingSeconds * pods);
  expect(took).toBeLessThanOrEqual(closedForm + perPodSeconds * pods + roundingSeconds);
}

const seeds = Array.from({ length: 25 }, (_, index) => index + 1);

test.each(seeds)("a set is created, and rolled, in the time of the closed form (seed %i)", (seed) => {
  const random = createRandom(seed);
  const upTo = (max: number) => 1 + Math.floor(random.next() * max);
  const [N, B, T, m] = [upTo(6), upTo(20), upTo(30), random.next() < 0.5 ? 0 : upTo(15)];
  const isOrdered = random.next() < 0.5;
  const k = random.next() < 0.5 ? upTo(3) : 1;
  const partition = Math.floor(random.next() * N);
  const n = N - partition;
  start({ T, B }, k > 1 ? gateOn : behaviourOf());
  const updateStrategy = { type: "RollingUpdate", rollingUpdate: { partition: 0, ...(k > 1 && { maxUnavailable: k }) } };
  createSet({ replicas: N, minReadySeconds: m, podManagementPolicy: isOrdered ? "OrderedReady" : "Parallel", updateStrategy });
  expectAbout(
    secondsUntil(() => isWhole(N)),
    isOrdered ? N * (B + m) : B + m,
    N,
  );
  changeSet({
    template: template("app:v2"),
    updateStrategy: { type: "RollingUpdate", rollingUpdate: { ...updateStrategy.rollingUpdate, partition } },
  });
  const isRolled = () => {
    const images = cluster.store.list("pods").filter(({ spec }) => spec.containers[0]?.image === "app:v2").length;
    const { availableReplicas, observedGeneration } = cluster.store.get("statefulsets", "default", "web")?.status ?? {};
    return (
      images === n &&
      availableReplicas === N &&
      observedGeneration === 2 &&
      cluster.store.list("pods").every(({ metadata }) => !metadata.deletionTimestamp)
    );
  };
  const batches = Math.ceil(n / k);
  // In order, the pods of a batch end together and come one after the other; the last batch may be smaller.
  const rollout = isOrdered ? batches * T + n * (B + m) : batches * (T + B + m);
  expectAbout(secondsUntil(isRolled), rollout, n);
});

test("a Deployment with a surge rolls in as many boots as it has batches", () => {
  const [N, s, B, T] = [6, 2, 10, 20];
  start({ T, B });
  const strategy = { type: "RollingUpdate", rollingUpdate: { maxSurge: s, maxUnavailable: 0 } };
  cluster.store.create("deployments", {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace: "default" },
    spec: { replicas: N, selector: { matchLabels: labels }, template: template("app:v1"), strategy },
  });
  const isAt = (image: string) => () => {
    const pods = cluster.store.list("pods");
    return pods.length === N && pods.every(({ spec, status }) => spec.containers[0]?.image === image && status?.phase === "Running");
  };
  expectAbout(secondsUntil(isAt("app:v1")), B, N);
  const deployment = cluster.store.get("deployments", "default", "web");
  if (!deployment) throw new Error("There is no Deployment");
  updateObject(
    cluster.store,
    registry.deployments as unknown as AnyDefinition,
    { ...deployment, spec: { ...deployment.spec, template: template("app:v2") } } as never,
    deployment,
  );
  expectAbout(secondsUntil(isAt("app:v2")), Math.ceil(N / s) * B + T, N);
});
