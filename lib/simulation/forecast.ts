import { type Behaviour, behaviourOf } from "../controllers/release.ts";
import { brokenFacts } from "./broken-facts.ts";
import type { ForecastRequest, LaneSpec } from "./forecast-request.ts";
import type { Forecast, ForecastLane } from "./forecast-result.ts";
import { ignoredFields } from "./ignored-fields.ts";
import { laneFacts } from "./lane-facts.ts";
import type { LaneRun } from "./lane-run.ts";
import { laneAbout, laneTitle } from "./lane-words.ts";
import { startLane } from "./start-lane.ts";

const untilMsMin = 5000;
/** The first few restarts with their growing back-off. */
const crashesShownMs = 45_000;

/**
 * What each lane's strategy would do to the set. Pure: the same request gives the same forecast, byte for byte. `check` is asked now and then
 * whether there is time to go on: what it throws ends it.
 */
export function forecast(request: ForecastRequest, check: () => void = () => {}): Forecast {
  const behaviour = behaviourOf({ release: request.release, gates: request.gates });
  const runs = request.lanes.map((spec) => ({ spec, run: startLane(request, spec, behaviour, check) }));
  const lasts = runs.map(({ run }) => lastsUntil(request, run.runToRest(), run.end().kind === "stuck"));
  const until = Math.max(untilMsMin, ...lasts);
  const lanes = runs.map(({ spec, run }) => laneOf(request, spec, run, until, behaviour, check));
  return { request, revisions: { before: "before", after: "after" }, until, lanes };
}

/** Where the axis ends for a lane: a little later than its last happening; of what is stuck one is to see that it stays so, and of what crashes that it does so again. */
function lastsUntil({ pod, revision }: ForecastRequest, last: number, isStuck: boolean): number {
  const onePodMs = pod.start.ms + pod.ready.ms + pod.stop.ms;
  const more = isStuck ? last * 0.3 + onePodMs + (revision.kind === "crash-loop" ? crashesShownMs : 0) : last * 0.06;
  return Math.ceil((last + more) / 1000) * 1000;
}

function laneOf(
  request: ForecastRequest,
  spec: LaneSpec,
  run: LaneRun,
  until: number,
  behaviour: Behaviour,
  check: () => void,
): ForecastLane {
  const { set, change } = request;
  const end = run.end();
  run.runUntil(until);
  const nameOf = (ordinal: number) => (spec.workload === "StatefulSet" ? `${set.name}-${ordinal}` : undefined);
  const timeline = run.recorder.timeline(until, set.minReadySeconds * 1000, nameOf);
  return {
    spec,
    title: laneTitle(spec),
    about: laneAbout(request, spec, behaviour),
    ignored: ignoredFields(request, spec, behaviour),
    timeline,
    moves: run.moves,
    waits: run.waits,
    end,
    facts: laneFacts(timeline, end, run.moves, change.replicas ?? set.replicas, run.person.steps),
    broken: brokenFacts(request, spec, behaviour, check),
  };
}
