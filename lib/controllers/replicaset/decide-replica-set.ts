import { type Action, targetOf } from "../action.ts";
import { adopt } from "../adopt.ts";
import { labelsInclude, selectorMatches } from "../label-selector.ts";
import type { WireReplicaSet, WireReplicaSetStatus } from "../objects/deployment.ts";
import { controllerReference } from "../objects/meta.ts";
import { isRunningAndReady, isTerminal, isTerminating, type WirePod } from "../objects/pod.ts";
import { isAvailable } from "../pod-availability.ts";
import { deletionOrder } from "./deletion-order.ts";

/** What the controller sees of one ReplicaSet: the pods of its namespace. */
export interface ReplicaSetState {
  replicaSet: WireReplicaSet;
  pods: readonly WirePod[];
}

export interface ReplicaSetDecision {
  actions: Action[];
  status: WireReplicaSetStatus;
  /** Nothing will tell that a pod has become available: look again after this long. */
  lookAgainAfterMs?: number;
}

const burstMax = 500;

/** One sync of the ReplicaSet controller (replica_set.go): as many pods as wanted, no matter which; what ends, or is to end, counts no more. */
export function decideReplicaSet({ replicaSet, pods }: ReplicaSetState, now: number): ReplicaSetDecision {
  const { spec } = replicaSet;
  const mine = adopt(replicaSet, "pods", pods, (pod) => selectorMatches(spec.selector, pod.metadata.labels));
  const active = mine.owned.filter((pod) => !isTerminal(pod) && !isTerminating(pod));
  const surplus = active.length - (spec.replicas ?? 1);
  const actions = isTerminating(replicaSet) ? [] : surplus < 0 ? create(replicaSet, -surplus) : remove(active, surplus);
  const minReadySeconds = spec.minReadySeconds ?? 0;
  const status = statusOf(replicaSet, mine.owned, active, now);
  const waits = minReadySeconds > 0 && (status.readyReplicas ?? 0) > (status.availableReplicas ?? 0);
  return { actions: [...mine.actions, ...actions], status, ...(waits && { lookAgainAfterMs: (minReadySeconds + 1) * 1000 }) };
}

function create(replicaSet: WireReplicaSet, count: number): Action[] {
  const { template } = replicaSet.spec;
  const { name, namespace } = replicaSet.metadata;
  const pod: WirePod = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name: "",
      generateName: `${name}-`,
      ...(namespace !== undefined && { namespace }),
      labels: { ...template.metadata?.labels },
      ...(template.metadata?.annotations && { annotations: { ...template.metadata.annotations } }),
      ownerReferences: [controllerReference(replicaSet)],
    },
    spec: template.spec,
  };
  return Array.from({ length: Math.min(count, burstMax) }, () => ({
    do: "create",
    resource: "pods",
    object: pod,
    success: (created) => ({ type: "Normal", reason: "SuccessfulCreate", message: `Created pod: ${created}` }),
    failure: (error) => ({ type: "Warning", reason: "FailedCreate", message: `Error creating: ${error}` }),
  }));
}

function remove(active: readonly WirePod[], count: number): Action[] {
  return deletionOrder(active)
    .slice(0, Math.min(count, burstMax))
    .map((pod) => ({
      do: "delete",
      ...targetOf("pods", pod),
      success: { type: "Normal", reason: "SuccessfulDelete", message: `Deleted pod: ${pod.metadata.name}` },
    }));
}

/** Counts pods as they were before the actions; those that terminate are counted apart (calculateStatus). */
function statusOf(
  { metadata, spec }: WireReplicaSet,
  all: readonly WirePod[],
  active: readonly WirePod[],
  now: number,
): WireReplicaSetStatus {
  const count = (pods: readonly WirePod[], is: (pod: WirePod) => boolean) => pods.filter(is).length;
  const labelled = count(active, (pod) => labelsInclude(pod.metadata.labels, spec.template.metadata?.labels ?? {}));
  const ready = count(active, isRunningAndReady);
  const available = count(active, (pod) => isAvailable(pod, spec.minReadySeconds ?? 0, now));
  return {
    replicas: active.length,
    ...(labelled > 0 && { fullyLabeledReplicas: labelled }),
    ...(ready > 0 && { readyReplicas: ready }),
    ...(available > 0 && { availableReplicas: available }),
    terminatingReplicas: count(all, (pod) => isTerminating(pod) && !isTerminal(pod)),
    ...(metadata.generation !== undefined && { observedGeneration: metadata.generation }),
  };
}
