import type { Author, Timeline } from "@/lib/timeline/timeline.ts";
import type { TimeWindow } from "../timeline/time-window.ts";

export interface Happening {
  key: string;
  at: number;
  ordinal?: number;
  text: string;
  by?: Author;
  isReconstructed?: boolean;
}

/** What happened in a part of a recording, newest first: its marks, and pods that ran, became ready or were not any more. */
export function happeningsIn({ slots, marks, watchedFrom = 0 }: Timeline, { from, to }: TimeWindow): Happening[] {
  const all: Happening[] = marks.map((mark, index) => ({ ...mark, key: `m${index}` }));
  for (const { ordinal, spans } of slots) {
    for (const { phase, from: at } of spans) {
      const text = turned[phase];
      if (text !== undefined)
        all.push({ key: `${ordinal}/${at}/${phase}`, at, ordinal, text, ...(at < watchedFrom ? { isReconstructed: true } : {}) });
    }
  }
  return all.filter(({ at }) => at >= from && at <= to).sort((a, b) => b.at - a.at);
}

const turned: Readonly<Record<string, string>> = { starting: "runs", ready: "is ready", unready: "is not ready any more" };
