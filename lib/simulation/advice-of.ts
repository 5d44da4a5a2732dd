import { brokenAdvice } from "./broken-advice.ts";
import { durationWords } from "./duration-words.ts";
import { isIdle, wantedOf } from "./fact-rows.ts";
import type { Forecast, ForecastLane } from "./forecast-result.ts";
import { spokenLane, spokenLanes } from "./spoken-lane.ts";

/** Which lane to take and what that costs, in one sentence; it never says more than the lanes have shown. */
export function adviceOf(forecast: Forecast): string {
  const sentence = advice(forecast);
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function advice(forecast: Forecast): string {
  const { change, revision } = forecast.request;
  // Deployments stand there for comparison: a set is not made one of them by a change of strategy.
  const sets = forecast.lanes.filter(({ spec }) => spec.workload === "StatefulSet");
  const lanes = sets.length > 0 ? sets : forecast.lanes;
  const isHealthy = !change.template || revision.kind === "works" || revision.kind === "slow";
  if (!isHealthy) return brokenAdvice(forecast, lanes);
  const [only] = lanes;
  if (lanes.length === 1 && only) return `${alone(only, wantedOf(forecast))}${besides(forecast, lanes)}.`;
  const done = lanes.filter(({ end }) => end.kind === "finished");
  if (done.length === 0) return `None of them finishes by itself: ${unfinished(lanes).join("; ")}.`;
  return `${compared(done, wantedOf(forecast))}${besides(forecast, lanes)}.`;
}

function compared(done: readonly ForecastLane[], wanted: number): string {
  const fastest = bestOf(done, timeOf, fewestOf);
  const safest = bestOf(done, fewestOf, timeOf);
  const time = durationWords(timeOf(fastest));
  if (wanted === 0) return `${spokenLane(fastest.spec)} is the fastest (${time}), and the set ends without pods`;
  const [fewest, most] = [fastest.facts.fewestServing, safest.facts.fewestServing];
  if (fewest < most) {
    const low =
      fewest === 0 ? `nothing serves for ${durationWords(fastest.facts.fewestServingMs)}` : `goes down to ${fewest} of ${wanted} serving`;
    const longer = durationWords(timeOf(safest) - timeOf(fastest));
    return `${spokenLane(fastest.spec)} is the fastest (${time}) but ${low}; ${spokenLane(safest.spec)} takes ${longer} longer and never has fewer than ${most}`;
  }
  const alike = done.filter((lane) => timeOf(lane) === timeOf(fastest) && lane.facts.fewestServing === fewest);
  const serving = most === 0 ? "there is a moment at which nothing serves" : `${most} of ${wanted} always serve`;
  const titles = spokenLanes(alike);
  if (done.length === 1) return `Only ${spokenLane(fastest.spec)} finishes: after ${time}, and ${serving}`;
  if (alike.length === done.length) return `${titles} come to the same: ${time}, and ${serving}`;
  const none = most === 0 ? "none keeps anything serving all the time" : `none keeps more than its ${most} of ${wanted} serving`;
  return `${titles} ${alike.length > 1 ? "are" : "is"} the fastest (${time}), and ${none}`;
}

function alone(lane: ForecastLane, wanted: number): string {
  const { spec, end, facts } = lane;
  const title = spokenLane(spec);
  if (isIdle(lane)) return `${title} does nothing before you act`;
  const serving = `${facts.fewestServing} of ${wanted} serve at the worst moment`;
  switch (end.kind) {
    case "finished":
      return `${title} takes ${durationWords(end.at)}, and ${serving}; add another strategy to compare it with`;
    case "waits-for-person":
      return `${title} waits for you after ${durationWords(end.at)}, and ${serving}`;
    case "stuck":
      return `${title} gets stuck, and ${serving}`;
    case "still-going":
      return `${title} has not finished within ${durationWords(end.at)}, and ${serving}`;
  }
}

/** What becomes of the lanes that do not finish. */
function unfinished(lanes: readonly ForecastLane[]): string[] {
  const of = (kind: string) => lanes.filter((lane) => lane.end.kind === kind && !isIdle(lane));
  return [
    said(of("waits-for-person"), "leaves the rest to you", "leave the rest to you"),
    said(lanes.filter(isIdle), "does nothing before you act", "do nothing before you act"),
    said(of("stuck"), "gets stuck", "get stuck"),
    said(of("still-going"), "is still going on at the end", "are still going on at the end"),
  ].filter((part) => part !== "");
}

/** What else is to be known: lanes that do not finish, and Deployments. */
function besides({ lanes }: Forecast, own: readonly ForecastLane[]): string {
  const left = own.length > 1 ? unfinished(own) : [];
  const deployments =
    own.length < lanes.length
      ? lanes.filter(({ spec, end, moves }) => spec.workload === "Deployment" && end.kind === "finished" && moves.length > 0)
      : [];
  const fastest = durationWords(Math.min(...deployments.map(timeOf)));
  const deployment =
    deployments.length > 0 ? [`a Deployment would take ${fastest}, but its pods have no names and claims of their own`] : [];
  return [...left, ...deployment].map((part) => `; ${part}`).join("");
}

function timeOf({ facts }: ForecastLane): number {
  return facts.finishedAfterMs ?? Number.POSITIVE_INFINITY;
}

function fewestOf({ facts }: ForecastLane): number {
  return -facts.fewestServing;
}

function bestOf(lanes: readonly ForecastLane[], ...by: ((lane: ForecastLane) => number)[]): ForecastLane {
  return lanes.reduce((best, lane) => {
    const differing = by.find((rank) => rank(lane) !== rank(best));
    return differing && differing(lane) < differing(best) ? lane : best;
  });
}

function said(lanes: readonly ForecastLane[], one: string, several: string): string {
  return lanes.length === 0 ? "" : `${spokenLanes(lanes)} ${lanes.length === 1 ? one : several}`;
}
