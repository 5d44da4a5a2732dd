import { isRunningAndReady, isTerminating, type WirePod } from "../objects/pod.ts";
import type { WireStatefulSet, WireStatefulSetStatus } from "../objects/stateful-set.ts";
import type { Behaviour } from "../release.ts";
import type { RevisionDecision } from "./decide-revisions.ts";
import { revisionOf } from "./identity.ts";

/** Counts that go into the status; turned into the wire's form at the very end. */
export interface SetCounts {
  replicas: number;
  ready: number;
  available: number;
  current: number;
  updated: number;
}

/** Mirrors computeReplicaStatus: terminating pods stay in replicas, ready and available until they are gone. */
export function countPods(pods: readonly WirePod[], current: string, update: string, isAvailable: (pod: WirePod) => boolean): SetCounts {
  const created = pods.filter((pod) => (pod.status?.phase ?? "") !== "");
  const staying = created.filter((pod) => !isTerminating(pod));
  return {
    replicas: created.length,
    ready: created.filter(isRunningAndReady).length,
    available: created.filter(isAvailable).length,
    current: staying.filter((pod) => revisionOf(pod) === current).length,
    updated: staying.filter((pod) => revisionOf(pod) === update).length,
  };
}

/** The status as it is written: counts of 0 are left out, but for replicas and availableReplicas; a finished rollout is promoted. */
export function statusOfSet(
  set: WireStatefulSet,
  counts: SetCounts,
  { current, update, collisionCount }: RevisionDecision,
  { promotesOnDelete }: Behaviour,
): WireStatefulSetStatus {
  const wanted = set.spec.replicas ?? 1;
  const promotes = promotesOnDelete || set.spec.updateStrategy?.type !== "OnDelete";
  const complete = promotes && counts.updated === wanted && counts.ready === wanted && counts.replicas === wanted;
  const currentReplicas = complete ? counts.updated : counts.current;
  return {
    ...(set.metadata.generation !== undefined && { observedGeneration: set.metadata.generation }),
    replicas: counts.replicas,
    ...(counts.ready > 0 && { readyReplicas: counts.ready }),
    ...(currentReplicas > 0 && { currentReplicas }),
    ...(counts.updated > 0 && { updatedReplicas: counts.updated }),
    currentRevision: (complete ? update : current).metadata.name,
    updateRevision: update.metadata.name,
    collisionCount,
    availableReplicas: counts.available,
  };
}
