import type { Action } from "../action.ts";
import type { WireClaim } from "../objects/claim.ts";
import type { WireControllerRevision } from "../objects/controller-revision.ts";
import { isRunningAndReady, isTerminal, isTerminating, type WirePod } from "../objects/pod.ts";
import type { WireStatefulSet, WireStatefulSetStatus } from "../objects/stateful-set.ts";
import { decideRevisions, type RevisionDecision } from "./decide-revisions.ts";
import { revisionOf } from "./identity.ts";
import { claimActions, deletePod, podActions } from "./set-actions.ts";
import { countPods, isAvailable, type SetCounts, statusOfSet } from "./set-status.ts";
import { type Slot, slotsOf } from "./slots.ts";
import { waveOrder } from "./wave-order.ts";

/** What the controller sees of one set's namespace. Pods and revisions of others are ignored; claims are found by name. */
export interface StatefulSetState {
  set: WireStatefulSet;
  pods: readonly WirePod[];
  claims: ReadonlyMap<string, WireClaim>;
  revisions: readonly WireControllerRevision[];
}

export interface StatefulSetDecision {
  actions: Action[];
  /** To be written after the actions, when it differs from what is there (isSameStatus). */
  status: WireStatefulSetStatus;
  /** Nothing will tell that a pod has become available: look again after this long. */
  lookAgainAfterMs?: number;
}

interface Plan {
  set: WireStatefulSet;
  claims: ReadonlyMap<string, WireClaim>;
  revisions: RevisionDecision;
  ordered: boolean;
  isAvailable(pod: WirePod): boolean;
  counts: SetCounts;
  actions: Action[];
}

/**
 * One sync of the StatefulSet controller (stateful_set_control.go, release 1.35.4 with its gates at their defaults): fills empty slots,
 * replaces finished pods, removes condemned ones, and moves a rolling update on by one pod.
 */
export function decideStatefulSet(state: StatefulSetState, now: number): StatefulSetDecision {
  const { set } = state;
  const minReadySeconds = set.spec.minReadySeconds ?? 0;
  const revisions = decideRevisions(set, state.revisions);
  const { pods, inRange, condemned } = slotsOf(set, state.pods);
  const [current, update] = [revisions.current.metadata.name, revisions.update.metadata.name];
  const plan: Plan = {
    set,
    claims: state.claims,
    revisions,
    ordered: set.spec.podManagementPolicy !== "Parallel",
    isAvailable: (pod) => isAvailable(pod, minReadySeconds, now),
    counts: countPods(pods, current, update, minReadySeconds, now),
    actions: [...revisions.actions],
  };
  if (!isTerminating(set) && fillSlots(plan, inRange) && removeCondemned(plan, inRange, condemned)) updateOne(plan, inRange);
  const status = statusOfSet(set, plan.counts, current, update, revisions.collisionCount);
  const waits = minReadySeconds > 0 && plan.counts.available < (set.spec.replicas ?? 1);
  return { actions: plan.actions, status, ...(waits && { lookAgainAfterMs: (minReadySeconds + 1) * 1000 }) };
}

/** Phase A. Answers whether the sync may go on. */
function fillSlots(plan: Plan, slots: readonly Slot[]): boolean {
  for (const slot of slots) {
    if (!fillSlot(plan, slot) && (plan.ordered || isFailing(plan))) return false;
  }
  return true;
}

function isFailing(plan: Plan): boolean {
  return plan.actions.at(-1)?.do === "fail";
}

/** Answers whether the slot is as it should be, so that the next may be looked at even in order. */
function fillSlot(plan: Plan, { ordinal, pod }: Slot): boolean {
  if (!pod) {
    plan.actions.push(...podActions(plan.set, revisionForSlot(plan, ordinal), ordinal, plan.claims));
    return false;
  }
  if (isTerminal(pod)) {
    if (!isTerminating(pod)) plan.actions.push(deletePod(plan.set, pod));
    return false;
  }
  if (pod.status?.phase === "Pending") plan.actions.push(...claimActions(plan.set, ordinal, plan.claims, pod.metadata.name));
  return !isTerminating(pod) && plan.isAvailable(pod);
}

/** newVersionedStatefulSetPod: below the partition, or below what is still current without one, a new pod comes at the current revision. */
function revisionForSlot({ set, revisions }: Plan, ordinal: number): WireControllerRevision {
  const start = set.spec.ordinals?.start ?? 0;
  const { type, rollingUpdate } = set.spec.updateStrategy ?? {};
  const boundary = rollingUpdate ? (rollingUpdate.partition ?? 0) : type === "RollingUpdate" ? (set.status?.currentReplicas ?? 0) : 0;
  return ordinal < start + boundary ? revisions.current : revisions.update;
}

/** Phase C: the highest first, one at a time in order, all at once in parallel. Answers whether the sync may go on. */
function removeCondemned(plan: Plan, slots: readonly Slot[], condemned: readonly WirePod[]): boolean {
  const isBad = (pod: WirePod) => isTerminating(pod) || !plan.isAvailable(pod);
  const firstBad = slots.flatMap(({ pod }) => (pod ? [pod] : [])).find(isBad) ?? condemned.toReversed().find(isBad);
  for (const pod of plan.ordered ? condemned : waveOrder(condemned)) {
    if (isTerminating(pod)) {
      if (plan.ordered) return false;
      continue;
    }
    if (plan.ordered && pod !== firstBad && !(isRunningAndReady(pod) && plan.isAvailable(pod))) return false;
    plan.actions.push(deletePod(plan.set, pod));
    if (plan.ordered) return false;
  }
  return true;
}

/** Phase D without maxUnavailable: from the top down to the partition, one pod, after everything above it is available. */
function updateOne(plan: Plan, slots: readonly Slot[]): void {
  const { type, rollingUpdate } = plan.set.spec.updateStrategy ?? {};
  if (type === "OnDelete") return;
  for (const { pod } of slots.slice(rollingUpdate?.partition ?? 0).toReversed()) {
    if (pod && revisionOf(pod) !== plan.revisions.update.metadata.name && !isTerminating(pod)) {
      if (isTerminal(pod)) return;
      plan.actions.push(deletePod(plan.set, pod));
      plan.counts.current--;
      return;
    }
    if (!pod || isTerminating(pod) || !plan.isAvailable(pod)) return;
  }
}

/** Whether writing the status would say nothing new (inconsistentStatus, the other way round). */
export function isSameStatus(set: WireStatefulSet, status: WireStatefulSetStatus): boolean {
  const old = set.status;
  if (!old || (status.observedGeneration ?? 0) > (old.observedGeneration ?? 0)) return false;
  const counts = ["replicas", "readyReplicas", "currentReplicas", "updatedReplicas", "availableReplicas"] as const;
  return (
    counts.every((count) => (old[count] ?? 0) === (status[count] ?? 0)) &&
    old.currentRevision === status.currentRevision &&
    old.updateRevision === status.updateRevision
  );
}
