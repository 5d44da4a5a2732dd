import { expect, test } from "vitest";
import { decideClaim } from "./claims/decide-claim.ts";
import { awaitedByClaim, claimProtection } from "./claims/decide-claim-protection.ts";
import { awaitedByLostPod } from "./nodes/decide-pod-garbage.ts";
import { decideTaintEviction } from "./nodes/decide-taint-eviction.ts";
import type { WireClaim } from "./objects/claim.ts";
import type { WireNode } from "./objects/cluster-objects.ts";
import type { WirePod } from "./objects/pod.ts";
import { decideScheduling } from "./scheduling/decide-scheduling.ts";

// One value for every controller: the rule, what is waited for by name, and since when.
const since = "2026-01-01T00:00:00Z";
const leaving = { deletionTimestamp: "2026-01-01T00:00:30Z", deletionGracePeriodSeconds: 30 };
const nobody = { storageClass: undefined, named: undefined, free: [], pods: [] };

function claim(spec: WireClaim["spec"], metadata: Partial<WireClaim["metadata"]> = {}): WireClaim {
  return {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name: "data", namespace: "ns", uid: "claim", creationTimestamp: since, ...metadata },
    spec,
  };
}

function pod(spec: Partial<WirePod["spec"]> = {}, metadata: Partial<WirePod["metadata"]> = {}): WirePod {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p", namespace: "ns", uid: "pod", creationTimestamp: since, ...metadata },
    spec: { containers: [], volumes: [{ name: "v", persistentVolumeClaim: { claimName: "data" } }], ...spec },
  };
}

test("a claim names why it is pending", () => {
  const late = { provisioner: "p", reclaimPolicy: "Delete", volumeBindingMode: "WaitForFirstConsumer" };
  const storageClass = { apiVersion: "storage.k8s.io/v1", kind: "StorageClass", metadata: { name: "late" }, ...late };
  const rules = (state: Partial<Parameters<typeof decideClaim>[0]>, spec: WireClaim["spec"]) =>
    decideClaim({ ...nobody, claim: claim(spec), ...state }).waitingFor.map(({ rule, pod: name, claim: of, since: from }) => [
      rule,
      of,
      name,
      from,
    ]);
  expect(rules({}, { storageClassName: "" })).toEqual([["volume", "data", undefined, since]]);
  expect(rules({}, { storageClassName: "absent" })).toEqual([["storage-class", "data", undefined, since]]);
  expect(rules({ storageClass }, { storageClassName: "late" })).toEqual([["first-consumer", "data", undefined, since]]);
  expect(rules({ storageClass, pods: [pod()] }, { storageClassName: "late" })).toEqual([["pod-scheduled", "data", "p", since]]);
});

test("a deleted claim names the pods that use it", () => {
  const deleted = claim({}, { deletionTimestamp: since, finalizers: [claimProtection] });
  expect(awaitedByClaim(deleted, [pod({ nodeName: "node-1" })])).toEqual([{ rule: "in-use", claim: "data", pod: "p", since }]);
  expect(awaitedByClaim(claim({}), [pod({ nodeName: "node-1" })])).toEqual([]);
});

test("a pod that no node takes says so in the scheduler's words", () => {
  const storage = { claim: () => undefined, volume: () => undefined, storageClass: () => undefined, freeFor: () => [] };
  expect(decideScheduling({ pod: pod(), rooms: [], storage })).toEqual({
    decision: "none",
    message: "no nodes available to schedule pods",
    waitingFor: [{ rule: "scheduled", pod: "p", message: "no nodes available to schedule pods", since }],
  });
});

test("a pod on a lost node waits for the end of its toleration, and then for somebody who ends it", () => {
  const taint = { key: "node.kubernetes.io/unreachable", effect: "NoExecute" };
  const tolerations = [{ key: taint.key, operator: "Exists", effect: "NoExecute", tolerationSeconds: 300 }];
  const from = Date.parse(since);
  const { waitingFor, lookAgainAfterMs } = decideTaintEviction({ pod: pod({ tolerations }), taints: [taint], since: from }, from + 60_000);
  expect(waitingFor).toMatchObject([{ rule: "toleration", pod: "p", since }]);
  expect(lookAgainAfterMs).toBe(240_000);
  const node = { metadata: { name: "node-1" }, status: { conditions: [{ type: "Ready", status: "Unknown" }] } } as WireNode;
  expect(awaitedByLostPod({ pod: pod({ nodeName: "node-1" }, leaving), node })).toEqual([
    { rule: "stopped", pod: "p", object: "Node/node-1", since },
  ]);
});
