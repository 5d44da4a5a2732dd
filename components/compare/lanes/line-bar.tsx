"use client";
import { Pause, Play, SkipBack, SkipForward, ZoomIn, ZoomOut } from "lucide-react";
import { useSyncExternalStore } from "react";
import { durationWords } from "@/lib/simulation/duration-words.ts";
import { Pill } from "../../ui/pill.tsx";
import { pillClass } from "../../ui/pill-class.ts";
import type { LineStore } from "./line-store.ts";
import { playSpeeds, usePlay } from "./use-play.ts";

interface LineBarProps {
  line: LineStore;
  until: number;
  isAll: boolean;
  onStep: (direction: 1 | -1) => void;
  onSettle: () => void;
  /** Zooms about the line; without a factor, back to all. */
  onZoom: (factor: number | undefined) => void;
}

/** Where the line stands, and what moves it: play, from happening to happening; and the zoom. */
export function LineBar({ line, until, isAll, onStep, onSettle, onZoom }: LineBarProps) {
  const at = useSyncExternalStore(line.subscribe, line.get, line.get);
  const { isPlaying, toggle, speed, setSpeed } = usePlay(line, until, onSettle);
  return (
    <div className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-2">
      <Pill aria-label="Happening before" onClick={() => onStep(-1)}>
        <SkipBack aria-hidden="true" className="size-3.5" />
      </Pill>
      <Pill onClick={toggle}>
        {isPlaying ? <Pause aria-hidden="true" className="size-3.5" /> : <Play aria-hidden="true" className="size-3.5" />}
        {isPlaying ? "Pause" : "Play"}
      </Pill>
      <Pill aria-label="Next happening" onClick={() => onStep(1)}>
        <SkipForward aria-hidden="true" className="size-3.5" />
      </Pill>
      <select aria-label="Speed" className={pillClass} value={speed} onChange={({ target }) => setSpeed(Number(target.value))}>
        {playSpeeds.map((one) => (
          <option key={one} value={one}>
            {one}×
          </option>
        ))}
      </select>
      <output className="min-w-[120px] font-semibold text-[13px] tabular-nums">
        {durationWords(Math.round(at / 100) * 100)} <span className="font-normal text-faint">after the change</span>
      </output>
      <span className="grow" />
      <Pill aria-label="Zoom in" onClick={() => onZoom(0.5)}>
        <ZoomIn aria-hidden="true" className="size-3.5" />
      </Pill>
      <Pill aria-label="Zoom out" disabled={isAll} onClick={() => onZoom(2)}>
        <ZoomOut aria-hidden="true" className="size-3.5" />
      </Pill>
      <Pill aria-pressed={isAll} onClick={() => onZoom(undefined)}>
        All
      </Pill>
    </div>
  );
}
