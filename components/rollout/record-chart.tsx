"use client";
import clsx from "clsx";
import { type PointerEvent, useRef, useState } from "react";
import type { SlotLine, Timeline } from "@/lib/timeline/timeline.ts";
import { fillClass, hueClass } from "../encoding/revision-hue.ts";
import { Text } from "../text/text.tsx";
import { barWords } from "./bar-words.ts";
import { ChartMarks, PersonLines } from "./chart-marks.tsx";
import { formatMoment } from "./format-moment.ts";
import { phaseState } from "./phase-state.ts";
import { type RecordHues, spanHue } from "./record-hues.ts";
import { axisMoments, type TimeWindow } from "./record-window.ts";

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
  const [pointed, setPointed] = useState<{ slot: SlotLine | undefined; at: number }>();
  const area = useRef<HTMLDivElement>(null);
  const height = rowHeight(timeline.slots.length);
  const share = (moment: number) => ((moment - window.from) / (window.to - window.from)) * 100;
  const momentOf = (event: PointerEvent) => {
    const box = area.current?.getBoundingClientRect();
    if (!box) return window.to;
    return window.from + Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * (window.to - window.from);
  };
  const point = (event: PointerEvent) => {
    const box = area.current?.getBoundingClientRect();
    const slot = box && timeline.slots[Math.floor((event.clientY - box.top) / height)];
    setPointed({ slot, at: momentOf(event) });
    if (event.buttons === 1) onScrub(momentOf(event));
  };
  return (
    <div aria-hidden="true">
      <div className="grid grid-cols-[34px_minmax(0,1fr)]">
        <Ordinals slots={timeline.slots} height={height} />
        <div
          ref={area}
          data-testid="record-chart"
          className="relative cursor-ew-resize touch-pan-y select-none overflow-hidden"
          style={{ height: height * timeline.slots.length }}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            onScrub(momentOf(event));
          }}
          onPointerMove={point}
          onPointerLeave={() => setPointed(undefined)}
        >
          <NotWatched timeline={timeline} window={window} share={share} />
          {timeline.slots.map((slot, index) => (
            <Bars key={slot.ordinal} slot={slot} top={index * height} height={height} window={window} share={share} hues={hues} />
          ))}
          <PersonLines marks={timeline.marks} share={share} />
          {height >= 10 && <ChartMarks timeline={timeline} window={window} height={height} share={share} />}
          <span className="absolute inset-y-0 w-0.5 -translate-x-1/2 bg-accent" style={{ left: `${share(at)}%` }} />
        </div>
        <span />
        <Axis window={window} share={share} until={timeline.until} />
      </div>
      <Text className="mt-1 block min-h-5 truncate text-soft text-xs">{pointed ? barWords(timeline, pointed.slot, pointed.at) : hint}</Text>
    </div>
  );
}

function rowHeight(rows: number): number {
  return rows <= 16 ? 20 : rows <= 40 ? 12 : rows <= 120 ? 6 : 3;
}

/** Every ordinal where there is room, else every tenth, hundredth. */
function Ordinals({ slots, height }: { slots: readonly SlotLine[]; height: number }) {
  const every = height >= 12 ? 1 : height >= 6 ? 5 : 20;
  return (
    <div className="relative text-right text-[11px] text-faint tabular-nums">
      {slots.map(({ ordinal }, index) =>
        index % every === 0 ? (
          <span key={ordinal} className="absolute right-2 leading-none" style={{ top: index * height + Math.max(0, (height - 12) / 2) }}>
            {ordinal}
          </span>
        ) : null,
      )}
    </div>
  );
}

interface Drawn {
  window: TimeWindow;
  share: (moment: number) => number;
}

function Bars({ slot, top, height, window, share, hues }: Drawn & { slot: SlotLine; top: number; height: number; hues: RecordHues }) {
  const gap = height >= 12 ? 2 : height >= 6 ? 1 : 0;
  return slot.spans.map(({ phase, from, to, revision, life }) => {
    if (phase === "absent" || to < window.from || from > window.to) return null;
    const [left, right] = [Math.max(0, share(from)), Math.min(100, share(to))];
    return (
      <span
        key={from}
        data-phase={phase}
        data-life={life}
        className={clsx("absolute", height >= 12 && "rounded-[2px]", hueClass[spanHue(revision, hues)], fillClass[phaseState[phase].fill])}
        style={{ left: `${left}%`, width: `max(1px, ${right - left}%)`, top: top + gap, height: height - 2 * gap }}
      >
        {phase === "failing" && <span className="strip-failing absolute inset-x-0 bottom-0 h-[3px]" />}
      </span>
    );
  });
}

/** What lies before the watch, and what nobody watched, on a ground of its own. */
function NotWatched({ timeline: { watchedFrom, unwatched = [] }, window, share }: Drawn & { timeline: Timeline }) {
  const before =
    watchedFrom !== undefined && watchedFrom > window.from ? [{ from: window.from, to: Math.min(watchedFrom, window.to) }] : [];
  return [...before, ...unwatched].map(({ from, to }) => (
    <span
      key={from}
      className="absolute inset-y-0 border-edge border-r border-dashed bg-shade"
      style={{ left: `${Math.max(0, share(from))}%`, width: `${Math.max(0, Math.min(100, share(to)) - Math.max(0, share(from)))}%` }}
    />
  ));
}

function Axis({ window, share, until }: Drawn & { until: number }) {
  return (
    <div className="relative mt-1 h-4 overflow-hidden text-[11px] text-faint tabular-nums">
      {axisMoments(window, 6).map((moment) => (
        <span key={moment} className="absolute -translate-x-1/2 whitespace-nowrap" style={{ left: `${share(moment)}%` }}>
          {formatMoment(moment, until)}
        </span>
      ))}
    </div>
  );
}
