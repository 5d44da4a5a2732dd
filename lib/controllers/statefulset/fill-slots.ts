import type { WireControllerRevision } from "../objects/controller-revision.ts";
import { isTerminal } from "../objects/pod.ts";
import { deletionAskedAt, waitForPod, waitUntilUp } from "../waiting-for.ts";
import { ownersMatchPolicy, staleClaim } from "./claim-owners.ts";
import { podName } from "./identity.ts";
import type { Plan } from "./plan.ts";
import type { PodFacts } from "./pod-facts.ts";
import { claimActions, deletePod, podActions, repairActions } from "./set-actions.ts";
import type { Slot } from "./slots.ts";
import { wavesOf } from "./waves.ts";

/**
 * Phase A: every slot gets its pod, and every pod the identity and claims of its slot. In order, nothing goes on past a slot that is not as it
 * should be; in parallel, only an error ends it, after the wave in which it happened. Answers whether the sync may go on.
 */
export function fillSlots(plan: Plan, slots: readonly Slot[]): boolean {
  if (plan.ordered) return slots.every((slot) => fillSlot(plan, slot));
  for (const wave of wavesOf(slots)) {
    const before = plan.actions.length;
    for (const slot of wave) fillSlot(plan, slot);
    const made = plan.actions.splice(before);
    const failures = made.filter((action) => action.do === "fail");
    plan.actions.push(...made.filter((action) => action.do !== "fail"), ...failures);
    if (failures.length > 0) return false;
  }
  return true;
}

/** Answers whether the slot is as it should be, so that the next may be looked at even in order (processReplica). */
function fillSlot(plan: Plan, { ordinal, facts }: Slot): boolean {
  if (!facts) {
    createPod(plan, ordinal);
    return false;
  }
  if (plan.hasNoClaims && facts.isReady && facts.isWell && !facts.isTerminating && plan.isAvailable(facts)) return true;
  const { pod } = facts;
  if (isTerminal(pod)) {
    if (!facts.isTerminating) plan.actions.push(deletePod(plan.set, pod));
    plan.waitingFor.push(waitForPod(pod, "gone"));
    return false;
  }
  const isPending = pod.status?.phase === "Pending";
  if (isPending) {
    const missing = claimActions(plan.set, ordinal, plan.claims, pod);
    plan.actions.push(...missing);
    if (missing.at(-1)?.do === "fail") return false;
  }
  const isSettled = awaitPod(plan, facts);
  if (plan.ordered && !isSettled) return false;
  const isOwned = isPending || ownersMatchPolicy(plan.set, pod, plan.claims);
  if (!isOwned || !facts.isWell) plan.actions.push(...repairActions(plan.set, pod, ordinal, plan.claims));
  return isSettled;
}

function createPod(plan: Plan, ordinal: number): void {
  const { set, claims } = plan;
  const pod = podName(set, ordinal);
  const stale = staleClaim(set, ordinal, pod, claims);
  if (stale !== undefined) {
    plan.waitingFor.push({ pod, rule: "claim-stale", claim: stale });
    return;
  }
  const actions = podActions(set, revisionForSlot(plan, ordinal), ordinal, claims);
  plan.actions.push(...actions.made);
  for (const claim of actions.leaving) {
    const since = deletionAskedAt(claim);
    plan.waitingFor.push({ pod, rule: "claim-gone", claim: claim.metadata.name, ...(since !== undefined && { since }) });
  }
}

/** Notes what the pod lacks; answers whether it lacks nothing. */
function awaitPod(plan: Plan, facts: PodFacts): boolean {
  const waits = waitUntilUp(facts.pod, () => plan.isAvailable(facts));
  if (waits) plan.waitingFor.push(waits);
  return waits === undefined;
}

/** newVersionedStatefulSetPod: below the partition, or below what is still current without one, a new pod comes at the current revision. */
function revisionForSlot({ set, revisions }: Plan, ordinal: number): WireControllerRevision {
  const start = set.spec.ordinals?.start ?? 0;
  const { type, rollingUpdate } = set.spec.updateStrategy ?? {};
  const boundary = rollingUpdate ? (rollingUpdate.partition ?? 0) : type === "RollingUpdate" ? (set.status?.currentReplicas ?? 0) : 0;
  return ordinal < start + boundary ? revisions.current : revisions.update;
}
