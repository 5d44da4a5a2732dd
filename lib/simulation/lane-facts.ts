import { mixedTime } from "../timeline/mixed-time.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { LaneEnd, LaneFacts, Move } from "./forecast-result.ts";

/** What a lane comes to in numbers. `wanted`: how many pods the set is to have after the change. */
export function laneFacts(timeline: Timeline, end: LaneEnd, moves: readonly Move[], wanted: number, personSteps: number): LaneFacts {
  const { serving, slots, until } = timeline;
  const fewestServing = Math.min(...serving.map((step) => step.serving));
  const fewestServingMs = serving.reduce(
    (total, step, index) => total + (step.serving === fewestServing ? (serving[index + 1]?.at ?? until) - step.at : 0),
    0,
  );
  // A strategy that has done nothing has not finished anything either.
  const isDone = end.kind === "finished" || (end.kind === "waits-for-person" && moves.length > 0);
  return {
    ...(isDone && { finishedAfterMs: end.at }),
    fewestServing,
    fewestServingMs,
    mostNotServing: Math.max(0, wanted - fewestServing),
    mixedMs: mixedTime(slots),
    personSteps,
  };
}
