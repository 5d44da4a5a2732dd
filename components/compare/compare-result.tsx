"use client";
import { useCallback, useMemo } from "react";
import { adviceOf } from "@/lib/simulation/advice-of.ts";
import type { Forecast } from "@/lib/simulation/forecast-result.ts";
import { policyNote } from "@/lib/simulation/policy-note.ts";
import type { Timeline } from "@/lib/timeline/timeline.ts";
import { Text } from "../text/text.tsx";
import { LanesPanel } from "./lanes/lanes-panel.tsx";
import { heldRange, isAll, type TimeRange } from "./lanes/time-range.ts";

interface CompareResultProps {
  forecast: Forecast;
  /** Where the line stands, and what part of the axis is shown; absent: all of it. */
  at: number;
  onAt: (at: number) => void;
  zoom: TimeRange | undefined;
  onZoom: (zoom: TimeRange | undefined) => void;
  /** By lane, what was observed on copies. */
  observed?: readonly (Timeline | undefined)[];
}

/** What comes of the comparison: which lane to take, and what each does. */
export function CompareResult({ forecast, at, onAt, zoom, onZoom, observed }: CompareResultProps) {
  const { until } = forecast;
  const advice = useMemo(() => adviceOf(forecast), [forecast]);
  const note = policyNote(forecast.request);
  const range = useMemo(() => (zoom ? heldRange(zoom, until) : { from: 0, to: until }), [zoom, until]);
  const onRange = useCallback((next: TimeRange) => onZoom(isAll(next, until) ? undefined : next), [onZoom, until]);
  return (
    <>
      <p role="note" aria-label="Advice" className="mb-3 rounded-xl border border-line bg-shade px-4 py-2.5">
        <Text>{advice}</Text>
        {note !== undefined && <span className="mt-0.5 block text-[13px] text-soft">{note}</span>}
      </p>
      <LanesPanel forecast={forecast} {...(observed && { observed })} at={at} onAt={onAt} range={range} onRange={onRange} />
    </>
  );
}
