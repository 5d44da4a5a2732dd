import { isTerminal } from "../objects/pod.ts";
import { waitForPod } from "../waiting-for.ts";
import type { Plan } from "./plan.ts";
import type { PodFacts } from "./pod-facts.ts";
import { deletePod } from "./set-actions.ts";

/**
 * Strategy Recreate (KEP-3541, 1.37 alpha; from its text): all pods of other revisions, in range or not, are deleted at once, and nothing is created before their objects are gone. Answers whether
 * the sync may go on.
 */
export function clearOut(plan: Plan, pods: readonly PodFacts[]): boolean {
  const { set, behaviour, revisions } = plan;
  if (!behaviour.recreate || set.spec.updateStrategy?.type !== "Recreate") return true;
  const outdated = pods.filter(({ revision }) => revision !== revisions.update.metadata.name);
  for (const { pod, isTerminating } of outdated) {
    if (!isTerminating) plan.actions.push(deletePod(set, pod));
    if (!isTerminal(pod)) plan.waitingFor.push(waitForPod(pod, "gone"));
  }
  return outdated.length === 0;
}
