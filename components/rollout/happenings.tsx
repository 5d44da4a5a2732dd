"use client";
import clsx from "clsx";
import { useRef } from "react";
import type { Timeline } from "@/lib/timeline/timeline.ts";
import { Text } from "../text/text.tsx";
import { ScrollRegion } from "../ui/scroll-region.tsx";
import { formatMoment } from "./format-moment.ts";
import { type Happening, happeningsIn } from "./happenings-in.ts";
import type { TimeWindow } from "./record-window.ts";

/** What happened in the window, newest first; a moment is gone to by its time. */
export function Happenings({
  timeline,
  window,
  at,
  onScrub,
}: {
  timeline: Timeline;
  window: TimeWindow;
  at: number;
  onScrub: (at: number) => void;
}) {
  const scroller = useRef<HTMLElement>(null);
  const { shown, leftOut } = happeningsIn(timeline, window);
  if (shown.length === 0) return <p className="px-3.5 py-4 text-soft">Nothing happened in this time.</p>;
  return (
    <ScrollRegion scroller={scroller} aria-label="Happenings" className="max-h-[420px] overflow-y-auto">
      <table className="w-full border-collapse text-[13px]">
        <caption className="sr-only">Happenings, newest first</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">When</th>
            <th scope="col">Ordinal</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((happening) => (
            <Row key={happening.key} happening={happening} isPast={happening.at <= at} now={timeline.until} onScrub={onScrub} />
          ))}
        </tbody>
      </table>
      {leftOut > 0 && <p className="px-3.5 py-2 text-faint text-xs">{leftOut} earlier ones in this time are not listed.</p>}
    </ScrollRegion>
  );
}

function Row({ happening, isPast, now, onScrub }: { happening: Happening; isPast: boolean; now: number; onScrub: (at: number) => void }) {
  const { at, ordinal, text, by, isReconstructed } = happening;
  return (
    <tr className={clsx("border-line border-b align-top last:border-b-0", !isPast && "text-soft")}>
      <td className="w-[86px] whitespace-nowrap px-3.5 py-1.5 tabular-nums">
        <button type="button" onClick={() => onScrub(at)} className="min-h-6 rounded text-accent hover:underline">
          {formatMoment(at, now)}
        </button>
      </td>
      <td className="w-8 py-2 text-right font-medium tabular-nums">{ordinal}</td>
      <td className="min-w-0 py-2 pr-3.5 pl-3">
        <Text className={clsx("break-words", by === "person" && "font-medium")}>{text}</Text>
        <span className="text-faint text-xs">
          {" "}
          {[...(by === "person" ? ["by a person"] : []), ...(isReconstructed ? ["reconstructed"] : [])].join(", ")}
        </span>
      </td>
    </tr>
  );
}
