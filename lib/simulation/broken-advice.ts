import { deletions, isIdle, wantedOf } from "./fact-rows.ts";
import type { Forecast, ForecastLane } from "./forecast-result.ts";
import { spokenLanes } from "./spoken-lane.ts";

/** Lanes that a broken revision does the same to. */
interface Fate {
  lanes: ForecastLane[];
  lost: number;
  stops: boolean;
  heals: boolean;
  toDelete: readonly number[];
}

/** Which of the lanes bears a broken revision best, in one sentence: who stops by themselves, and who heals on going back. */
export function brokenAdvice(forecast: Forecast, lanes: readonly ForecastLane[]): string {
  const { revision } = forecast.request;
  const active = lanes.filter((lane) => !isIdle(lane));
  const idle = spokenLanes(lanes.filter(isIdle));
  if (active.length === 0)
    return `${idle} ${lanes.length > 1 ? "do" : "does"} nothing before you act: no pod gets the broken revision by itself.`;
  const rest = idle === "" ? "" : `; ${idle} ${lanes.length - active.length > 1 ? "do" : "does"} nothing before you act`;
  // What is known of going back is known of a revision that does not become ready at all.
  const isNeverReady = revision.kind === "never-ready" || (revision.kind === "crash-loop" && revision.hasReadinessProbe);
  return `${isNeverReady ? neverReady(forecast, active) : failsLater(forecast, active)}${rest}.`;
}

function neverReady(forecast: Forecast, active: readonly ForecastLane[]): string {
  const wanted = wantedOf(forecast);
  const [best, ...others] = fatesOf(active).toSorted(
    (a, b) => Number(b.heals) - Number(a.heals) || a.lost - b.lost || a.toDelete.length - b.toDelete.length,
  );
  if (!best) return "";
  const all = spokenLanes(best.lanes);
  if (others.length === 0)
    return best.lanes.length > 1 ? `${all} come to the same: they ${fateWords(best, wanted)}` : `${all} ${fateWords(best, wanted)}`;
  return [
    `${all} ${best.lanes.length > 1 ? "bear" : "bears"} it best: ${best.lanes.length > 1 ? "they" : "it"} ${fateWords(best, wanted)}`,
    ...others.map((fate) => `${spokenLanes(fate.lanes)} ${fateWords(fate, wanted)}`),
  ].join("; ");
}

function fatesOf(lanes: readonly ForecastLane[]): Fate[] {
  const fates = new Map<string, Fate>();
  for (const lane of lanes) {
    const { podsLost: lost, stopsByItself: stops, goingBackHeals: heals, podsToDelete: toDelete } = lane.broken;
    const key = JSON.stringify([lost, stops, heals, toDelete]);
    const fate = fates.get(key) ?? { lanes: [], lost, stops, heals, toDelete };
    fate.lanes.push(lane);
    fates.set(key, fate);
  }
  return [...fates.values()];
}

function fateWords({ lanes, lost, stops, heals, toDelete }: Fate, wanted: number): string {
  const isOne = lanes.length === 1;
  if (lost === 0) return isOne ? "loses no pod" : "lose no pod";
  const halt = stops
    ? isOne
      ? "stops by itself"
      : "stop by themselves"
    : isOne
      ? "goes on until all are broken"
      : "go on until all are broken";
  const back = heals
    ? `${isOne ? "heals" : "heal"} when you go back`
    : `${isOne ? "stays" : "stay"} stuck when you go back${toDelete.length === 0 ? "" : `, until you delete ${deletions(toDelete)}`}`;
  return `${isOne ? "loses" : "lose"} ${lost} of ${wanted} pods, ${halt} and ${back}`;
}

/** Of pods that become ready and fail later a strategy hears late or never: what counts is how many of them it has made by then. */
function failsLater(forecast: Forecast, active: readonly ForecastLane[]): string {
  const byReach = new Map<number, ForecastLane[]>();
  for (const lane of active) {
    const reach = reachOf(lane, forecast.revisions.after);
    byReach.set(reach, [...(byReach.get(reach) ?? []), lane]);
  }
  const parts = [...byReach]
    .toSorted(([a], [b]) => a - b)
    .map(([reach, lanes]) => `${reach} of ${wantedOf(forecast)} pods with ${spokenLanes(lanes)}`);
  const { set, revision } = forecast.request;
  const reached = `the broken revision reaches ${parts.join(", ")}`;
  if (revision.kind === "ready-then-fails" && !set.hasReadinessProbe)
    return `Without a readiness probe nobody notices that its pods fail: ${reached}`;
  const longer = set.minReadySeconds === 0 ? ", and minReadySeconds would give it time to show" : "";
  return `Its pods are ready before they fail, so the update goes on for a while: ${reached}${longer}`;
}

/** How many places the new revision came to. */
function reachOf({ moves }: ForecastLane, revision: string): number {
  return new Set(moves.filter((move) => move.do === "create" && move.revision === revision).map(({ ordinal }) => ordinal)).size;
}
