import { memo, useMemo } from "react";
import type { ServingStep, Timeline } from "@/lib/timeline/timeline.ts";
import { stepPath } from "./step-path.ts";
import type { TimeRange } from "./time-range.ts";

interface ServingAreaProps {
  timeline: Timeline;
  range: TimeRange;
  /** So many pods are the full height. */
  full: number;
}

/** How many pods serve over the time, as an area; darker, those that are available too. */
export const ServingArea = memo(function ServingArea({ timeline, range, full }: ServingAreaProps) {
  const [serving, available] = useMemo(() => {
    const steps = timeline.serving;
    const share = (count: number) => Math.min(1, count / Math.max(1, full));
    return [
      stepPath(steps, range, (step: ServingStep) => [0, share(step.serving)] as const),
      stepPath(steps, range, (step: ServingStep) => [0, share(step.available)] as const),
    ];
  }, [timeline, range, full]);
  return (
    <svg
      aria-hidden="true"
      className="mt-1 block h-7 w-full border-line border-b text-ready"
      viewBox="0 0 100 1"
      preserveAspectRatio="none"
    >
      <path d={serving} fill="currentColor" opacity={0.16} />
      <path d={available} fill="currentColor" opacity={0.16} />
    </svg>
  );
});
