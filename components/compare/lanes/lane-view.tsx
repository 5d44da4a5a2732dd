"use client";
import { useMemo } from "react";
import type { FactRow } from "@/lib/simulation/compare-lanes.ts";
import { Text } from "../../text/text.tsx";
import { foldRows } from "./fold-rows.ts";
import { LaneChart, type LaneChartProps } from "./lane-chart.tsx";
import { LaneFacts } from "./lane-facts.tsx";

interface LaneViewProps extends Omit<LaneChartProps, "rows"> {
  index: number;
  facts: readonly FactRow[];
}

/** One lane: what it is, its chart, its facts. */
export function LaneView({ index, facts, ...chart }: LaneViewProps) {
  const { lane, open } = chart;
  const rows = useMemo(() => foldRows(lane.timeline.slots, open), [lane, open]);
  return (
    <li className="grid gap-x-4 gap-y-2 px-4 py-3 lg:grid-cols-[190px_minmax(0,1fr)_280px]">
      <div className="grid content-start gap-1.5">
        <h2 className="font-semibold">{lane.title}</h2>
        <p className="text-[13px] text-soft">
          <Text>{lane.about}</Text>
        </p>
        {lane.ignored.map((sentence) => (
          <p key={sentence} className="text-wait text-xs">
            <Text>{sentence}</Text>
          </p>
        ))}
      </div>
      <LaneChart {...chart} rows={rows} />
      <LaneFacts facts={facts} lane={index} />
    </li>
  );
}
