import { type Action, targetOf } from "../action.ts";
import { adopt } from "../adopt.ts";
import { selectorMatches } from "../label-selector.ts";
import type { WireDeployment, WireDeploymentStatus, WireReplicaSet } from "../objects/deployment.ts";
import { controllerOwner } from "../objects/meta.ts";
import { isTerminal, isTerminating, type WirePod } from "../objects/pod.ts";
import { type Behaviour, behaviourOf } from "../release.ts";
import type { WaitingFor } from "../waiting-for.ts";
import {
  countReplicas,
  deadlineAfterMs,
  hasDeadline,
  isComplete,
  type Judgement,
  judgeProgress,
  progressing,
  withCondition,
} from "./deployment-status.ts";
import { newReplicaSet, renumbered } from "./new-replica-set.ts";
import { desiredAnnotation, replicaSetsOf, revisionAnnotation, revisionOf, sumOf, wantedOf } from "./replica-sets.ts";
import { recreate, roll, sizeForNew } from "./rolling.ts";
import { type Rollout, scaleTo } from "./rollout.ts";
import { scale } from "./scale.ts";
import { awaitedByDeployment } from "./waiting-for.ts";

/** What the controller sees of one Deployment: ReplicaSets and pods of its namespace. */
export interface DeploymentState {
  deployment: WireDeployment;
  replicaSets: readonly WireReplicaSet[];
  pods: readonly WirePod[];
}

export interface DeploymentDecision {
  actions: Action[];
  /** To be written after the actions, when it differs from what is there. */
  status: WireDeploymentStatus;
  /** What keeps the rollout from moving on, first things first. */
  waitingFor: WaitingFor[];
  /** Nothing will tell that the deadline for progress has passed: look again after this long. */
  lookAgainAfterMs?: number;
}

const historyLimitDefault = 10;
const recorded = behaviourOf();

/**
 * One sync of the Deployment controller (deployment_controller.go syncDeployment): a ReplicaSet for the template, then as many pods moved from the old
 * ones to it as the strategy allows. A changed number of replicas goes before a rollout; a paused deployment only follows that number.
 */
export function decideDeployment(
  { deployment, replicaSets, pods }: DeploymentState,
  now: number,
  behaviour: Behaviour = recorded,
): DeploymentDecision {
  const isSelected = ({ metadata }: WireReplicaSet) => selectorMatches(deployment.spec.selector, metadata.labels);
  const mine = adopt(deployment, "replicasets", replicaSets, isSelected);
  const taken = replicaSets.filter(({ metadata }) => !mine.owned.some((owned) => owned.metadata.uid === metadata.uid));
  const rollout: Rollout = { deployment, pods, now, taken, ...replicaSetsOf(deployment, mine.owned), actions: [...mine.actions] };
  const isLeaving = isTerminating(deployment);
  if (!isLeaving) notePause(rollout);
  followNew(rollout);
  if (isLeaving) return finish(rollout, countReplicas(rollout.deployment, rollout, now, behaviour));
  if (deployment.spec.paused || hasNewSize(deployment, mine.owned)) {
    scale(rollout);
    if (deployment.spec.paused) forgetOld(rollout);
    return finish(rollout, countReplicas(rollout.deployment, rollout, now, behaviour));
  }
  const isAtRest = deployment.spec.strategy?.type === "Recreate" ? recreateWhenGone(rollout, mine.owned) : rollOn(rollout);
  if (isAtRest && isComplete(rollout.deployment, rollout.deployment.status ?? {})) forgetOld(rollout);
  const status = judgeProgress(rollout.deployment, countReplicas(rollout.deployment, rollout, now, behaviour), rollout, now);
  return finish(rollout, status, deadlineAfterMs(rollout.deployment, status, now));
}

/** Whether writing the status would say nothing new. */
export function isSameDeploymentStatus(deployment: WireDeployment, status: WireDeploymentStatus): boolean {
  return JSON.stringify(sortedEntries(deployment.status ?? {})) === JSON.stringify(sortedEntries(status));
}

function sortedEntries(status: WireDeploymentStatus): unknown[] {
  return Object.entries(status).sort(([a], [b]) => (a < b ? -1 : 1));
}

function finish(rollout: Rollout, status: WireDeploymentStatus, lookAgainAfterMs?: number): DeploymentDecision {
  const { deployment, actions, pods, now } = rollout;
  const waitingFor = actions.length > 0 ? [] : awaitedByDeployment(deployment, rollout, pods, now);
  return { actions, status, waitingFor, ...(lookAgainAfterMs !== undefined && { lookAgainAfterMs }) };
}

/** rolloutRolling: the new grows, or else the old shrink. Answers whether nothing of that was to be done. */
function rollOn(rollout: Rollout): boolean {
  if (!rollout.fresh) createNew(rollout);
  return !roll(rollout);
}

/** rolloutRecreate: all old pods end before the first new one is asked for. Answers whether that is so. */
function recreateWhenGone(rollout: Rollout, mine: readonly WireReplicaSet[]): boolean {
  if (recreate(rollout) || areOldRunning(rollout, mine)) return false;
  if (!rollout.fresh) createNew(rollout);
  if (rollout.fresh?.metadata.uid !== undefined) scaleTo(rollout, rollout.fresh, wantedOf(rollout.deployment));
  return true;
}

/** oldPodsRunning: an old ReplicaSet still counts pods, or one of theirs has not ended. */
function areOldRunning({ old, fresh, pods }: Rollout, mine: readonly WireReplicaSet[]): boolean {
  if (sumOf(old, ({ status }) => status?.replicas) > 0) return true;
  const uids = mine.filter((set) => set.metadata.uid !== fresh?.metadata.uid).map(({ metadata }) => metadata.uid);
  return pods.some((pod) => !isTerminal(pod) && uids.includes(controllerOwner(pod)?.uid));
}

/** isScalingEvent: a ReplicaSet that still has pods was last told another number. */
function hasNewSize(deployment: WireDeployment, sets: readonly WireReplicaSet[]): boolean {
  const active = sets.filter((set) => wantedOf(set) > 0);
  return active.some(({ metadata }) => {
    const desired = metadata.annotations?.[desiredAnnotation];
    return desired !== undefined && Number(desired) !== wantedOf(deployment);
  });
}

/** A template that a ReplicaSet has already: that one gets a revision above the others, and the deployment its number. */
function followNew(rollout: Rollout): void {
  const { fresh, deployment } = rollout;
  if (!fresh) return;
  const followed = renumbered(deployment, fresh, Math.max(0, ...rollout.old.map(revisionOf)) + 1);
  if (JSON.stringify(followed) !== JSON.stringify(fresh)) rollout.actions.push({ do: "update", resource: "replicasets", object: followed });
  rollout.fresh = followed;
  note(rollout, revisionOf(followed));
  const isJudged = rollout.deployment.status?.conditions?.some(({ type }) => type === "Progressing");
  if (!isJudged && hasDeadline(deployment))
    judge(rollout, progressing("FoundNewReplicaSet", `Found new replica set "${followed.metadata.name}"`));
}

/** Creates the ReplicaSet of the template; one in the way that is another's, or another template's, is a collision, counted into the next name. */
function createNew(rollout: Rollout): void {
  const { deployment, old, taken } = rollout;
  const revision = Math.max(0, ...old.map(revisionOf)) + 1;
  const replicas = sizeForNew(rollout, 0);
  const fresh = newReplicaSet(deployment, revision, replicas, deployment.status?.collisionCount ?? 0);
  const { name } = fresh.metadata;
  if ([...taken, ...old].some(({ metadata }) => metadata.name === name)) {
    const collisionCount = (deployment.status?.collisionCount ?? 0) + 1;
    rollout.deployment = { ...deployment, status: { ...deployment.status, collisionCount } };
    rollout.actions.push({ do: "fail", error: `replicasets.apps "${name}" already exists` });
    return;
  }
  const message = `Scaled up replica set ${name} from 0 to ${replicas}`;
  rollout.actions.push({
    do: "create",
    resource: "replicasets",
    object: fresh,
    ...(replicas > 0 && { success: { type: "Normal", reason: "ScalingReplicaSet", message } }),
    failure: (error) => ({
      type: "Warning",
      reason: "ReplicaSetCreateError",
      message: `Failed to create new replica set "${name}": ${error}`,
    }),
  });
  rollout.fresh = fresh;
  note(rollout, revision);
  if (hasDeadline(deployment)) judge(rollout, progressing("NewReplicaSetCreated", `Created new replica set "${name}"`));
}

/** checkPausedConditions: time does not count while a deployment is paused; one that has run out of it already stays so. */
function notePause(rollout: Rollout): void {
  const { deployment } = rollout;
  const reason = deployment.status?.conditions?.find(({ type }) => type === "Progressing")?.reason;
  if (!hasDeadline(deployment) || reason === "ProgressDeadlineExceeded") return;
  const judgement = (to: string, message: string) => ({ ...progressing(to, message), status: "Unknown" as const });
  if (deployment.spec.paused && reason !== "DeploymentPaused") judge(rollout, judgement("DeploymentPaused", "Deployment is paused"));
  else if (!deployment.spec.paused && reason === "DeploymentPaused")
    judge(rollout, judgement("DeploymentResumed", "Deployment is resumed"));
}

function note(rollout: Rollout, revision: number): void {
  const { deployment } = rollout;
  if (deployment.metadata.annotations?.[revisionAnnotation] === String(revision)) return;
  const annotations = { ...deployment.metadata.annotations, [revisionAnnotation]: String(revision) };
  rollout.deployment = { ...deployment, metadata: { ...deployment.metadata, annotations } };
  rollout.actions.push({ do: "update", resource: "deployments", object: rollout.deployment });
}

function judge(rollout: Rollout, judgement: Judgement): void {
  const { deployment, now } = rollout;
  const conditions = withCondition(deployment.status?.conditions ?? [], judgement, now);
  rollout.deployment = { ...deployment, status: { ...deployment.status, conditions } };
}

/** cleanupDeployment: of the old ReplicaSets that are empty, the oldest revisions go until revisionHistoryLimit are left. */
function forgetOld({ deployment, old, actions }: Rollout): void {
  const limit = deployment.spec.revisionHistoryLimit ?? historyLimitDefault;
  const staying = old.filter((set) => !isTerminating(set)).sort((a, b) => revisionOf(a) - revisionOf(b));
  for (const set of staying.slice(0, Math.max(0, staying.length - limit))) {
    const isEmpty = wantedOf(set) === 0 && (set.status?.replicas ?? 0) === 0;
    const isObserved = (set.metadata.generation ?? 0) <= (set.status?.observedGeneration ?? 0);
    if (isEmpty && isObserved) actions.push({ do: "delete", ...targetOf("replicasets", set) });
  }
}
