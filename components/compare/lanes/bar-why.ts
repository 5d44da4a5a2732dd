import { durationWords } from "@/lib/simulation/duration-words.ts";
import type { Forecast, ForecastLane } from "@/lib/simulation/forecast-result.ts";
import type { RuleKey } from "@/lib/statefulset/rollout/rule.ts";
import { ruleWords } from "@/lib/statefulset/rollout/rule-words.ts";
import { spanAt } from "@/lib/timeline/span-at.ts";
import type { Phase } from "@/lib/timeline/timeline.ts";
import { phaseWords } from "../../timeline/phase-state.ts";

/** What a bar is, and why it is so. */
export interface BarWhy {
  /** The place, what it is, from when to when, at which revision. */
  what: string;
  /** The rule in words, with where it stands; absent when nothing is to be explained. */
  why?: { words: string; reference: string };
}

/** What an ordinal's place is at a moment of the forecast, and by which rule it came to that or stays so; undefined where there is nothing. */
export function barWhy(forecast: Forecast, lane: ForecastLane, ordinal: number, at: number): BarWhy | undefined {
  const slot = lane.timeline.slots.find((one) => one.ordinal === ordinal);
  const span = slot && spanAt(slot, at);
  if (!slot || !span) return undefined;
  const revision = span.revision === undefined ? "" : `, ${span.revision === forecast.revisions.after ? "new" : "old"} revision`;
  const what = `${slot.name ?? `pod in row ${ordinal}`}: ${phaseWords[span.phase]}${revision}, ${durationWords(span.from)} to ${durationWords(span.to)}`;
  const rule = ruleAt(forecast, lane, ordinal, at, span.phase, span.revision);
  return { what, ...(rule !== undefined && { why: ruleWords[rule] }) };
}

/** A place that is on its way is so by the last thing that was done to it; one that is at rest, by what is waited for. */
function ruleAt(
  forecast: Forecast,
  lane: ForecastLane,
  ordinal: number,
  at: number,
  phase: Phase,
  revision: string | undefined,
): RuleKey | undefined {
  const isResting = phase === "ready" && revision === forecast.revisions.before;
  if (isResting || phase === "failing" || phase === "unready") {
    const wait = lane.waits.find(({ from, to }) => from <= at && at < to);
    if (wait) return wait.rule;
  }
  return lane.moves.findLast((move) => move.ordinal === ordinal && move.at <= at)?.rule;
}
