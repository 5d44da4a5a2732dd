"use client";
import { memo, type PointerEvent, useMemo, useRef, useState } from "react";
import type { Timeline } from "@/lib/timeline/timeline.ts";
import { LaneMarks } from "../compare/lanes/lane-marks.tsx";
import { Text } from "../text/text.tsx";
import { SpanBars } from "../timeline/span-bars.tsx";
import { axisMoments, shareOf, type TimeWindow } from "../timeline/time-window.ts";
import { barWords } from "./bar-words.ts";
import { ChartMarks } from "./chart-marks.tsx";
import { type ChartRow, chartRows } from "./chart-rows.ts";
import { formatMoment } from "./format-moment.ts";
import { type RecordHues, spanHue } from "./record-hues.ts";

const hint = "Point at a bar for what it was and since when; drag to go back in time.";

interface RecordChartProps {
  timeline: Timeline;
  window: TimeWindow;
  hues: RecordHues;
  /** Where the line stands. */
  at: number;
  onScrub: (at: number) => void;
}

/** Bars per ordinal over the time, with marks and the line of the moment that is looked at. Pointing says what and since when; dragging moves the line. */
export function RecordChart({ timeline, window, hues, at, onScrub }: RecordChartProps) {
  const [pointed, setPointed] = useState<{ row: ChartRow | undefined; at: number }>();
  const area = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => chartRows(timeline.slots, window), [timeline, window]);
  const height = rowHeight(rows.length);
  const momentOf = (event: PointerEvent) => {
    const box = area.current?.getBoundingClientRect();
    if (!box) return window.to;
    return window.from + Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * (window.to - window.from);
  };
  const point = (event: PointerEvent) => {
    const box = area.current?.getBoundingClientRect();
    setPointed({ row: box && rows[Math.floor((event.clientY - box.top) / height)], at: momentOf(event) });
    if (event.buttons === 1) onScrub(momentOf(event));
  };
  return (
    <div aria-hidden="true">
      <div className="grid max-h-[420px] grid-cols-[58px_minmax(0,1fr)] overflow-y-auto">
        <Labels rows={rows} height={height} />
        <div
          ref={area}
          data-testid="record-chart"
          className="relative cursor-ew-resize touch-pan-y select-none overflow-hidden"
          style={{ height: height * rows.length }}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            onScrub(momentOf(event));
          }}
          onPointerMove={point}
          onPointerLeave={() => setPointed(undefined)}
        >
          <Drawing timeline={timeline} rows={rows} height={height} window={window} hues={hues} />
          <span className="absolute inset-y-0 w-0.5 -translate-x-1/2 bg-accent" style={{ left: `${shareOf(at, window)}%` }} />
        </div>
      </div>
      <div className="grid grid-cols-[58px_minmax(0,1fr)]">
        <span />
        <Axis window={window} until={timeline.until} />
      </div>
      <Text className="mt-1 block min-h-5 truncate text-soft text-xs">
        {pointed ? barWords(timeline, pointed.row?.slot, pointed.at) : hint}
      </Text>
    </div>
  );
}

function rowHeight(rows: number): number {
  return rows <= 16 ? 20 : rows <= 40 ? 12 : rows <= 120 ? 6 : 3;
}

interface DrawingProps {
  timeline: Timeline;
  rows: readonly ChartRow[];
  height: number;
  window: TimeWindow;
  hues: RecordHues;
}

/** All but the line: drawn again only when something of it changes, not while the line is dragged. */
const Drawing = memo(function Drawing({ timeline, rows, height, window, hues }: DrawingProps) {
  const gap = height >= 12 ? 2 : height >= 6 ? 1 : 0;
  return (
    <>
      {rows.map((row, index) => (
        <SpanBars
          key={row.slot.ordinal}
          slot={row.slot}
          window={window}
          hueOf={(revision) => spanHue(revision, hues)}
          top={index * height + gap}
          height={height - 2 * gap}
        />
      ))}
      <NotWatched timeline={timeline} window={window} />
      <LaneMarks marks={timeline.marks} range={window} />
      {height >= 10 && <ChartMarks marks={timeline.marks} rows={rows} window={window} height={height} />}
    </>
  );
});

/** Every row's ordinals where there is room, else those of runs and of every tenth row. */
const Labels = memo(function Labels({ rows, height }: Pick<DrawingProps, "rows" | "height">) {
  const every = height >= 12 ? 1 : height >= 6 ? 3 : 6;
  return (
    <div className="relative text-right text-[11px] text-faint tabular-nums">
      {rows.map(({ slot, label }, index) =>
        index % every === 0 ? (
          <span
            key={slot.ordinal}
            className="absolute right-2 whitespace-nowrap leading-none"
            style={{ top: index * height + Math.max(0, (height - 12) / 2) }}
          >
            {label}
          </span>
        ) : null,
      )}
    </div>
  );
});

/** What lies before the watch, and what nobody watched, is paled. */
function NotWatched({ timeline: { watchedFrom, unwatched = [] }, window }: Pick<DrawingProps, "timeline" | "window">) {
  const before = watchedFrom !== undefined && watchedFrom > window.from ? [{ from: window.from, to: watchedFrom }] : [];
  return [...before, ...unwatched].map(({ from, to }) => {
    const [left, right] = [Math.max(0, shareOf(from, window)), Math.min(100, shareOf(to, window))];
    return (
      <span
        key={from}
        className="absolute inset-y-0 border-ink border-r border-dashed bg-panel/50"
        style={{ left: `${left}%`, width: `${Math.max(0, right - left)}%` }}
      />
    );
  });
}

function Axis({ window, until }: { window: TimeWindow; until: number }) {
  return (
    <div className="relative mt-1 h-4 overflow-hidden text-[11px] text-faint tabular-nums">
      {axisMoments(window, 6).map((moment) => (
        <span key={moment} className="absolute -translate-x-1/2 whitespace-nowrap" style={{ left: `${shareOf(moment, window)}%` }}>
          {formatMoment(moment, until)}
        </span>
      ))}
    </div>
  );
}
