"use client";
import { type KeyboardEvent, memo, type PointerEvent, useRef, useState, useSyncExternalStore } from "react";
import type { Forecast, ForecastLane } from "@/lib/simulation/forecast-result.ts";
import type { Timeline } from "@/lib/timeline/timeline.ts";
import { shareOf } from "../../timeline/time-window.ts";
import { barWhy } from "./bar-why.ts";
import type { LaneRow } from "./fold-rows.ts";
import { LaneBars, rowHeightOf } from "./lane-bars.tsx";
import { LaneLabels } from "./lane-labels.tsx";
import { LaneMarks } from "./lane-marks.tsx";
import { LaneMoment } from "./lane-moment.tsx";
import type { LineStore } from "./line-store.ts";
import { ServingArea } from "./serving-area.tsx";
import { TimeAxis } from "./time-axis.tsx";
import type { TimeRange } from "./time-range.ts";
import { useLaneWheel } from "./use-lane-wheel.ts";
import { useLineValue } from "./use-line-value.ts";
import { WhyLine } from "./why-line.tsx";

export interface LaneChartProps {
  forecast: Forecast;
  lane: ForecastLane;
  rows: readonly LaneRow[];
  range: TimeRange;
  line: LineStore;
  observed: Timeline | undefined;
  /** Bands that are open, by their first ordinal. */
  open: ReadonlySet<number>;
  onOpen: (first: number) => void;
  /** The line came to rest. */
  onSettle: () => void;
  /** A key that the panel knows: moves the line, steps, zooms. Answers whether it was one. */
  onKey: (event: KeyboardEvent) => boolean;
  onZoom: (factor: number, about: number) => void;
  onRange: (range: TimeRange) => void;
}

/** Bars, line and area of one lane. The line is a slider: pointer or arrow keys move it in all lanes; up and down choose a bar, which is explained below; enter opens a band. */
export const LaneChart = memo(function LaneChart(props: LaneChartProps) {
  const { forecast, lane, rows, range, line, observed, open, onOpen, onSettle, onKey, onZoom, onRange } = props;
  const height = rowHeightOf(observed !== undefined);
  const area = useRef<HTMLDivElement>(null);
  const slider = useLineValue(line, forecast, lane);
  const [pointed, setPointed] = useState<{ row: number; at?: number }>();
  const momentOf = (clientX: number) => momentIn(area.current, clientX, range);
  useLaneWheel(area, (factor, clientX) => onZoom(factor, momentOf(clientX)));
  const point = (event: PointerEvent) => {
    const at = momentOf(event.clientX);
    setPointed({ row: rowIn(area.current, event.clientY, height), at });
    if (event.buttons === 1) line.set(at);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by !== 0)
      setPointed(({ row } = { row: by === 1 ? -1 : rows.length }) => ({ row: Math.min(rows.length - 1, Math.max(0, row + by)) }));
    const row = pointed && rows[pointed.row];
    const isOpened = event.key === "Enter" && row?.kind === "band";
    if (isOpened) onOpen(row.first);
    if (by !== 0 || isOpened || onKey(event)) event.preventDefault();
  };
  return (
    <div className="min-w-0">
      <div className="grid max-h-[420px] grid-cols-[44px_minmax(0,1fr)] overflow-y-auto overflow-x-hidden">
        <LaneLabels rows={rows} open={open} onOpen={onOpen} pointed={pointed?.row} height={height} />
        <div
          ref={area}
          data-testid="lane-chart"
          className="relative touch-pan-y select-none overflow-hidden rounded-[3px] has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent has-[:focus-visible]:outline-offset-2"
          style={{ height: rows.length * height }}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            // Else the browser gives the focus to what lies under the pointer, which cannot take it.
            event.preventDefault();
            slider.current?.focus({ preventScroll: true });
            line.set(momentOf(event.clientX));
          }}
          onPointerMove={point}
          onPointerUp={onSettle}
          onPointerCancel={onSettle}
          onPointerLeave={() => setPointed(undefined)}
        >
          <input
            ref={slider}
            type="range"
            aria-label={`Line in ${lane.title}`}
            className="absolute size-px opacity-0"
            min={0}
            max={forecast.until}
            step={1}
            defaultValue={0}
            onInput={({ currentTarget }) => line.set(Number(currentTarget.value))}
            onKeyDown={onKeyDown}
            onBlur={() => setPointed(undefined)}
          />
          <LaneBars rows={rows} range={range} newRevision={forecast.revisions.after} observed={observed} />
          <LaneMarks marks={lane.timeline.marks} range={range} />
          <LineMark line={line} range={range} />
        </div>
      </div>
      <div className="ml-[44px]">
        <ServingArea timeline={lane.timeline} range={range} full={forecast.request.change.replicas ?? forecast.request.set.replicas} />
        <TimeAxis range={range} until={forecast.until} onRange={onRange} />
      </div>
      <LaneMoment forecast={forecast} lane={lane} line={line} isObserved={observed !== undefined} />
      <WhyLine line={line} at={pointed?.at} explain={(at) => explained(forecast, lane, rows, pointed?.row, at)} />
    </div>
  );
});

/** The moment at that place of the window. */
function momentIn(area: HTMLElement | null, clientX: number, { from, to }: TimeRange): number {
  const box = area?.getBoundingClientRect();
  return box ? from + Math.min(1, Math.max(0, (clientX - box.left) / box.width)) * (to - from) : from;
}

/** The row at that place of the window. */
function rowIn(area: HTMLElement | null, clientY: number, height: number): number {
  return Math.floor((clientY - (area?.getBoundingClientRect().top ?? 0)) / height);
}

function explained(forecast: Forecast, lane: ForecastLane, rows: readonly LaneRow[], row: number | undefined, at: number) {
  const found = row === undefined ? undefined : rows[row];
  if (found?.kind === "slot") return barWhy(forecast, lane, found.slot.ordinal, at);
  return found && { what: `ordinals ${found.first} to ${found.last}: open the band to see each` };
}

/** The line itself. */
function LineMark({ line, range }: { line: LineStore; range: TimeRange }) {
  const at = useSyncExternalStore(line.subscribe, line.get, line.get);
  if (at < range.from || at > range.to) return null;
  return (
    <span
      data-testid="line"
      className="pointer-events-none absolute inset-y-0 w-0.5 -translate-x-1/2 bg-accent"
      style={{ left: `${shareOf(at, range)}%` }}
    />
  );
}
