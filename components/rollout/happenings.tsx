"use client";
import clsx from "clsx";
import { memo, type Ref, useMemo } from "react";
import type { Timeline } from "@/lib/timeline/timeline.ts";
import { Text } from "../text/text.tsx";
import type { TimeWindow } from "../timeline/time-window.ts";
import { formatMoment } from "./format-moment.ts";
import { type Happening, happeningsIn } from "./happenings-in.ts";
import { ScrollTable } from "./scroll-table.tsx";

interface HappeningsProps {
  timeline: Timeline;
  window: TimeWindow;
  at: number;
  onScrub: (at: number) => void;
}

const rowHeight = 37;

/** What happened in the window, newest first; a moment is gone to by its time. */
export function Happenings({ timeline, window, at, onScrub }: HappeningsProps) {
  const happenings = useMemo(() => happeningsIn(timeline, window), [timeline, window]);
  if (happenings.length === 0) return <p className="px-4 py-4 text-soft">Nothing happened in this time.</p>;
  return (
    <ScrollTable
      label="Happenings"
      caption="Happenings, newest first"
      columns={["When", "Ordinal", "What"]}
      count={happenings.length}
      rowHeight={rowHeight}
    >
      {(index, measure) => {
        const happening = happenings[index];
        return (
          happening && (
            <Row
              key={happening.key}
              happening={happening}
              index={index}
              measure={measure}
              isPast={happening.at <= at}
              when={formatMoment(happening.at, timeline.until)}
              onScrub={onScrub}
            />
          )
        );
      }}
    </ScrollTable>
  );
}

interface RowProps {
  happening: Happening;
  index: number;
  measure: Ref<HTMLTableSectionElement>;
  isPast: boolean;
  when: string;
  onScrub: (at: number) => void;
}

const Row = memo(function Row({ happening, index, measure, isPast, when, onScrub }: RowProps) {
  const { at, ordinal, text, by, isReconstructed } = happening;
  const notes = [...(by === "person" ? ["by a person"] : []), ...(isReconstructed ? ["reconstructed"] : [])].join(", ");
  return (
    <tbody ref={measure} data-index={index} className="border-line border-b text-[13px] last:border-b-0">
      <tr className={clsx("align-top", !isPast && "text-soft")} aria-rowindex={index + 2}>
        <td className="w-[86px] whitespace-nowrap px-4 py-1.5 tabular-nums">
          <button type="button" onClick={() => onScrub(at)} className="min-h-6 rounded text-accent hover:underline">
            {when}
          </button>
        </td>
        <td className="w-8 py-2 text-right font-medium tabular-nums">{ordinal}</td>
        <td className="min-w-0 py-2 pr-4 pl-3">
          <Text className={clsx("break-words", by === "person" && "font-medium")}>{text}</Text>
          {notes && <span className="text-faint text-xs"> {notes}</span>}
        </td>
      </tr>
    </tbody>
  );
});
