import clsx from "clsx";
import type { RevisionHue } from "@/lib/statefulset/board/board.ts";
import type { SlotLine } from "@/lib/timeline/timeline.ts";
import { fillClass, hueClass } from "../encoding/revision-hue.ts";
import { phaseState } from "./phase-state.ts";
import { shareOf, type TimeWindow } from "./time-window.ts";

interface SpanBarsProps {
  slot: SlotLine;
  window: TimeWindow;
  hueOf: (revision: string | undefined) => RevisionHue;
  /** Pixels. */
  top: number;
  height: number;
  isObserved?: boolean | undefined;
}

/** The bars of one place over a time, forecast or recorded: revision is hue, serving is fill, as on every screen. */
export function SpanBars({ slot, window, hueOf, top, height, isObserved }: SpanBarsProps) {
  return slot.spans.map(({ phase, from, to, revision, life }) => {
    if (to <= window.from || from >= window.to) return null;
    const [left, right] = [Math.max(0, shareOf(from, window)), Math.min(100, shareOf(to, window))];
    return (
      <span
        key={from}
        data-phase={phase}
        data-life={life}
        data-observed={isObserved}
        className={clsx("absolute", height >= 4 && "rounded-[2px]", hueClass[hueOf(revision)], fillClass[phaseState[phase].fill])}
        style={{ left: `${left}%`, width: `max(1px, ${right - left}%)`, top, height }}
      >
        {phase === "failing" && <span className="strip-failing absolute inset-x-0 bottom-0 h-[3px]" />}
      </span>
    );
  });
}
