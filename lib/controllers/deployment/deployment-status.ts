import type { WireDeployment, WireDeploymentCondition, WireDeploymentStatus, WireReplicaSet } from "../objects/deployment.ts";
import type { Behaviour } from "../release.ts";
import { toWireTime } from "../wire-time.ts";
import { marginsOf, type ReplicaSets, sumOf, wantedOf } from "./replica-sets.ts";

/** A condition, before it is known since when it is so. */
export type Judgement = Pick<WireDeploymentCondition, "type" | "status"> & { reason: string; message: string };

/** A deadline of so many seconds is none (math.MaxInt32). */
const noDeadline = 2 ** 31 - 1;

/** What the ReplicaSets amount to (calculateStatus), with the condition Available; counts of 0 are left out, but for those that terminate. */
export function countReplicas(
  deployment: WireDeployment,
  { fresh, old }: ReplicaSets,
  now: number,
  { countsTerminating }: Behaviour,
): WireDeploymentStatus {
  const all = [...old, ...(fresh ? [fresh] : [])];
  const sum = (count: (set: WireReplicaSet) => number | undefined) => sumOf(all, count);
  const available = sum(({ status }) => status?.availableReplicas);
  // One that the controller has never looked at counts for nothing; one that it has looked at, and that says nothing, makes the sum unknown.
  const isCounted = all.every(({ status }) => !status?.observedGeneration || status.terminatingReplicas !== undefined) && countsTerminating;
  const counts = {
    replicas: sum(({ status }) => status?.replicas),
    updatedReplicas: fresh?.status?.replicas ?? 0,
    readyReplicas: sum(({ status }) => status?.readyReplicas),
    availableReplicas: available,
    unavailableReplicas: Math.max(0, sum(wantedOf) - available),
  };
  const { generation } = deployment.metadata;
  const { collisionCount, conditions = [] } = deployment.status ?? {};
  const enough = available >= wantedOf(deployment) - marginsOf(deployment).unavailable;
  return {
    ...(generation !== undefined && { observedGeneration: generation }),
    ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
    ...(isCounted && { terminatingReplicas: sum(({ status }) => status?.terminatingReplicas) }),
    ...(collisionCount !== undefined && { collisionCount }),
    conditions: withCondition(conditions, enough ? minimumAvailable : minimumUnavailable, now),
  };
}

/** The condition Progressing (syncRolloutStatus): done, moved since the last status, or too long without moving; and what ReplicaSets fail at. */
export function judgeProgress(
  deployment: WireDeployment,
  status: WireDeploymentStatus,
  { fresh, old }: ReplicaSets,
  now: number,
): WireDeploymentStatus {
  const named = fresh ? `ReplicaSet "${fresh.metadata.name}"` : `Deployment "${deployment.metadata.name}"`;
  const judged = hasDeadline(deployment) ? withProgress(deployment, status, named, now) : without(status, "Progressing");
  const failures = [...(fresh ? [fresh] : []), ...old].flatMap((set) => set.status?.conditions ?? []);
  const failure = failures.find(({ type }) => type === "ReplicaFailure");
  if (!failure) return without(judged, "ReplicaFailure");
  const { type, status: is, reason = "", message = "", lastTransitionTime } = failure;
  const told = withCondition(judged.conditions ?? [], { type, status: is, reason, message }, now, lastTransitionTime ?? undefined);
  return { ...judged, conditions: told };
}

function withProgress(deployment: WireDeployment, status: WireDeploymentStatus, named: string, now: number): WireDeploymentStatus {
  const conditions = status.conditions ?? [];
  const before = conditions.find(({ type }) => type === "Progressing");
  if ((status.replicas ?? 0) === (status.updatedReplicas ?? 0) && before?.reason === "NewReplicaSetAvailable") return status;
  const judgement = isComplete(deployment, status)
    ? progressing("NewReplicaSetAvailable", `${named} has successfully progressed.`)
    : hasMoved(deployment.status ?? {}, status)
      ? progressing("ReplicaSetUpdated", `${named} is progressing.`)
      : hasTimedOut(before, deadlineOf(deployment), now)
        ? { ...progressing("ProgressDeadlineExceeded", `${named} has timed out progressing.`), status: "False" as const }
        : undefined;
  if (!judgement) return status;
  const others = judgement.reason === "ReplicaSetUpdated" ? conditions.filter((condition) => condition !== before) : conditions;
  const kept = before?.status === judgement.status ? before.lastTransitionTime : undefined;
  return { ...status, conditions: withCondition(others, judgement, now, kept ?? undefined) };
}

function without(status: WireDeploymentStatus, type: string): WireDeploymentStatus {
  return { ...status, conditions: (status.conditions ?? []).filter((condition) => condition.type !== type) };
}

/** Whether lack of progress is ever told (HasProgressDeadline). */
export function hasDeadline(deployment: WireDeployment): boolean {
  return deadlineOf(deployment) !== noDeadline;
}

/** How long until it can be told that a rollout has not moved for too long; undefined when that cannot come (requeueStuckDeployment). */
export function deadlineAfterMs(deployment: WireDeployment, status: WireDeploymentStatus, now: number): number | undefined {
  const condition = status.conditions?.find(({ type }) => type === "Progressing");
  if (!hasDeadline(deployment) || !condition || isComplete(deployment, status)) return undefined;
  if (condition.reason === "ProgressDeadlineExceeded") return undefined;
  return Math.max(0, Date.parse(condition.lastUpdateTime ?? "") + deadlineOf(deployment) * 1000 - now) + 1000;
}

function deadlineOf({ spec }: WireDeployment): number {
  return spec.progressDeadlineSeconds ?? 600;
}

/** DeploymentComplete: all of it updated and available, nothing old left. */
export function isComplete(deployment: WireDeployment, status: WireDeploymentStatus): boolean {
  const wanted = wantedOf(deployment);
  const counts = [status.updatedReplicas, status.replicas, status.availableReplicas];
  return counts.every((count) => (count ?? 0) === wanted) && (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0);
}

export function progressing(reason: string, message: string): Judgement {
  return { type: "Progressing", status: "True", reason, message };
}

/** SetDeploymentCondition: one that says the same is left as it is; one of the same status keeps its time. */
export function withCondition(
  conditions: readonly WireDeploymentCondition[],
  judgement: Judgement,
  now: number,
  since?: string,
): WireDeploymentCondition[] {
  const before = conditions.find(({ type }) => type === judgement.type);
  if (before?.status === judgement.status && before.reason === judgement.reason) return [...conditions];
  const time = toWireTime(now);
  const lastTransitionTime = since ?? (before?.status === judgement.status ? before.lastTransitionTime : undefined) ?? time;
  const others = conditions.filter((condition) => condition !== before);
  return [...others, { ...judgement, lastUpdateTime: time, lastTransitionTime }];
}

const minimumAvailable: Judgement = {
  type: "Available",
  status: "True",
  reason: "MinimumReplicasAvailable",
  message: "Deployment has minimum availability.",
};
const minimumUnavailable: Judgement = {
  type: "Available",
  status: "False",
  reason: "MinimumReplicasUnavailable",
  message: "Deployment does not have minimum availability.",
};

/** DeploymentProgressing: more is updated, ready or available, or less is old, than the last status said. */
function hasMoved(before: WireDeploymentStatus, after: WireDeploymentStatus): boolean {
  const old = ({ replicas = 0, updatedReplicas = 0 }: WireDeploymentStatus) => replicas - updatedReplicas;
  const grew = (["updatedReplicas", "readyReplicas", "availableReplicas"] as const).some(
    (count) => (after[count] ?? 0) > (before[count] ?? 0),
  );
  return grew || old(after) < old(before);
}

function hasTimedOut(before: WireDeploymentCondition | undefined, deadlineSeconds: number, now: number): boolean {
  if (!before || before.reason === "NewReplicaSetAvailable") return false;
  if (before.reason === "ProgressDeadlineExceeded") return true;
  return Date.parse(before.lastUpdateTime ?? "") + deadlineSeconds * 1000 < now;
}
