import { selectorMatches } from "../label-selector.ts";
import type { WireDisruptionBudget, WireDisruptionBudgetStatus } from "../objects/disruption-budget.ts";
import { controllerOwner } from "../objects/meta.ts";
import { isTerminal, isTerminating, readyCondition, type WireCondition, type WirePod } from "../objects/pod.ts";
import { toWireTime } from "../wire-time.ts";

export interface DisruptionState {
  budget: WireDisruptionBudget;
  pods: readonly WirePod[];
  /** How many pods a controller wants, by its uid; without it, pods count only by a minimum in absolute numbers. */
  wantedBy: ReadonlyMap<string, number>;
}

/** A pod that was told to go and still stands after so long was never deleted: it counts again. */
export const disruptedTimeoutMs = 120_000;

/**
 * The status of a disruption budget (disruption.go): how many of its pods are healthy, how many have to be, and so how many may be disrupted. A share
 * is of the pods that the controllers want, not of those that there are, and is rounded up.
 */
export function decideDisruptionBudget({ budget, pods, wantedBy }: DisruptionState, now: number): WireDisruptionBudgetStatus {
  const mine = pods.filter((pod) => isOf(budget, pod) && !isTerminal(pod));
  const disruptedPods = stillDisrupted(budget.status?.disruptedPods ?? {}, mine, now);
  const { expectedPods, desiredHealthy } = wantedPods(budget, mine, wantedBy);
  const currentHealthy = mine.filter((pod) => isHealthy(pod) && !(pod.metadata.name in disruptedPods)).length;
  const { generation } = budget.metadata;
  const disruptionsAllowed = expectedPods === 0 ? 0 : Math.max(0, currentHealthy - desiredHealthy);
  return {
    ...(generation !== undefined && { observedGeneration: generation }),
    ...(Object.keys(disruptedPods).length > 0 && { disruptedPods }),
    disruptionsAllowed,
    currentHealthy,
    desiredHealthy,
    expectedPods,
    conditions: [disruptionAllowed(budget, disruptionsAllowed > 0, now)],
  };
}

function disruptionAllowed({ metadata, status }: WireDisruptionBudget, isAllowed: boolean, now: number): WireCondition {
  const before = status?.conditions?.find(({ type }) => type === "DisruptionAllowed");
  const is = isAllowed ? "True" : "False";
  return {
    type: "DisruptionAllowed",
    status: is,
    reason: isAllowed ? "SufficientPods" : "InsufficientPods",
    message: "",
    lastTransitionTime: before?.status === is ? (before.lastTransitionTime ?? null) : toWireTime(now),
    ...(metadata.generation !== undefined && { observedGeneration: metadata.generation }),
  };
}

/** Whether the budget is about the pod; one with an empty selector is about all, one without about none. */
export function isOf({ metadata, spec }: WireDisruptionBudget, pod: WirePod): boolean {
  const sameNamespace = metadata.namespace === pod.metadata.namespace;
  return sameNamespace && spec.selector !== undefined && selectorMatches(spec.selector, pod.metadata.labels);
}

export function isHealthy(pod: WirePod): boolean {
  return readyCondition(pod)?.status === "True" && !isTerminating(pod);
}

/** getExpectedPodCount: maxUnavailable and shares ask the controllers; an absolute minAvailable counts the pods that there are. */
function wantedPods({ spec }: WireDisruptionBudget, pods: readonly WirePod[], wantedBy: ReadonlyMap<string, number>) {
  const owners = new Set(pods.flatMap((pod) => controllerOwner(pod)?.uid ?? []));
  const wanted = [...owners].reduce((sum, uid) => sum + (wantedBy.get(uid) ?? 0), 0);
  if (spec.maxUnavailable !== undefined) {
    return { expectedPods: wanted, desiredHealthy: Math.max(0, wanted - share(spec.maxUnavailable, wanted)) };
  }
  if (typeof spec.minAvailable === "string") return { expectedPods: wanted, desiredHealthy: share(spec.minAvailable, wanted) };
  return { expectedPods: pods.length, desiredHealthy: spec.minAvailable ?? 1 };
}

function share(value: number | string, of: number): number {
  return typeof value === "number" ? value : Math.ceil((Number.parseInt(value, 10) * of) / 100);
}

function stillDisrupted(disrupted: Readonly<Record<string, string>>, pods: readonly WirePod[], now: number): Record<string, string> {
  const standing = new Set(pods.filter((pod) => !isTerminating(pod)).map((pod) => pod.metadata.name));
  return Object.fromEntries(
    Object.entries(disrupted).filter(([name, since]) => standing.has(name) && Date.parse(since) + disruptedTimeoutMs > now),
  );
}
