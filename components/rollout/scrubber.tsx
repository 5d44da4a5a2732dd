"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { KeyboardEvent } from "react";
import type { Timeline } from "@/lib/timeline/timeline.ts";
import type { TimeWindow } from "../timeline/time-window.ts";
import { Pill } from "../ui/pill.tsx";
import { formatMoment } from "./format-moment.ts";

interface ScrubberProps {
  timeline: Timeline;
  window: TimeWindow;
  at: number | undefined;
  onScrub: (at: number | undefined) => void;
}

/** Moves through the time: a slider (arrow keys a second, page keys ten, home and end), from happening to happening, and back to now. */
export function Scrubber({ timeline, window, at, onScrub }: ScrubberProps) {
  const { until, marks } = timeline;
  const [least, most] = [Math.floor(window.from), Math.ceil(Math.min(window.to, until))];
  const here = Math.min(most, Math.max(least, at ?? until));
  const go = (moment: number) => onScrub(moment >= until ? undefined : Math.max(timeline.from, moment));
  const before = marks.findLast((mark) => mark.at < (at ?? until) - 1);
  const after = at === undefined ? undefined : marks.find((mark) => mark.at > at + 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const seconds = keySeconds[event.key];
    if (seconds === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(here + seconds * 1_000 * (event.shiftKey ? 10 : 1));
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <input
        type="range"
        aria-label="Moment that is looked at"
        aria-valuetext={at === undefined ? "now" : formatMoment(at, until)}
        className="h-6 min-w-[180px] grow accent-(--accent)"
        min={least}
        max={most}
        step={1}
        value={here}
        onChange={({ target }) => go(Number(target.value) >= most ? Math.max(most, Number(target.value)) : Number(target.value))}
        onKeyDown={onKeyDown}
      />
      <Pill aria-label="Happening before" disabled={!before} onClick={() => before && go(before.at)}>
        <ChevronLeft aria-hidden="true" className="size-4" />
      </Pill>
      <Pill aria-label="Happening after" disabled={!after} onClick={() => after && go(after.at)}>
        <ChevronRight aria-hidden="true" className="size-4" />
      </Pill>
      <Pill aria-pressed={at === undefined} onClick={() => onScrub(undefined)}>
        Now
      </Pill>
    </div>
  );
}

const keySeconds: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };
