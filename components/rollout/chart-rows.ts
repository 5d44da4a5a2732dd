import type { SlotLine } from "@/lib/timeline/timeline.ts";
import type { TimeWindow } from "../timeline/time-window.ts";

/** A row of the chart: one ordinal, or a run of them that did the very same all the time. */
export interface ChartRow {
  /** The first of the run stands for all. */
  slot: SlotLine;
  last: number;
  label: string;
}

/** Up to so many ordinals each has a row of its own. */
const plainRowsMax = 24;

/** The rows for a part of the time. In a large set, neighbours that stayed as they were and alike share a row, so that what happened stands out. */
export function chartRows(slots: readonly SlotLine[], window: TimeWindow): ChartRow[] {
  const rows: ChartRow[] = [];
  let before: string | undefined;
  for (const slot of slots) {
    const { ordinal } = slot;
    const still = slots.length > plainRowsMax ? stillness(slot, window) : undefined;
    const run = rows.at(-1);
    if (run && still !== undefined && still === before && run.last === ordinal - 1) {
      run.last = ordinal;
      run.label = `${run.slot.ordinal}–${ordinal}`;
    } else rows.push({ slot, last: ordinal, label: String(ordinal) });
    before = still;
  }
  return rows;
}

/** What a place was for the whole of the window; undefined where it changed. */
function stillness({ spans }: SlotLine, { from, to }: TimeWindow): string | undefined {
  const inside = spans.filter((span) => span.to > from && span.from < to);
  const [only] = inside;
  if (inside.length !== 1 || !only || only.from > from) return undefined;
  return `${only.phase} ${only.revision ?? ""}`;
}
