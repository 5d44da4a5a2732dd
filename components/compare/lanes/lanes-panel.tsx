"use client";
import { useCallback, useEffect, useMemo, useState } from "react";
import { compareLanes } from "@/lib/simulation/compare-lanes.ts";
import type { Forecast } from "@/lib/simulation/forecast-result.ts";
import { nextHappeningAt, previousHappeningAt } from "@/lib/simulation/happenings.ts";
import type { Timeline } from "@/lib/timeline/timeline.ts";
import { Panel } from "../../ui/panel.tsx";
import { LaneTables } from "./lane-tables.tsx";
import { LaneView } from "./lane-view.tsx";
import { LineBar } from "./line-bar.tsx";
import { LineStore } from "./line-store.ts";
import { isAll, type TimeRange, zoomedRange } from "./time-range.ts";
import { useLaneKeys } from "./use-lane-keys.ts";

interface LanesPanelProps {
  forecast: Forecast;
  /** By lane, what was observed on copies; laid over the forecast. */
  observed?: readonly (Timeline | undefined)[];
  /** Where the line stands at first, and after it came to rest elsewhere. */
  at: number;
  onAt: (at: number) => void;
  range: TimeRange;
  onRange: (range: TimeRange) => void;
}

/** Up to four lanes on one axis, with one line over all of them, their facts beside, and the same as tables below. */
export function LanesPanel({ forecast, observed, at, onAt, range, onRange }: LanesPanelProps) {
  const [line] = useState(() => new LineStore(at));
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => line.set(Math.min(at, forecast.until)), [line, at, forecast.until]);
  const facts = useMemo(() => compareLanes(forecast), [forecast]);
  const onSettle = useCallback(() => onAt(Math.round(line.get())), [onAt, line]);
  const onOpen = useCallback((first: number) => {
    setOpen((all) => new Set(all.has(first) ? [...all].filter((one) => one !== first) : [...all, first]));
  }, []);
  const { until } = forecast;
  const onKey = useLaneKeys({ forecast, line, range, onRange, onSettle });
  const onZoom = useCallback((factor: number, about: number) => onRange(zoomedRange(range, factor, about, until)), [onRange, range, until]);
  const step = (direction: 1 | -1) => {
    line.set(direction === 1 ? nextHappeningAt(forecast, line.get()) : previousHappeningAt(forecast, line.get()));
    onSettle();
  };
  return (
    <Panel>
      <LineBar
        line={line}
        until={until}
        isAll={isAll(range, until)}
        onStep={step}
        onSettle={onSettle}
        onZoom={(factor) => (factor === undefined ? onRange({ from: 0, to: until }) : onZoom(factor, line.get()))}
      />
      <ul aria-label="Forecast" className="divide-y divide-line">
        {forecast.lanes.map((lane, index) => (
          <LaneView
            // biome-ignore lint/suspicious/noArrayIndexKey: a lane is known by its place
            key={index}
            forecast={forecast}
            lane={lane}
            index={index}
            facts={facts}
            observed={observed?.[index]}
            range={range}
            onRange={onRange}
            line={line}
            open={open}
            onOpen={onOpen}
            onSettle={onSettle}
            onKey={onKey}
            onZoom={onZoom}
          />
        ))}
      </ul>
      <LaneTables forecast={forecast} facts={facts} />
    </Panel>
  );
}
