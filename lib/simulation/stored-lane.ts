import type { Behaviour } from "../controllers/release.ts";
import type { ForecastRequest, ForecastSet, LaneSpec } from "./forecast-request.ts";

export type SetLane = Extract<LaneSpec, { workload: "StatefulSet" }>;
export type DeploymentLane = Extract<LaneSpec, { workload: "Deployment" }>;

export type SetStrategy = ForecastSet["updateStrategy"];

/** A lane's strategy as an API server of the release would store it: fields that it does not know are dropped, and a type that it refuses leaves the set with the strategy that it has. */
export function storedStrategy({ set }: Pick<ForecastRequest, "set">, lane: SetLane, behaviour: Behaviour): SetStrategy {
  if (lane.strategy === "Recreate" && !behaviour.recreate) return known(ownStrategy(set), behaviour);
  if (lane.strategy !== "RollingUpdate") return { type: lane.strategy };
  return known({ type: "RollingUpdate", ...pick(lane) }, behaviour);
}

/** The strategy that a set goes on with when another is refused. */
function ownStrategy({ updateStrategy }: ForecastSet): SetStrategy {
  return updateStrategy.type === "Recreate" ? { type: "RollingUpdate" } : updateStrategy;
}

function known(strategy: SetStrategy, { maxUnavailable: isKnown }: Behaviour): SetStrategy {
  const { maxUnavailable, ...rest } = strategy;
  return isKnown && maxUnavailable !== undefined ? { ...rest, maxUnavailable } : rest;
}

function pick({ partition, maxUnavailable }: { partition?: number; maxUnavailable?: number | string }): Omit<SetStrategy, "type"> {
  return { ...(partition !== undefined && { partition }), ...(maxUnavailable !== undefined && { maxUnavailable }) };
}
