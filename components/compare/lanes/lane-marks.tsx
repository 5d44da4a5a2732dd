import { memo } from "react";
import type { Mark } from "@/lib/timeline/timeline.ts";
import { shareOf } from "../../rollout/record-window.ts";
import type { TimeRange } from "./time-range.ts";

/** Where a person does something: a dotted line through all rows. */
export const LaneMarks = memo(function LaneMarks({ marks, range }: { marks: readonly Mark[]; range: TimeRange }) {
  return marks.map(({ at, by, kind, ordinal, text }) =>
    by === "person" && at > range.from && at < range.to ? (
      <span
        key={`${at} ${kind} ${ordinal} ${text}`}
        title={text}
        className="absolute inset-y-0 border-ink border-l border-dotted"
        style={{ left: `${shareOf(at, range)}%` }}
      />
    ) : null,
  );
});
