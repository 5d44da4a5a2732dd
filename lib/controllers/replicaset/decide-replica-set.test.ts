import { expect, test } from "vitest";
import type { WireReplicaSet } from "../objects/deployment.ts";
import type { WirePod } from "../objects/pod.ts";
import { decideReplicaSet } from "./decide-replica-set.ts";

const now = Date.UTC(2026, 0, 1);

const set: WireReplicaSet = {
  apiVersion: "apps/v1",
  kind: "ReplicaSet",
  metadata: { name: "rs", namespace: "ns", uid: "rs", generation: 1 },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: "rs" } },
    template: { metadata: { labels: { app: "rs" } }, spec: { containers: [] } },
  },
};

function orphan(name: string, phase: string): WirePod {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, namespace: "ns", uid: name, labels: { app: "rs" } },
    spec: { containers: [] },
    status: { phase },
  };
}

test("an orphan that runs is adopted, one that has ended is not", () => {
  const { actions } = decideReplicaSet({ replicaSet: set, pods: [orphan("ended", "Failed"), orphan("runs", "Running")] }, now);
  expect(actions).toMatchObject([{ do: "own", name: "runs" }]);
});

test("what it waits for is a pod that is not ready, with the time since when", () => {
  const { waitingFor } = decideReplicaSet({ replicaSet: set, pods: [orphan("runs", "Running")] }, now);
  expect(waitingFor).toEqual([{ rule: "ready", pod: "runs" }]);
});

test("a failed creation is told as a condition until one succeeds", () => {
  const decision = decideReplicaSet({ replicaSet: set, pods: [] }, now);
  const failed = decision.statusAfter("no room");
  expect(failed.conditions).toMatchObject([{ type: "ReplicaFailure", status: "True", reason: "FailedCreate", message: "no room" }]);
  const again = decideReplicaSet({ replicaSet: { ...set, status: failed }, pods: [] }, now);
  expect(again.waitingFor).toMatchObject([{ rule: "created", object: "ReplicaSet/rs", message: "no room" }]);
  expect(again.status.conditions).toBeUndefined();
});
