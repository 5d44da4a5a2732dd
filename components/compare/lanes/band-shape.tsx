import { useMemo } from "react";
import { hueClass } from "../../encoding/revision-hue.ts";
import { type BandStep, bandSteps } from "./band-steps.ts";
import type { LaneRow } from "./fold-rows.ts";
import { stepPath } from "./step-path.ts";
import type { TimeRange } from "./time-range.ts";

interface BandShapeProps {
  row: Extract<LaneRow, { kind: "band" }>;
  range: TimeRange;
  newRevision: string;
  top: number;
}

/** A band of ordinals: from below how many serve the new revision, from above how many the old one, between them, faint, how many are there and do not serve, and red how many fail. */
export function BandShape({ row, range, newRevision, top }: BandShapeProps) {
  const steps = useMemo(() => bandSteps(row.slots, newRevision), [row.slots, newRevision]);
  const all = row.slots.length;
  const paths = useMemo(() => {
    const edges = {
      after: ({ after }: BandStep) => [0, after / all] as const,
      present: ({ after, present }: BandStep) => [after / all, (after + present) / all] as const,
      failing: ({ after, present, failing }: BandStep) => [(after + present) / all, (after + present + failing) / all] as const,
      before: ({ before }: BandStep) => [1 - before / all, 1] as const,
    };
    return {
      after: stepPath(steps, range, edges.after),
      present: stepPath(steps, range, edges.present),
      failing: stepPath(steps, range, edges.failing),
      before: stepPath(steps, range, edges.before),
    };
  }, [steps, range, all]);
  return (
    <svg
      aria-hidden="true"
      data-band={row.first}
      className="absolute inset-x-0 h-3 w-full"
      style={{ top }}
      viewBox="0 0 100 1"
      preserveAspectRatio="none"
    >
      <g className={hueClass.current}>
        <path d={paths.before} fill="var(--hue)" />
      </g>
      <path d={paths.present} fill="var(--edge)" opacity={0.35} />
      <path d={paths.failing} fill="var(--fail)" />
      <g className={hueClass.update}>
        <path d={paths.after} fill="var(--hue)" />
      </g>
    </svg>
  );
}
