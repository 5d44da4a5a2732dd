import { durationWords } from "../duration-words.ts";

const steps = [
  100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000,
];
const ticksMax = 9;

/** Where a time axis is labelled: nine places at the most, at round times. */
export function timeTicks(until: number): { at: number; text: string }[] {
  const step = steps.find((one) => until / one <= ticksMax) ?? Math.ceil(until / ticksMax);
  return Array.from({ length: Math.floor(until / step) + 1 }, (_, index) => ({
    at: index * step,
    text: index === 0 ? "0" : durationWords(index * step),
  }));
}
