"use client";
import { useMemo } from "react";
import { adviceOf } from "@/lib/simulation/advice-of.ts";
import { compareLanes } from "@/lib/simulation/compare-lanes.ts";
import type { Forecast } from "@/lib/simulation/forecast-result.ts";
import { Text } from "../text/text.tsx";
import { Panel } from "../ui/panel.tsx";

/** What comes of the comparison: which lane to take, and what each does. */
export function CompareResult({ forecast }: { forecast: Forecast }) {
  const advice = useMemo(() => adviceOf(forecast), [forecast]);
  const rows = useMemo(() => compareLanes(forecast), [forecast]);
  return (
    <>
      <p role="note" aria-label="Advice" className="mb-3 rounded-xl border border-line bg-shade px-4 py-2.5">
        <Text>{advice}</Text>
      </p>
      <Panel>
        <ul aria-label="Forecast" className="divide-y divide-line">
          {forecast.lanes.map(({ title, about, ignored }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a lane is known by its place
            <li key={index} className="grid gap-1 px-4 py-3">
              <h2 className="font-semibold">{title}</h2>
              <p className="text-soft">
                <Text>{about}</Text>
              </p>
              {ignored.map((sentence) => (
                <p key={sentence} className="text-wait text-xs">
                  {sentence}
                </p>
              ))}
              <dl className="flex flex-wrap gap-x-5 text-[13px]">
                {rows.map(({ fact, label, values }) => (
                  <div key={fact} className="flex gap-1.5">
                    <dt className="text-faint">{label}</dt>
                    <dd>{values[index]?.text}</dd>
                  </div>
                ))}
              </dl>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
