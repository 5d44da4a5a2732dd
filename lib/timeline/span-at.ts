import type { ServingStep, SlotLine, Span, Timeline } from "./timeline.ts";

/** What was at a place at a moment; undefined outside of what is known. At its very end the last span still holds. */
export function spanAt({ spans }: SlotLine, at: number): Span | undefined {
  const span = lastFrom(spans, at, ({ from }) => from);
  return span && at <= span.to ? span : undefined;
}

/** How many served at a moment; before the first step, as at it. */
export function servingAt({ serving }: Timeline, at: number): ServingStep {
  return lastFrom(serving, at, (step) => step.at) ?? serving[0] ?? { at, serving: 0, available: 0 };
}

/** The last of a list by time that began by then. */
function lastFrom<T>(list: readonly T[], at: number, beginOf: (item: T) => number): T | undefined {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && beginOf(item) <= at) low = middle + 1;
    else high = middle;
  }
  return list[low - 1];
}
