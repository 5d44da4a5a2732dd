import { type Action, targetOf } from "../action.ts";
import { adopt } from "../adopt.ts";
import { awaitedByReplicaSet } from "../deployment/waiting-for.ts";
import { labelsInclude, selectorMatches } from "../label-selector.ts";
import type { WireReplicaSet, WireReplicaSetStatus } from "../objects/deployment.ts";
import { controllerOwner, controllerReference } from "../objects/meta.ts";
import { isTerminal, isTerminating, readyCondition, type WireCondition, type WirePod } from "../objects/pod.ts";
import { isAvailable, nextAvailableInMs } from "../pod-availability.ts";
import { type Behaviour, behaviourOf } from "../release.ts";
import type { WaitingFor } from "../waiting-for.ts";
import { toWireTime } from "../wire-time.ts";
import { deletionOrder } from "./deletion-order.ts";

/** What the controller sees of one ReplicaSet: the pods of its namespace. */
export interface ReplicaSetState {
  replicaSet: WireReplicaSet;
  pods: readonly WirePod[];
}

export interface ReplicaSetDecision {
  actions: Action[];
  status: WireReplicaSetStatus;
  /** The status instead when an action has failed. */
  statusAfter: (error: string) => WireReplicaSetStatus;
  /** What keeps it from being as it should be; empty when it is. */
  waitingFor: WaitingFor[];
  /** Nothing will tell that a pod has become available: look again after this long. */
  lookAgainAfterMs?: number;
}

const burstMax = 500;
const recorded = behaviourOf();

/** One sync of the ReplicaSet controller (replica_set.go): as many pods as wanted, no matter which; what ends, or is to end, counts no more, and is never adopted. */
export function decideReplicaSet(
  { replicaSet, pods }: ReplicaSetState,
  now: number,
  { countsTerminating, availableStrictlyAfter }: Behaviour = recorded,
): ReplicaSetDecision {
  const { spec, metadata } = replicaSet;
  const isSelected = (pod: WirePod) => selectorMatches(spec.selector, pod.metadata.labels);
  const { owned: active, actions: adoptions } = adopt(replicaSet, "pods", pods.filter(isActive), isSelected);
  const leaving = pods.filter((pod) => isTerminating(pod) && !isTerminal(pod) && isSelected(pod));
  const terminating = countsTerminating ? leaving.filter((pod) => controllerOwner(pod)?.uid === metadata.uid).length : undefined;
  const surplus = active.length - (spec.replicas ?? 1);
  const actions = isTerminating(replicaSet) ? [] : surplus < 0 ? create(replicaSet, -surplus) : surplus > 0 ? remove(active, surplus) : [];
  const minReadySeconds = spec.minReadySeconds ?? 0;
  const isUp = (pod: WirePod) => isAvailable(pod, minReadySeconds, now, availableStrictlyAfter);
  const status = statusOf(replicaSet, active, terminating, isUp);
  const waits = minReadySeconds > 0 && (status.readyReplicas ?? 0) > (status.availableReplicas ?? 0);
  return {
    actions: [...adoptions, ...actions],
    status,
    statusAfter: (error) => ({ ...status, conditions: failureOf(replicaSet, surplus < 0 ? "FailedCreate" : "FailedDelete", error, now) }),
    waitingFor: awaitedByReplicaSet(replicaSet, active, now),
    ...(waits && { lookAgainAfterMs: nextAvailableInMs(active, minReadySeconds, now) ?? minReadySeconds * 1000 }),
  };
}

/** Neither ended, nor told to end (FilterActivePods). */
function isActive(pod: WirePod): boolean {
  return !isTerminal(pod) && !isTerminating(pod);
}

/** Condition ReplicaFailure; one that is there already is left as it is. */
function failureOf({ status }: WireReplicaSet, reason: string, message: string, now: number): WireCondition[] {
  const known = status?.conditions?.filter(({ type }) => type === "ReplicaFailure") ?? [];
  if (known.length > 0) return known;
  return [{ type: "ReplicaFailure", status: "True", lastTransitionTime: toWireTime(now), reason, message }];
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
  active: readonly WirePod[],
  terminating: number | undefined,
  isUp: (pod: WirePod) => boolean,
): WireReplicaSetStatus {
  const count = (is: (pod: WirePod) => boolean) => active.filter(is).length;
  const labelled = count((pod) => labelsInclude(pod.metadata.labels, spec.template.metadata?.labels ?? {}));
  const ready = count((pod) => readyCondition(pod)?.status === "True");
  const available = count(isUp);
  return {
    replicas: active.length,
    ...(labelled > 0 && { fullyLabeledReplicas: labelled }),
    ...(ready > 0 && { readyReplicas: ready }),
    ...(available > 0 && { availableReplicas: available }),
    ...(terminating !== undefined && { terminatingReplicas: terminating }),
    ...(metadata.generation !== undefined && { observedGeneration: metadata.generation }),
  };
}
