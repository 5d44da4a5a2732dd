import { type FactKey, type FactKind, factKinds, isIdle } from "./fact-rows.ts";
import type { Forecast, ForecastLane } from "./forecast-result.ts";
import { spokenLane, spokenLanes } from "./spoken-lane.ts";

/** A lane's value of a fact. Neither best nor worst: it lies between, all are alike, or it cannot be compared. */
export interface LaneValue {
  text: string;
  mark?: "best" | "worst";
  /** Why it is that, in a sentence; there where `mark` is. */
  why?: string;
}

/** One fact of all lanes. */
export interface FactRow {
  fact: FactKey;
  label: string;
  about: string;
  /** By lane. */
  values: readonly LaneValue[];
}

/** The facts of all lanes, with the best and the worst of each marked and the reason in words. Where all are alike, nothing is marked, and nothing of a lane that does nothing. */
export function compareLanes(forecast: Forecast): FactRow[] {
  return factKinds.map((kind) => {
    const { fact, label, about } = kind;
    return { fact, label, about, values: forecast.lanes.map((lane) => laneValue(kind, lane, forecast)) };
  });
}

function laneValue(kind: FactKind, lane: ForecastLane, forecast: Forecast): LaneValue {
  const text = kind.words(lane, forecast);
  const rankOf = (one: ForecastLane) => (isIdle(one) ? undefined : kind.rank(one, forecast));
  const rank = rankOf(lane);
  const compared = forecast.lanes.flatMap((other) => {
    const otherRank = rankOf(other);
    return otherRank === undefined ? [] : [{ lane: other, rank: otherRank }];
  });
  const ranks = compared.map((one) => one.rank);
  const [best, worst] = [Math.min(...ranks), Math.max(...ranks)];
  if (rank === undefined || best === worst) return { text };
  const all = ranks.length === forecast.lanes.length ? "all lanes" : "the lanes that can be compared";
  const alike = compared.filter((one) => one.rank === rank && one.lane !== lane).map((one) => one.lane);
  const also = alike.length > 0 ? `, as ${spokenLanes(alike)}` : "";
  if (rank === best) return { text, mark: "best", why: `${kind.label}: ${text}. The best of ${all}${also}.` };
  if (rank < worst) return { text };
  const ahead = compared.find((one) => one.rank === best)?.lane;
  const behind = kind.behind && Number.isFinite(rank) ? `${kind.behind(rank - best)} than` : "behind";
  const than = ahead ? ` ${capitalised(behind)} ${spokenLane(ahead.spec)} (${kind.words(ahead, forecast)}).` : "";
  return { text, mark: "worst", why: `${kind.label}: ${text}. The worst of ${all}${also}.${than}` };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
