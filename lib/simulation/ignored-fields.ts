import type { Behaviour } from "../controllers/release.ts";
import type { ForecastRequest, LaneSpec } from "./forecast-request.ts";
import { storedStrategy } from "./stored-lane.ts";

/** What of a lane the release does not know or the strategy does not use, and what really happens; a sentence each. */
export function ignoredFields(request: ForecastRequest, spec: LaneSpec, behaviour: Behaviour): string[] {
  return [
    ...(spec.workload === "StatefulSet"
      ? [...ofStrategy(request, spec, behaviour), ...ofSet(request, spec, behaviour)]
      : ofDeployment(request)),
    ...ofProbes(request),
  ];
}

function ofStrategy(request: ForecastRequest, spec: Extract<LaneSpec, { workload: "StatefulSet" }>, behaviour: Behaviour): string[] {
  const { release } = request;
  if (spec.strategy === "Recreate" && !behaviour.recreate) {
    const why = release === "1.37" ? "knows Recreate only with the gate StatefulSetRecreateStrategy" : "does not know Recreate";
    return [`Kubernetes ${release} ${why} and refuses it: the set goes on with ${storedStrategy(request, spec, behaviour).type}.`];
  }
  if (spec.strategy === "RollingUpdate" && spec.maxUnavailable !== undefined && !behaviour.maxUnavailable)
    return [
      `Kubernetes ${release} drops maxUnavailable without a word unless the gate MaxUnavailableStatefulSet is on: one pod at a time.`,
    ];
  return [];
}

/** What the set has now, and would not have with this lane's strategy. */
function ofSet({ set }: ForecastRequest, { strategy }: Extract<LaneSpec, { workload: "StatefulSet" }>, behaviour: Behaviour): string[] {
  // A strategy that is refused takes nothing away.
  if (strategy === "RollingUpdate" || (strategy === "Recreate" && !behaviour.recreate)) return [];
  const { partition = 0, maxUnavailable } = set.updateStrategy;
  return [
    ...(partition > 0 ? [`The set's partition of ${partition} does not count: ${strategy} has none.`] : []),
    ...(maxUnavailable !== undefined ? [`The set's maxUnavailable of ${maxUnavailable} does not count: ${strategy} has none.`] : []),
  ];
}

function ofDeployment({ change }: ForecastRequest): string[] {
  return change.start === undefined ? [] : ["A Deployment has no ordinals: where they begin does not matter to it."];
}

function ofProbes({ set, revision, pod }: ForecastRequest): string[] {
  if (set.hasReadinessProbe) return [];
  if (revision.kind === "never-ready")
    return ["Without a readiness probe a pod that runs is ready: here the new pods cannot be started at all."];
  if (revision.kind === "ready-then-fails")
    return ["Without a readiness probe nobody notices that a pod does not work any more: it stays ready."];
  return pod.ready.ms > 0 && revision.kind !== "crash-loop"
    ? ["Without a readiness probe a pod is ready as soon as it runs: the time to become ready does not count."]
    : [];
}
