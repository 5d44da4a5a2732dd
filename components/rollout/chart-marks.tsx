"use client";
import clsx from "clsx";
import type { Mark, MarkKind, Timeline } from "@/lib/timeline/timeline.ts";
import { shareOf, type TimeWindow } from "../timeline/time-window.ts";
import type { ChartRow } from "./chart-rows.ts";

/** Marks that stand on their ordinal's bar, by their sign; what bars tell by themselves has none. */
export const markSigns: Readonly<Partial<Record<MarkKind, { sign: string; title: string; tone: string }>>> = {
  "probe-failed": { sign: "×", title: "probe failed", tone: "text-fail" },
  crashed: { sign: "!", title: "crashed", tone: "text-fail" },
  restarted: { sign: "↻", title: "restarted", tone: "text-wait" },
  "claim-created": { sign: "◻", title: "claim created", tone: "text-soft" },
  "claim-bound": { sign: "◼", title: "claim bound", tone: "text-soft" },
  "name-appeared": { sign: "▲", title: "name appeared in DNS", tone: "text-ready" },
  "name-gone": { sign: "▼", title: "name gone from DNS", tone: "text-wait" },
};

interface ChartMarksProps {
  marks: readonly Mark[];
  rows: readonly ChartRow[];
  window: TimeWindow;
  height: number;
}

/** Signs on the bars: probe failures, restarts, claims, names. */
export function ChartMarks({ marks, rows, window, height }: ChartMarksProps) {
  const rowOf = new Map(rows.flatMap(({ slot, last }, index) => (slot.ordinal === last ? [[last, index] as const] : [])));
  return marks.map((mark, index) => {
    const sign = markSigns[mark.kind];
    const row = mark.ordinal === undefined ? undefined : rowOf.get(mark.ordinal);
    if (!sign || row === undefined || mark.at < window.from || mark.at > window.to) return null;
    return (
      <span
        // biome-ignore lint/suspicious/noArrayIndexKey: marks have no other name, and new ones come at the end
        key={index}
        title={mark.text}
        className={clsx(
          "pointer-events-none absolute -translate-x-1/2 rounded-[3px] bg-panel px-px font-bold text-[10px] leading-[11px]",
          sign.tone,
        )}
        style={{ left: `${shareOf(mark.at, window)}%`, top: row * height + height / 2 - 5 }}
      >
        {sign.sign}
      </span>
    );
  });
}

/** The signs that occur, in words. */
export function MarkLegend({ timeline }: { timeline: Timeline }) {
  const found = [...new Set(timeline.marks.map(({ kind }) => kind))];
  return (
    <ul aria-label="Signs" className="flex flex-wrap gap-x-4 gap-y-1 text-faint text-xs">
      {(timeline.unwatched ?? []).length > 0 && <li>paled: nobody watched</li>}
      {timeline.marks.some(({ by }) => by === "person") && <li>┊ done by a person</li>}
      {found.map((kind) => {
        const sign = markSigns[kind];
        return (
          sign && (
            <li key={kind}>
              <span aria-hidden="true" className={clsx("mr-1 font-bold", sign.tone)}>
                {sign.sign}
              </span>
              {sign.title}
            </li>
          )
        );
      })}
    </ul>
  );
}
