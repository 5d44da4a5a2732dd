import { isTerminal } from "../objects/pod.ts";
import { waitForPod } from "../waiting-for.ts";
import type { Plan } from "./plan.ts";
import type { PodFacts } from "./pod-facts.ts";
import { deletePod } from "./set-actions.ts";
import type { Slot } from "./slots.ts";

/** Phase D: moves a rolling update on, from the top down to the partition; under OnDelete, as below the partition, nothing moves by itself. */
export function rollOut(plan: Plan, slots: readonly Slot[]): void {
  const { type, rollingUpdate } = plan.set.spec.updateStrategy ?? {};
  const pods = slots.map(({ facts }) => facts);
  const partition = type === "OnDelete" ? pods.length : (rollingUpdate?.partition ?? 0);
  const before = plan.waitingFor.length;
  if (plan.behaviour.maxUnavailable) replaceWithinBudget(plan, pods, partition);
  else replaceOne(plan, pods.slice(partition));
  if (plan.waitingFor.length > before || plan.actions.length > 0) return;
  const left = pods.slice(0, partition).filter((pod) => pod !== undefined && isOutdated(plan, pod));
  for (const pod of left) if (pod) plan.waitingFor.push(waitForPod(pod.pod, type === "OnDelete" ? "on-delete" : "partition"));
}

/** Without maxUnavailable: one pod, after everything above it is available. */
function replaceOne(plan: Plan, slots: readonly (PodFacts | undefined)[]): void {
  for (const pod of slots.toReversed()) {
    if (pod && isOutdated(plan, pod) && !pod.isTerminating) {
      replace(plan, pod);
      return;
    }
    if (pod && isUnavailable(plan, pod)) plan.waitingFor.push(waitForPod(pod.pod, pod.isTerminating ? "gone" : waitRule(pod)));
    if (!pod || isUnavailable(plan, pod)) return;
  }
}

/**
 * With maxUnavailable (gate on): as many of the highest outdated pods as the budget leaves, counted over all slots, also those below the partition. Where
 * broken pods are free, Parallel replaces outdated pods that are unavailable anyway first, and counts only the others.
 */
function replaceWithinBudget(plan: Plan, pods: readonly (PodFacts | undefined)[], partition: number): void {
  const unavailable = pods.filter((pod) => !pod || isUnavailable(plan, pod)).length;
  const isToGo = (pod: PodFacts | undefined): pod is PodFacts => pod !== undefined && isOutdated(plan, pod) && !pod.isTerminating;
  const outdated = pods.slice(partition).filter(isToGo).toReversed();
  const free = plan.behaviour.brokenPodsAreFree && !plan.ordered ? outdated.filter((pod) => isUnavailable(plan, pod)) : [];
  for (const pod of free) replace(plan, pod);
  const rest = outdated.filter((pod) => !free.includes(pod));
  const budget = Math.max(0, maxUnavailableOf(plan) - unavailable);
  for (const pod of rest.slice(0, budget)) replace(plan, pod);
  if (budget > 0 || rest.length === 0) return;
  for (const pod of pods) if (pod && isUnavailable(plan, pod)) plan.waitingFor.push(waitForPod(pod.pod, "max-unavailable"));
}

/** A count, or a percentage of the replicas rounded down, and at least 1 (getStatefulSetMaxUnavailable). */
function maxUnavailableOf({ set }: Plan): number {
  const { maxUnavailable = 1 } = set.spec.updateStrategy?.rollingUpdate ?? {};
  const replicas = set.spec.replicas ?? 1;
  const count = typeof maxUnavailable === "number" ? maxUnavailable : Math.floor((Number.parseInt(maxUnavailable, 10) * replicas) / 100);
  return Math.max(1, count);
}

/** In parallel, phase A has asked for a finished pod's deletion in this same sync; deleting it twice would say nothing new. */
function replace(plan: Plan, { pod }: PodFacts): void {
  if (isTerminal(pod)) return;
  plan.actions.push(deletePod(plan.set, pod));
  plan.counts.current--;
}

function isOutdated(plan: Plan, { revision }: PodFacts): boolean {
  return revision !== plan.revisions.update.metadata.name;
}

function isUnavailable(plan: Plan, pod: PodFacts): boolean {
  if (pod.isTerminating) return true;
  return plan.behaviour.parallelAwaitsAvailable || plan.behaviour.maxUnavailable ? !plan.isAvailable(pod) : !pod.isReady;
}

function waitRule({ isReady }: PodFacts): "ready" | "available" {
  return isReady ? "available" : "ready";
}
