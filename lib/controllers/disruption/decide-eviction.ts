import type { WireDisruptionBudget, WireDisruptionBudgetStatus } from "../objects/disruption-budget.ts";
import { isTerminal, isTerminating, readyCondition, type WireCondition, type WirePod } from "../objects/pod.ts";
import { toWireTime } from "../wire-time.ts";
import { isOf } from "./decide-disruption-budget.ts";

/**
 * What becomes of an eviction: the pod is deleted, with a condition that says why where it still runs, after the budget has noted it where one counts it; or it is refused: 429 when the budget allows no
 * disruption (now, or while its status is not up to date, with seconds to wait), 500 when several budgets are about the pod.
 */
export type Eviction =
  | { allowed: true; condition?: WireCondition; noted?: { budget: WireDisruptionBudget; status: WireDisruptionBudgetStatus } }
  | { allowed: false; code: 429; message: string; cause: { reason: "DisruptionBudget"; message: string }; retryAfterSeconds?: number }
  | { allowed: false; code: 500; message: string };

const refusal = "Cannot evict pod as it would violate the pod's disruption budget.";
const several = "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.";
const retrySeconds = 10;

/** Answers an eviction (registry/core/pod/rest/eviction.go). Budgets do not slow a StatefulSet's own deletions, which are no evictions. */
export function decideEviction(pod: WirePod, budgets: readonly WireDisruptionBudget[], now: number): Eviction {
  if (isTerminal(pod) || isTerminating(pod) || pod.status?.phase === "Pending") return { allowed: true };
  const condition = disruptionTarget(now);
  const [budget, ...more] = budgets.filter((other) => isOf(other, pod));
  if (!budget) return { allowed: true, condition };
  if (more.length > 0) return { allowed: false, code: 500, message: several };
  const { name, generation = 0 } = budget.metadata;
  const { status } = budget;
  if (readyCondition(pod)?.status !== "True" && mayGoUnhealthy(budget)) return { allowed: true, condition };
  if (!status || (status.observedGeneration ?? 0) < generation) {
    const message = `The disruption budget ${name} is still being processed by the server.`;
    return { allowed: false, code: 429, message: refusal, cause: { reason: "DisruptionBudget", message }, retryAfterSeconds: retrySeconds };
  }
  if (status.disruptionsAllowed <= 0) {
    const message = `The disruption budget ${name} needs ${status.desiredHealthy} healthy pods and has ${status.currentHealthy} currently`;
    return { allowed: false, code: 429, message: refusal, cause: { reason: "DisruptionBudget", message } };
  }
  const disruptedPods = { ...status.disruptedPods, [pod.metadata.name]: toWireTime(now) };
  return {
    allowed: true,
    condition,
    noted: { budget, status: { ...status, disruptionsAllowed: status.disruptionsAllowed - 1, disruptedPods } },
  };
}

/** A pod that is not ready is no loss: always, or while enough others are healthy. */
function mayGoUnhealthy({ spec, status }: WireDisruptionBudget): boolean {
  const { currentHealthy = 0, desiredHealthy = 0 } = status ?? {};
  return spec.unhealthyPodEvictionPolicy === "AlwaysAllow" || (currentHealthy >= desiredHealthy && desiredHealthy > 0);
}

function disruptionTarget(now: number): WireCondition {
  return {
    type: "DisruptionTarget",
    status: "True",
    reason: "EvictionByEvictionAPI",
    message: "Eviction API: evicting",
    lastProbeTime: null,
    lastTransitionTime: toWireTime(now),
  };
}
