import { expect, test } from "vitest";
import type { WireDeployment, WireReplicaSet } from "../objects/deployment.ts";
import type { WirePod } from "../objects/pod.ts";
import { decideDeployment } from "./decide-deployment.ts";
import { newReplicaSet } from "./new-replica-set.ts";

const now = Date.UTC(2026, 0, 1);

function deployment(image: string, spec: Partial<WireDeployment["spec"]> = {}): WireDeployment {
  const labels = { app: "web" };
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace: "ns", uid: "d", generation: 1, annotations: { "deployment.kubernetes.io/revision": "1" } },
    spec: {
      replicas: 10,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: "app", image }] } },
      ...spec,
    },
  };
}

/** The ReplicaSet of an image, with all or some of its pods available. */
function replicaSet(of: WireDeployment, revision: number, size: number, available = size): WireReplicaSet {
  const set = newReplicaSet(of, revision, size, 0);
  const metadata = { ...set.metadata, uid: set.metadata.name, creationTimestamp: `2026-01-01T00:00:0${revision}Z` };
  return { ...set, metadata, status: { replicas: size, availableReplicas: available, readyReplicas: available } };
}

function podOf(set: WireReplicaSet, name: string, leavesAt?: string): WirePod {
  const owner = { apiVersion: "apps/v1", kind: "ReplicaSet", name: set.metadata.name, uid: set.metadata.uid ?? "", controller: true };
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name,
      ownerReferences: [owner],
      creationTimestamp: "2025-12-31T23:59:00Z",
      ...(leavesAt !== undefined && { deletionTimestamp: leavesAt, deletionGracePeriodSeconds: 30 }),
    },
    spec: { containers: [] },
  };
}

function sizesAfter(of: WireDeployment, sets: readonly WireReplicaSet[]): (number | undefined)[] {
  const { actions } = decideDeployment({ deployment: of, replicaSets: sets, pods: [] }, now);
  const written = actions.flatMap((action) => (action.do === "update" && action.resource === "replicasets" ? [action.object] : []));
  return sets.map((set) => written.findLast(({ metadata }) => metadata.name === set.metadata.name)?.spec.replicas ?? set.spec.replicas);
}

test("broken old pods go first, and are no reason to wait", () => {
  const old = replicaSet(deployment("v1"), 1, 10, 4);
  const fresh = replicaSet(deployment("v2"), 2, 3, 3);
  expect(sizesAfter(deployment("v2"), [old, fresh])).toEqual([5, 3]);
});

test("in the midst of a rollout a new size is shared in proportion, and the rollout waits", () => {
  const old = replicaSet(deployment("v1"), 1, 8);
  const fresh = replicaSet(deployment("v2"), 2, 5);
  expect(sizesAfter(deployment("v2", { replicas: 20 }), [old, fresh])).toEqual([15, 10]);
});

test("a paused deployment follows its size and nothing else", () => {
  const old = replicaSet(deployment("v1"), 1, 10);
  const paused = deployment("v2", { paused: true });
  expect(decideDeployment({ deployment: paused, replicaSets: [old], pods: [] }, now).actions).toEqual([]);
  expect(sizesAfter({ ...paused, spec: { ...paused.spec, replicas: 4 } }, [old])).toEqual([4]);
});

test("a rollout that does not move for progressDeadlineSeconds is told as such", () => {
  const fresh = replicaSet(deployment("v1"), 1, 10, 0);
  const since = "2025-12-31T23:00:00Z";
  const progressing = {
    type: "Progressing",
    status: "True" as const,
    reason: "ReplicaSetUpdated",
    lastUpdateTime: since,
    lastTransitionTime: since,
  };
  const stuck: WireDeployment = { ...deployment("v1"), status: { replicas: 10, updatedReplicas: 10, conditions: [progressing] } };
  const { status } = decideDeployment({ deployment: stuck, replicaSets: [fresh], pods: [] }, now);
  expect(status.conditions).toContainEqual(
    expect.objectContaining({ type: "Progressing", status: "False", reason: "ProgressDeadlineExceeded" }),
  );
});

test("what a Deployment waits for: a person, the end of old pods, or pods of the new ReplicaSet", () => {
  const old = replicaSet(deployment("v1"), 1, 2);
  const pod = podOf(old, "web-a", "2026-01-01T00:00:30Z");
  const waiting = (of: WireDeployment, sets: readonly WireReplicaSet[], pods: readonly WirePod[]) =>
    decideDeployment({ deployment: of, replicaSets: sets, pods }, now).waitingFor;
  expect(waiting(deployment("v2", { paused: true, replicas: 2 }), [old], [])).toEqual([
    { rule: "paused", object: "Deployment/web", since: "2026-01-01T00:00:00Z" },
  ]);
  const empty = { ...old, spec: { ...old.spec, replicas: 0 } };
  expect(waiting(deployment("v2", { replicas: 2, strategy: { type: "Recreate" } }), [empty], [pod])).toEqual([
    { rule: "gone", pod: "web-a", since: "2026-01-01T00:00:00Z" },
  ]);
  const unready = { ...podOf(old, "web-b"), status: { phase: "Running" } };
  expect(waiting(deployment("v1", { replicas: 2 }), [replicaSet(deployment("v1", { replicas: 2 }), 1, 2, 0)], [unready])).toEqual([
    { rule: "created", object: `ReplicaSet/${old.metadata.name}` },
    { rule: "ready", pod: "web-b", since: "2025-12-31T23:59:00Z" },
  ]);
});

test("a name that another template's ReplicaSet has taken is a collision, counted into the next name", () => {
  const wanted = deployment("v1");
  const { metadata, ...other } = replicaSet(deployment("v2"), 1, 0);
  const inTheWay = {
    ...other,
    metadata: { ...metadata, name: newReplicaSet(wanted, 1, 1, 0).metadata.name, ownerReferences: [], labels: {} },
  };
  const { status, actions } = decideDeployment({ deployment: wanted, replicaSets: [inTheWay], pods: [] }, now);
  expect(status.collisionCount).toBe(1);
  expect(actions).toMatchObject([{ do: "fail" }]);
  const again = decideDeployment({ deployment: { ...wanted, status }, replicaSets: [inTheWay], pods: [] }, now);
  expect(again.actions.find((action) => action.do === "create")?.object.metadata.name).not.toBe(inTheWay.metadata.name);
});

test("what a ReplicaSet fails at is told by its Deployment", () => {
  const fresh = replicaSet(deployment("v1"), 1, 10, 0);
  const failure = {
    type: "ReplicaFailure",
    status: "True" as const,
    reason: "FailedCreate",
    message: "quota",
    lastTransitionTime: "2026-01-01T00:00:00Z",
  };
  const failing = { ...fresh, status: { replicas: 0, conditions: [failure] } };
  const { status } = decideDeployment({ deployment: deployment("v1"), replicaSets: [failing], pods: [] }, now);
  expect(status.conditions).toContainEqual(expect.objectContaining({ type: "ReplicaFailure", reason: "FailedCreate", message: "quota" }));
});
