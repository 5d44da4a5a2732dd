/**
 * An SVG path of an area whose lower and upper edge are steps over the time, in a box of 100 by 1: x is the share of the time from `from` to `to`, y is turned so
 * that 1 is the top. Empty when there are no steps.
 */
export function stepPath<S extends { at: number }>(
  steps: readonly S[],
  { from, to }: { from: number; to: number },
  edges: (step: S) => readonly [number, number],
): string {
  const x = (at: number) => rounded(Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100)));
  const seen = steps.filter(({ at }, index) => at < to && (steps[index + 1]?.at ?? Number.POSITIVE_INFINITY) > from);
  if (seen.length === 0) return "";
  const ends = seen.map((_, index) => x(seen[index + 1]?.at ?? to));
  const upper = seen.map((step, index) => `${x(step.at)},${y(edges(step)[1])}L${ends[index]},${y(edges(step)[1])}`);
  const lower = seen.map((step, index) => `${ends[index]},${y(edges(step)[0])}L${x(step.at)},${y(edges(step)[0])}`).reverse();
  return `M${[...upper, ...lower].join("L")}Z`;
}

function y(value: number): number {
  return rounded(1 - value);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
