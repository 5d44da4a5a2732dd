import { memo } from "react";
import type { Mark } from "@/lib/timeline/timeline.ts";
import { shareOf } from "../../timeline/time-window.ts";
import type { TimeRange } from "./time-range.ts";

/** Two lines are at least so far apart, in per cent of what is shown: of a thousand steps the chart would be black. */
const apart = 2;

/** Where a person does something: a dotted line through all rows. */
export const LaneMarks = memo(function LaneMarks({ marks, range }: { marks: readonly Mark[]; range: TimeRange }) {
  return linesIn(marks, range).map(({ at, kind, ordinal, text }) => (
    <span
      key={`${at} ${kind} ${ordinal} ${text}`}
      title={text}
      className="absolute inset-y-0 border-ink border-l border-dotted"
      style={{ left: `${shareOf(at, range)}%` }}
    />
  ));
});

/** The marks of a person that are drawn: of those that lie too near to another none but the first. */
function linesIn(marks: readonly Mark[], range: TimeRange): readonly Mark[] {
  const drawn: Mark[] = [];
  for (const mark of marks) {
    const last = drawn.at(-1);
    const isNear = last !== undefined && shareOf(mark.at, range) - shareOf(last.at, range) < apart;
    if (mark.by === "person" && mark.at > range.from && mark.at < range.to && !isNear) drawn.push(mark);
  }
  return drawn;
}
