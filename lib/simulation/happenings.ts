import type { Forecast } from "./forecast-result.ts";

/** Everything that happens within this counts as one happening: controllers react a few milliseconds after what they react to. */
const sameMs = 100;

/** When the next thing happens in any lane after a moment; the end of the axis when nothing more does. */
export function nextHappeningAt(forecast: Forecast, at: number): number {
  return happeningsOf(forecast).find((moment) => moment > at) ?? forecast.until;
}

/** When the last thing happened in any lane before a moment; 0 when nothing did. */
export function previousHappeningAt(forecast: Forecast, at: number): number {
  return happeningsOf(forecast).findLast((moment) => moment < at) ?? 0;
}

const kept = new WeakMap<Forecast, readonly number[]>();

/** The moments at which a place of a lane becomes another, or a person does something, close ones as one: its last, when all of it is to be seen. */
function happeningsOf(forecast: Forecast): readonly number[] {
  const known = kept.get(forecast);
  if (known) return known;
  const moments = forecast.lanes.flatMap(({ timeline }) => [
    ...timeline.slots.flatMap(({ spans }) => spans.map(({ from }) => from)),
    ...timeline.marks.filter(({ by }) => by === "person").map(({ at }) => at),
  ]);
  const sorted = [...new Set(moments)].sort((a, b) => a - b);
  const happenings = sorted.filter((moment, index) => (sorted[index + 1] ?? Number.POSITIVE_INFINITY) - moment > sameMs);
  kept.set(forecast, happenings);
  return happenings;
}
