"use client";
import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import type { Forecast } from "@/lib/simulation/forecast-result.ts";
import { CompareResult } from "./compare-result.tsx";
import type { RunProgress } from "./copies/use-run.ts";
import type { useCompareView } from "./use-compare-view.ts";

const RunOnCopies = dynamic(() => import("./copies/run-on-copies.tsx").then((module) => module.RunOnCopies), { ssr: false });

interface CompareOutcomeProps {
  forecast: Forecast;
  /** Where the line stands. */
  at: number;
  view: ReturnType<typeof useCompareView>;
  /** The set is one of this cluster. */
  isLive: boolean;
  /** Copies are asked for, or run. */
  isRunShown: boolean;
  onCloseRun: () => void;
}

/** What comes of the comparison, and, where somebody asks for it, what copies make of it. */
export function CompareOutcome({ forecast, at, view, isLive, isRunShown, onCloseRun }: CompareOutcomeProps) {
  const [run, setRun] = useState<RunProgress>();
  const observed = useMemo(() => observedOf(run, forecast), [run, forecast]);
  return (
    <>
      {isRunShown && <RunOnCopies forecast={forecast} isLive={isLive} onProgress={setRun} onClose={onCloseRun} />}
      <CompareResult forecast={forecast} at={at} onAt={view.setAt} zoom={view.zoom} onZoom={view.setZoom} {...(observed && { observed })} />
    </>
  );
}

/** What was observed on copies, as long as it is this very comparison that was run. */
function observedOf(run: RunProgress | undefined, forecast: Forecast) {
  if (!run?.request || run.lanes.length === 0 || JSON.stringify(run.request.forecast) !== JSON.stringify(forecast.request))
    return undefined;
  return run.stage === "creating" || run.stage === "waiting" ? undefined : run.lanes.map(({ timeline }) => timeline);
}
