import type { LaneSpec } from "./forecast-request.ts";

/** A lane's name within a sentence: "RollingUpdate with partition 3", "Parallel with maxUnavailable 2", "OnDelete". */
export function spokenLane(spec: LaneSpec): string {
  if (spec.workload === "Deployment")
    return spec.strategy === "Recreate"
      ? "a Deployment with Recreate"
      : `a Deployment with surge ${spec.maxSurge ?? "25%"} and unavailable ${spec.maxUnavailable ?? "25%"}`;
  const isParallel = spec.policy === "Parallel";
  if (spec.strategy !== "RollingUpdate") return isParallel ? `${spec.strategy} under Parallel` : spec.strategy;
  const fields = [
    ...(spec.partition ? [`partition ${spec.partition}`] : []),
    ...(spec.maxUnavailable === undefined ? [] : [`maxUnavailable ${spec.maxUnavailable}`]),
  ];
  return `${isParallel ? "Parallel" : "RollingUpdate"}${fields.length > 0 ? ` with ${fields.join(" and ")}` : ""}`;
}

/** Lanes within a sentence: "a", "a and b", "a, b and c". */
export function spokenLanes(lanes: readonly { spec: LaneSpec }[]): string {
  const names = lanes.map(({ spec }) => spokenLane(spec));
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
