import type { ForecastSet, LaneSpec } from "@/lib/simulation/forecast-request.ts";

/** Whether a lane is how the set is updated without a change of its strategy. */
export function isOwnLane(spec: LaneSpec, { podManagementPolicy, updateStrategy }: ForecastSet): boolean {
  if (spec.workload !== "StatefulSet" || spec.policy !== podManagementPolicy || spec.strategy !== updateStrategy.type) return false;
  if (spec.strategy !== "RollingUpdate") return true;
  // What is not said is Kubernetes' default.
  return (
    (spec.partition ?? 0) === (updateStrategy.partition ?? 0) &&
    String(spec.maxUnavailable ?? 1) === String(updateStrategy.maxUnavailable ?? 1)
  );
}
