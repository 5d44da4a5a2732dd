import type { Author, Timeline } from "@/lib/timeline/timeline.ts";
import type { TimeWindow } from "./record-window.ts";

export interface Happening {
  key: string;
  at: number;
  ordinal?: number;
  text: string;
  by?: Author;
  isReconstructed?: boolean;
}

/** More than these nobody reads; the newest are shown. */
const shownMax = 250;

/** What happened in a part of a recording, newest first: its marks, and pods that ran, became ready or were not any more. */
export function happeningsIn(
  { slots, marks, watchedFrom = 0 }: Timeline,
  { from, to }: TimeWindow,
): { shown: Happening[]; leftOut: number } {
  const all: Happening[] = marks.map((mark, index) => ({ ...mark, key: `m${index}` }));
  for (const { ordinal, spans } of slots) {
    for (const { phase, from: at } of spans) {
      const text = turned[phase];
      if (text !== undefined)
        all.push({ key: `${ordinal}/${at}/${phase}`, at, ordinal, text, ...(at < watchedFrom ? { isReconstructed: true } : {}) });
    }
  }
  const inside = all.filter(({ at }) => at >= from && at <= to).sort((a, b) => b.at - a.at);
  return { shown: inside.slice(0, shownMax), leftOut: Math.max(0, inside.length - shownMax) };
}

const turned: Readonly<Record<string, string>> = { starting: "runs", ready: "is ready", unready: "is not ready any more" };
