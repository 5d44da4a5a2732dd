import type { StandRule } from "../statefulset/rollout/rule.ts";
import { servingAt, spanAt } from "../timeline/span-at.ts";
import type { Phase } from "../timeline/timeline.ts";
import type { Forecast, ForecastLane, Wait } from "./forecast-result.ts";

/** So many places are named; of more only their number is told. */
const namedMax = 3;

interface Place {
  name: string;
  phase: Phase;
  revision?: string;
}

/** What happens in a lane at a moment, who serves the new revision, and how many are ready: "deleting web-2; web-3 and web-4 serve the new revision; 4 of 5 ready". */
export function laneSentence(forecast: Forecast, lane: ForecastLane, moment: number): string {
  const at = Math.min(moment, lane.timeline.until);
  const { change, set } = forecast.request;
  const places = lane.timeline.slots.flatMap((slot): Place[] => {
    const span = spanAt(slot, at);
    if (!span || span.phase === "absent") return [];
    return [{ name: slot.name ?? "", phase: span.phase, ...(span.revision !== undefined && { revision: span.revision }) }];
  });
  const updated = places.filter(({ phase, revision }) => phase === "ready" && revision === forecast.revisions.after);
  const isAll = updated.length > 0 && updated.length === places.length;
  const { serving } = servingAt(lane.timeline, at);
  const wanted = change.replicas ?? set.replicas;
  return [
    doingAt(forecast, lane, places, at),
    ...(updated.length > 0
      ? [`${isAll ? "all" : listed(updated)} ${updated.length === 1 && !isAll ? "serves" : "serve"} the new revision`]
      : []),
    serving > wanted ? `${serving} ready, ${wanted} wanted` : `${serving} of ${wanted} ready`,
  ].join("; ");
}

/** What is going on: what ends, what starts, or why nothing does. */
function doingAt(forecast: Forecast, lane: ForecastLane, places: readonly Place[], at: number): string {
  const ending = places.filter(({ phase }) => phase === "ending");
  const coming = places.filter(({ phase }) => phase === "waiting" || phase === "starting");
  const wait = waitAt(lane, at);
  const { minReadySeconds } = forecast.request.set;
  const reason = wait && held[wait.rule]?.(nameOf(forecast, lane, wait), minReadySeconds);
  const doing = [
    ...(ending.length > 0 ? [`deleting ${listed(ending)}`] : []),
    ...(reason ? [reason] : coming.length > 0 ? [`starting ${listed(coming)}`] : []),
  ];
  if (doing.length > 0) return doing.join(", ");
  const failing = places.filter(({ phase }) => phase === "failing" || phase === "unready");
  if (failing.length > 0) return `${listed(failing)} ${failing.length === 1 ? "is" : "are"} not ready`;
  if (lane.end.kind === "finished" && at >= lane.end.at) return "finished";
  return lane.moves.some((move) => move.at <= at) ? "going on" : "about to begin";
}

/** Why nothing moves, where that is not to be seen from what ends and starts. */
const held: Partial<Record<StandRule, (pod: string, minReadySeconds: number) => string>> = {
  partition: () => "held by the partition until somebody lowers it",
  "on-delete": () => "waiting for somebody to delete a pod",
  available: (pod, minReadySeconds) => `waiting until ${pod} has been ready for ${minReadySeconds} s`,
  "broken-revision": (pod) => `held up by ${pod}, which does not become ready`,
  "rollback-trap": (pod) => `stuck: ${pod} still has the revision that was taken back, and somebody has to delete it`,
  "condemned-ready": (pod) => `stuck: ${pod} is to be scaled away and is not ready`,
  "max-unavailable": () => "waiting: as many pods as maxUnavailable allows are unavailable",
};

/** What the controller waited for at a moment. */
export function waitAt({ waits }: ForecastLane, at: number): Wait | undefined {
  return waits.findLast(({ from, to }) => from <= at && at < to) ?? waits.findLast(({ to }) => to === at);
}

function nameOf({ request }: Forecast, { spec }: ForecastLane, { ordinal }: Wait): string {
  return ordinal === undefined || spec.workload === "Deployment" ? "a pod" : `${request.set.name}-${ordinal}`;
}

/** "web-2", "web-2 and web-3", "web-1, web-2 and web-3", "12 pods"; pods of a Deployment have no names. */
function listed(places: readonly Place[]): string {
  const names = places.map(({ name }) => name);
  if (names.length > namedMax || names.includes("")) return names.length === 1 ? "a pod" : `${names.length} pods`;
  return names.length === 1 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
