"use client";
import { memo } from "react";
import type { Timeline } from "@/lib/timeline/timeline.ts";
import { SpanBars } from "../../timeline/span-bars.tsx";
import { BandShape } from "./band-shape.tsx";
import type { LaneRow } from "./fold-rows.ts";
import type { TimeRange } from "./time-range.ts";

/** Pixels from one row to the next: more where below the forecast stands what was observed. */
export function rowHeightOf(isObserved: boolean): number {
  return isObserved ? 22 : 16;
}

interface LaneBarsProps {
  rows: readonly LaneRow[];
  range: TimeRange;
  newRevision: string;
  observed?: Timeline | undefined;
}

/** The bars of a lane: revision is hue, serving is fill, as on every screen. Below a forecast bar, thinner, the one that was observed. */
export const LaneBars = memo(function LaneBars({ rows, range, newRevision, observed }: LaneBarsProps) {
  const hueOf = (revision: string | undefined) => (revision === undefined ? "none" : revision === newRevision ? "update" : "current");
  const height = rowHeightOf(observed !== undefined);
  const observedOf = new Map(observed?.slots.map((slot) => [slot.ordinal, slot]));
  return rows.map((row, index) => {
    const top = index * height + 2;
    if (row.kind === "band") return <BandShape key={`band ${row.first}`} row={row} range={range} newRevision={newRevision} top={top} />;
    const seen = observedOf.get(row.slot.ordinal);
    return (
      <div key={row.slot.ordinal}>
        <SpanBars slot={row.slot} window={range} hueOf={hueOf} top={top} height={seen ? 10 : 12} />
        {seen && <SpanBars slot={seen} window={range} hueOf={hueOf} top={top + 11} height={7} isObserved />}
      </div>
    );
  });
});
