import { behaviourOf } from "../controllers/release.ts";
import type { ForecastRequest, LaneSpec } from "./forecast-request.ts";
import type { Forecast, ForecastLane } from "./forecast-result.ts";
import { runLane } from "./run-lane.ts";

/** What each lane's strategy would do to the set. Pure: the same request gives the same forecast, byte for byte. */
export function forecast(request: ForecastRequest): Forecast {
  const behaviour = behaviourOf({ release: request.release, gates: request.gates });
  const lanes = request.lanes
    .filter((spec): spec is Extract<LaneSpec, { workload: "StatefulSet" }> => spec.workload === "StatefulSet")
    .map((spec): ForecastLane => runLane(request, spec, behaviour));
  const until = Math.max(...lanes.map(({ timeline }) => timeline.until), 1000);
  return { request, revisions: { before: "before", after: "after" }, until, lanes: lanes.map((lane) => stretch(lane, until)) };
}

/** All lanes end at the same moment. */
function stretch(lane: ForecastLane, until: number): ForecastLane {
  const slots = lane.timeline.slots.map((slot) => ({
    ...slot,
    spans: slot.spans.map((span, index) => (index === slot.spans.length - 1 ? { ...span, to: until } : span)),
  }));
  return { ...lane, timeline: { ...lane.timeline, until, slots } };
}
