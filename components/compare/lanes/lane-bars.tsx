"use client";
import clsx from "clsx";
import { memo } from "react";
import type { SlotLine, Timeline } from "@/lib/timeline/timeline.ts";
import { fillClass, hueClass } from "../../encoding/revision-hue.ts";
import { phaseState } from "../../rollout/phase-state.ts";
import { shareOf } from "../../rollout/record-window.ts";
import { BandShape } from "./band-shape.tsx";
import type { LaneRow } from "./fold-rows.ts";
import type { TimeRange } from "./time-range.ts";

/** Pixels from one row to the next, and within it what is for the forecast and what for the observation below it. */
export const rowHeight = 16;

interface LaneBarsProps {
  rows: readonly LaneRow[];
  range: TimeRange;
  newRevision: string;
  observed?: Timeline | undefined;
}

/** The bars of a lane: revision is hue, serving is fill, as on every screen. Below a forecast bar, thinner, the one that was observed. */
export const LaneBars = memo(function LaneBars({ rows, range, newRevision, observed }: LaneBarsProps) {
  const observedOf = new Map(observed?.slots.map((slot) => [slot.ordinal, slot]));
  return rows.map((row, index) => {
    const top = index * rowHeight + 2;
    if (row.kind === "band") return <BandShape key={`band ${row.first}`} row={row} range={range} newRevision={newRevision} top={top} />;
    const seen = observedOf.get(row.slot.ordinal);
    return (
      <div key={row.slot.ordinal}>
        <Bars slot={row.slot} range={range} newRevision={newRevision} top={top} height={seen ? 8 : 12} />
        {seen && <Bars slot={seen} range={range} newRevision={newRevision} top={top + 9} height={4} isObserved />}
      </div>
    );
  });
});

interface BarsProps {
  slot: SlotLine;
  range: TimeRange;
  newRevision: string;
  top: number;
  height: number;
  isObserved?: boolean;
}

function Bars({ slot, range, newRevision, top, height, isObserved }: BarsProps) {
  return slot.spans.map(({ phase, from, to, revision, life }) => {
    if (to <= range.from || from >= range.to) return null;
    const [left, right] = [Math.max(0, shareOf(from, range)), Math.min(100, shareOf(to, range))];
    const hue = revision === undefined ? "none" : revision === newRevision ? "update" : "current";
    return (
      <span
        key={from}
        data-phase={phase}
        data-life={life}
        data-observed={isObserved}
        className={clsx("absolute rounded-[2px]", hueClass[hue], fillClass[phaseState[phase].fill])}
        style={{ left: `${left}%`, width: `max(1px, ${right - left}%)`, top, height }}
      >
        {phase === "failing" && <span className="strip-failing absolute inset-x-0 bottom-0 h-[3px]" />}
      </span>
    );
  });
}
