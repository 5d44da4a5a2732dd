import type { WireStatefulSet, WireStatefulSetStatus } from "../objects/stateful-set.ts";
import type { Behaviour } from "../release.ts";
import type { RevisionDecision } from "./decide-revisions.ts";
import type { PodFacts } from "./pod-facts.ts";

/** Counts that go into the status; turned into the wire's form at the very end. */
export interface SetCounts {
  replicas: number;
  ready: number;
  available: number;
  current: number;
  updated: number;
}

/** Mirrors computeReplicaStatus: terminating pods stay in replicas, ready and available until they are gone. */
export function countPods(pods: readonly PodFacts[], current: string, update: string, isAvailable: (pod: PodFacts) => boolean): SetCounts {
  const counts = { replicas: 0, ready: 0, available: 0, current: 0, updated: 0 };
  for (const facts of pods) {
    if (!facts.isCreated) continue;
    counts.replicas++;
    if (facts.isReady) counts.ready++;
    if (isAvailable(facts)) counts.available++;
    if (facts.isTerminating) continue;
    if (facts.revision === current) counts.current++;
    if (facts.revision === update) counts.updated++;
  }
  return counts;
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
