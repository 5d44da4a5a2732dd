"use client";
import { useCallback, useMemo } from "react";
import { adviceOf } from "@/lib/simulation/advice-of.ts";
import type { Forecast } from "@/lib/simulation/forecast-result.ts";
import type { Timeline } from "@/lib/timeline/timeline.ts";
import { Text } from "../text/text.tsx";
import { LanesPanel } from "./lanes/lanes-panel.tsx";
import { parseRange, printRange, type TimeRange } from "./lanes/time-range.ts";
import type { FieldsInUrl } from "./use-compare-fields.ts";

interface CompareResultProps {
  forecast: Forecast;
  inUrl: FieldsInUrl;
  /** By lane, what was observed on copies. */
  observed?: readonly (Timeline | undefined)[];
}

/** What comes of the comparison: which lane to take, and what each does. */
export function CompareResult({ forecast, inUrl, observed }: CompareResultProps) {
  const { fields, change } = inUrl;
  const { until } = forecast;
  const advice = useMemo(() => adviceOf(forecast), [forecast]);
  const range = useMemo(() => parseRange(fields.zoom, until), [fields.zoom, until]);
  const onAt = useCallback((at: number) => change({ at: at === 0 ? undefined : String(at) }), [change]);
  const onRange = useCallback((next: TimeRange) => change({ zoom: printRange(next, until) }), [change, until]);
  const at = /^\d{1,12}$/.test(fields.at ?? "") ? Number(fields.at) : 0;
  return (
    <>
      <p role="note" aria-label="Advice" className="mb-3 rounded-xl border border-line bg-shade px-4 py-2.5">
        <Text>{advice}</Text>
      </p>
      <LanesPanel forecast={forecast} {...(observed && { observed })} at={at} onAt={onAt} range={range} onRange={onRange} />
    </>
  );
}
