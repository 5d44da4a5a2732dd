/** A part of a timeline, milliseconds. */
export interface TimeWindow {
  from: number;
  to: number;
}

/** Where a moment lies in a window, in per cent of its width. */
export function shareOf(at: number, { from, to }: TimeWindow): number {
  return ((at - from) / (to - from)) * 100;
}

/** Round moments for an axis over the window, `most` at the most. */
export function axisMoments({ from, to }: TimeWindow, most: number): number[] {
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400].map(
    (seconds) => seconds * 1_000,
  );
  const step = steps.find((one) => (to - from) / one <= most) ?? Math.ceil((to - from) / most / 86_400_000) * 86_400_000;
  const moments: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) moments.push(at);
  // At the edges there is no room for the words.
  const edge = (to - from) * 0.035;
  return moments.filter((at) => at - from >= edge && to - at >= edge);
}
