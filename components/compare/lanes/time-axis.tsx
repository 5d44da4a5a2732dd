"use client";
import { memo, type PointerEvent, useRef, useState } from "react";
import { durationWords } from "@/lib/simulation/duration-words.ts";
import { axisMoments, shareOf } from "../../timeline/time-window.ts";
import { heldRange, type TimeRange } from "./time-range.ts";

/** Less than this, in pixels, is a click and no part that was chosen. */
const dragMin = 6;

interface TimeAxisProps {
  range: TimeRange;
  until: number;
  onRange: (range: TimeRange) => void;
}

/** The common axis in round times since the change. Dragging over it chooses the part that is shown. */
export const TimeAxis = memo(function TimeAxis({ range, until, onRange }: TimeAxisProps) {
  const area = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<{ from: number; to: number }>();
  const shareAt = (event: PointerEvent) => {
    const box = area.current?.getBoundingClientRect();
    return box ? Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) : 0;
  };
  const choose = () => {
    const width = area.current?.getBoundingClientRect().width ?? 0;
    setChosen(undefined);
    if (!chosen || Math.abs(chosen.to - chosen.from) * width < dragMin) return;
    const moment = (share: number) => range.from + share * (range.to - range.from);
    onRange(heldRange({ from: moment(Math.min(chosen.from, chosen.to)), to: moment(Math.max(chosen.from, chosen.to)) }, until));
  };
  return (
    <div
      ref={area}
      aria-hidden="true"
      data-testid="time-axis"
      className="relative h-6 cursor-col-resize touch-pan-y select-none overflow-hidden border-line border-t text-[11px] text-faint tabular-nums"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setChosen({ from: shareAt(event), to: shareAt(event) });
      }}
      onPointerMove={(event) => setChosen((part) => part && { ...part, to: shareAt(event) })}
      onPointerUp={choose}
      onPointerCancel={() => setChosen(undefined)}
    >
      {chosen && (
        <span
          className="absolute inset-y-0 bg-accent/20"
          style={{ left: `${Math.min(chosen.from, chosen.to) * 100}%`, width: `${Math.abs(chosen.to - chosen.from) * 100}%` }}
        />
      )}
      {axisMoments(range, 8).map((moment) => (
        <span key={moment} className="absolute top-1 -translate-x-1/2 whitespace-nowrap" style={{ left: `${shareOf(moment, range)}%` }}>
          {durationWords(moment)}
        </span>
      ))}
    </div>
  );
});
