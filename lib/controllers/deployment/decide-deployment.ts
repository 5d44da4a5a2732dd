import { type Action, targetOf } from "../action.ts";
import { adopt } from "../adopt.ts";
import { selectorMatches } from "../label-selector.ts";
import type { WireDeployment, WireDeploymentStatus, WireReplicaSet } from "../objects/deployment.ts";
import { isTerminal, isTerminating, type WirePod } from "../objects/pod.ts";
import { countReplicas, isComplete, judgeProgress, progressing, withCondition } from "./deployment-status.ts";
import { newReplicaSet, renumbered } from "./new-replica-set.ts";
import { desiredAnnotation, replicaSetsOf, revisionAnnotation, revisionOf, wantedOf } from "./replica-sets.ts";
import { recreate, roll, sizeForNew } from "./rolling.ts";
import type { Rollout } from "./rollout.ts";
import { scale } from "./scale.ts";

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
}

const historyLimitDefault = 10;

/**
 * One sync of the Deployment controller (deployment_controller.go syncDeployment): a ReplicaSet for the template, then as many pods moved from the old
 * ones to it as the strategy allows. A changed number of replicas goes before a rollout; a paused deployment only follows that number.
 */
export function decideDeployment({ deployment, replicaSets, pods }: DeploymentState, now: number): DeploymentDecision {
  const isSelected = ({ metadata }: WireReplicaSet) => selectorMatches(deployment.spec.selector, metadata.labels);
  const mine = adopt(deployment, "replicasets", replicaSets, isSelected);
  const rollout: Rollout = { deployment, now, ...replicaSetsOf(deployment, mine.owned), actions: [...mine.actions] };
  if (isTerminating(deployment)) return finish(rollout, countReplicas(deployment, rollout, now));
  if (deployment.spec.paused || hasNewSize(deployment, mine.owned)) {
    followNew(rollout);
    scale(rollout);
    return finish(rollout, countReplicas(rollout.deployment, rollout, now));
  }
  if (deployment.spec.strategy?.type === "Recreate") recreateWhenGone(rollout, pods);
  else {
    if (rollout.fresh) followNew(rollout);
    else createNew(rollout);
    roll(rollout);
  }
  const name = rollout.fresh?.metadata.name ?? deployment.metadata.name;
  const status = judgeProgress(rollout.deployment, countReplicas(rollout.deployment, rollout, now), name, now);
  if (isComplete(deployment, deployment.status ?? {})) forgetOld(rollout);
  return finish(rollout, status);
}

/** Whether writing the status would say nothing new. */
export function isSameDeploymentStatus(deployment: WireDeployment, status: WireDeploymentStatus): boolean {
  return JSON.stringify(sortedEntries(deployment.status ?? {})) === JSON.stringify(sortedEntries(status));
}

function sortedEntries(status: WireDeploymentStatus): unknown[] {
  return Object.entries(status).sort(([a], [b]) => (a < b ? -1 : 1));
}

function finish({ actions }: Rollout, status: WireDeploymentStatus): DeploymentDecision {
  return { actions, status };
}

/** rolloutRecreate: all old pods end before the first new one is asked for. */
function recreateWhenGone(rollout: Rollout, pods: readonly WirePod[]): void {
  if (rollout.fresh) followNew(rollout);
  const old = rollout.old.map(({ metadata }) => metadata.uid);
  const running = pods.some((pod) => !isTerminal(pod) && (pod.metadata.ownerReferences ?? []).some(({ uid }) => old.includes(uid)));
  if (recreate(rollout) || running) return;
  if (!rollout.fresh) createNew(rollout);
  else scale({ ...rollout, old: [] });
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
  if (!rollout.deployment.status?.conditions?.some(({ type }) => type === "Progressing"))
    judge(rollout, "FoundNewReplicaSet", `Found new replica set "${followed.metadata.name}"`);
}

function createNew(rollout: Rollout): void {
  const { deployment, old } = rollout;
  const revision = Math.max(0, ...old.map(revisionOf)) + 1;
  const replicas = sizeForNew(rollout, 0);
  const fresh = newReplicaSet(deployment, revision, replicas, deployment.status?.collisionCount ?? 0);
  const { name } = fresh.metadata;
  const message = `Scaled up replica set ${name} from 0 to ${replicas}`;
  rollout.actions.push({
    do: "create",
    resource: "replicasets",
    object: fresh,
    ...(replicas > 0 && { success: { type: "Normal", reason: "ScalingReplicaSet", message } }),
  });
  rollout.fresh = fresh;
  note(rollout, revision);
  judge(rollout, "NewReplicaSetCreated", `Created new replica set "${name}"`);
}

function note(rollout: Rollout, revision: number): void {
  const { deployment } = rollout;
  if (deployment.metadata.annotations?.[revisionAnnotation] === String(revision)) return;
  const annotations = { ...deployment.metadata.annotations, [revisionAnnotation]: String(revision) };
  rollout.deployment = { ...deployment, metadata: { ...deployment.metadata, annotations } };
  rollout.actions.push({ do: "update", resource: "deployments", object: rollout.deployment });
}

function judge(rollout: Rollout, reason: string, message: string): void {
  const { deployment, now } = rollout;
  const conditions = withCondition(deployment.status?.conditions ?? [], progressing(reason, message), now);
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
