import { waitForPod } from "../waiting-for.ts";
import { ownerActions } from "./claim-owners.ts";
import type { Plan } from "./plan.ts";
import type { PodFacts } from "./pod-facts.ts";
import { deletePod } from "./set-actions.ts";
import type { Slot } from "./slots.ts";
import { waveOrder } from "./waves.ts";

/**
 * Phases B and C: claims of condemned pods get the owners that the policy wants, then the pods go: the highest first, one at a time in order, all
 * at once in parallel. In order only the first unhealthy pod of all may go while unhealthy. Answers whether the sync may go on.
 */
export function removeCondemned(plan: Plan, slots: readonly Slot[], condemned: readonly PodFacts[]): boolean {
  if (condemned.length === 0) return true;
  for (const { pod } of condemned) plan.actions.push(...ownerActions(plan.set, pod, plan.claims));
  const isBad = (pod: PodFacts) => pod.isTerminating || !plan.isAvailable(pod);
  const firstBad = slots.flatMap(({ facts }) => facts ?? []).find(isBad) ?? condemned.toReversed().find(isBad);
  for (const pod of plan.ordered ? condemned : waveOrder(condemned)) {
    if (pod.isTerminating) {
      plan.waitingFor.push(waitForPod(pod.pod, "gone"));
      if (plan.ordered) return false;
      continue;
    }
    if (plan.ordered && pod !== firstBad && !(pod.isReady && plan.isAvailable(pod))) {
      plan.waitingFor.push(waitForPod(pod.pod, "condemned-ready"));
      return false;
    }
    plan.actions.push(deletePod(plan.set, pod.pod));
    if (plan.ordered) return false;
  }
  return true;
}
