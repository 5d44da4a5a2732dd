import type { Behaviour } from "../controllers/release.ts";
import type { ForecastRequest, LaneSpec } from "./forecast-request.ts";
import { LaneRun } from "./lane-run.ts";
import { SimulatedDeployment } from "./simulated-deployment.ts";
import { SimulatedSet } from "./simulated-set.ts";
import { storedStrategy } from "./stored-lane.ts";

/** A lane of a request, its change just made. `check` is asked now and then while it runs, and throws to end it. */
export function startLane(request: ForecastRequest, spec: LaneSpec, behaviour: Behaviour, check = () => {}): LaneRun {
  const run = laneRun(request, spec, behaviour, check);
  run.person.begin();
  return run;
}

function laneRun(request: ForecastRequest, spec: LaneSpec, behaviour: Behaviour, check: () => void): LaneRun {
  if (spec.workload === "Deployment") return new LaneRun(request, new SimulatedDeployment(request.set, spec, behaviour), false, check);
  const strategy = storedStrategy(request, spec, behaviour);
  return new LaneRun(request, new SimulatedSet(request.set, spec.policy, strategy, behaviour), strategy.type === "OnDelete", check);
}
