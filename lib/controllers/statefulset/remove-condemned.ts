import { isRunningAndReady, isTerminating, type WirePod } from "../objects/pod.ts";
import { waitForPod } from "../waiting-for.ts";
import { ownerActions } from "./claim-owners.ts";
import type { Plan } from "./plan.ts";
import { deletePod } from "./set-actions.ts";
import type { Slot } from "./slots.ts";
import { waveOrder } from "./waves.ts";

/**
 * Phases B and C: claims of condemned pods get the owners that the policy wants, then the pods go: the highest first, one at a time in order, all
 * at once in parallel. In order only the first unhealthy pod of all may go while unhealthy. Answers whether the sync may go on.
 */
export function removeCondemned(plan: Plan, slots: readonly Slot[], condemned: readonly WirePod[]): boolean {
  for (const pod of condemned) plan.actions.push(...ownerActions(plan.set, pod, plan.claims));
  const isBad = (pod: WirePod) => isTerminating(pod) || !plan.isAvailable(pod);
  const firstBad = slots.flatMap(({ pod }) => (pod ? [pod] : [])).find(isBad) ?? condemned.toReversed().find(isBad);
  for (const pod of plan.ordered ? condemned : waveOrder(condemned)) {
    if (isTerminating(pod)) {
      plan.waitingFor.push(waitForPod(pod, "gone"));
      if (plan.ordered) return false;
      continue;
    }
    if (plan.ordered && pod !== firstBad && !(isRunningAndReady(pod) && plan.isAvailable(pod))) {
      plan.waitingFor.push(waitForPod(pod, "condemned-ready"));
      return false;
    }
    plan.actions.push(deletePod(plan.set, pod));
    if (plan.ordered) return false;
  }
  return true;
}
