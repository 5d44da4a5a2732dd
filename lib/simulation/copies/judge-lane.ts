import type { ForecastLane } from "../forecast-result.ts";
import type { ObservedEnd } from "./lane-end.ts";
import type { ObservedMove } from "./observed-lane.ts";

/** How a lane that was run compares with its forecast. */
export interface LaneVerdict {
  /** Whether the pods were deleted and created in the forecast's order, but for what Kubernetes itself leaves to chance. */
  isOrderSame: boolean;
  /** In a sentence: which order was compared, or where the first difference is. */
  order: string;
  /** From the change to its end, where both came to one. */
  forecastMs?: number;
  observedMs?: number;
  /** How much longer it took than forecast, in per cent of the forecast; negative: shorter. */
  differencePercent?: number;
  /** In a sentence. */
  time: string;
}

type Order = Pick<ObservedMove, "do" | "ordinal" | "revision">;

/**
 * Order and time of a lane against its forecast. Deletions always have their order; creations have one under OrderedReady, while under Parallel those of
 * one wave come as chance has it, so they are compared as a set. Of a Deployment's pods, which are all alike, only the numbers are compared.
 */
export function judgeLane(forecast: ForecastLane, observed: { moves: readonly ObservedMove[]; end: ObservedEnd | undefined }): LaneVerdict {
  return { ...judgeOrder(forecast, observed.moves), ...judgeTime(forecast, observed.end) };
}

function judgeOrder({ spec, moves }: ForecastLane, seen: readonly Order[]): Pick<LaneVerdict, "isOrderSame" | "order"> {
  if (spec.workload === "Deployment") {
    const difference = firstDifference(counts(moves), counts(seen));
    if (difference !== undefined) return { isOrderSame: false, order: `Numbers differ: ${difference}.` };
    return {
      isOrderSame: true,
      order: "As many pods of each revision were created and deleted as forecast; a Deployment's have no order.",
    };
  }
  const isParallel = spec.policy === "Parallel";
  const inOrder = (all: readonly Order[]) => (isParallel ? all.filter((move) => move.do === "delete") : all).map(moveWords);
  const ordered = firstDifference(inOrder(moves), inOrder(seen));
  if (ordered !== undefined) return { isOrderSame: false, order: `Order differs: ${ordered}.` };
  if (!isParallel) return { isOrderSame: true, order: `Same order: ${listed(seen)}.` };
  const created = (all: readonly Order[]) =>
    all
      .filter((move) => move.do === "create")
      .map(moveWords)
      .sort();
  const asSet = firstDifference(created(moves), created(seen));
  if (asSet !== undefined) return { isOrderSame: false, order: `Creations differ: ${asSet}.` };
  return { isOrderSame: true, order: `Same order of deletions, same creations (their order is chance under Parallel): ${listed(seen)}.` };
}

function judgeTime({ facts, end }: ForecastLane, observed: ObservedEnd | undefined): Omit<LaneVerdict, "isOrderSame" | "order"> {
  const forecastMs = facts.finishedAfterMs;
  const observedMs = observed?.kind === "finished" ? observed.at : undefined;
  const times = { ...(forecastMs !== undefined && { forecastMs }), ...(observedMs !== undefined && { observedMs }) };
  if (forecastMs !== undefined && observedMs !== undefined) {
    const differencePercent = Math.round((1_000 * (observedMs - forecastMs)) / Math.max(forecastMs, 1)) / 10;
    const percent = `${Math.abs(differencePercent)} % ${differencePercent < 0 ? "less" : "more"}`;
    return { ...times, differencePercent, time: `${seconds(observedMs)} instead of ${seconds(forecastMs)}: ${percent}.` };
  }
  if (observedMs !== undefined) return { ...times, time: `Finished after ${seconds(observedMs)}, though it was forecast not to.` };
  if (forecastMs !== undefined) return { ...times, time: `Not finished, though it was forecast to be after ${seconds(forecastMs)}.` };
  const how = end.kind === "waits-for-person" ? "waits for a person" : "does not finish";
  return { time: observed === undefined ? "It was not watched to its end." : `As forecast, it ${how}.` };
}

function moveWords({ do: what, ordinal }: Order): string {
  return `${what} ${ordinal}`;
}

function listed(moves: readonly Order[]): string {
  return moves.length === 0 ? "nothing was deleted or created" : moves.map(moveWords).join(", ");
}

function counts(moves: readonly Order[]): string[] {
  return (["create", "delete"] as const).flatMap((what) =>
    ["before", "after"].map((revision) => {
      const many = moves.filter((move) => move.do === what && move.revision === revision).length;
      return `${many} × ${what} of the ${revision === "before" ? "old" : "new"} revision`;
    }),
  );
}

function firstDifference(forecast: readonly string[], seen: readonly string[]): string | undefined {
  const length = Math.max(forecast.length, seen.length);
  for (let index = 0; index < length; index++) {
    if (forecast[index] === seen[index]) continue;
    return `forecast ${forecast[index] ?? "nothing more"}, seen ${seen[index] ?? "nothing more"} (number ${index + 1})`;
  }
  return undefined;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
