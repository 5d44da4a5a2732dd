"use client";
import type { Forecast } from "@/lib/simulation/forecast-result.ts";
import { Text } from "../text/text.tsx";
import { Panel } from "../ui/panel.tsx";

/** What comes of the comparison. */
export function CompareResult({ forecast }: { forecast: Forecast }) {
  return (
    <Panel>
      <ul aria-label="Forecast" className="divide-y divide-line">
        {forecast.lanes.map(({ title, about, ignored, end }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a lane is known by its place
          <li key={index} className="px-4 py-3">
            <h2 className="font-semibold">{title}</h2>
            <p className="text-soft">
              <Text>{about}</Text>
            </p>
            {ignored.map((sentence) => (
              <p key={sentence} className="text-wait text-xs">
                {sentence}
              </p>
            ))}
            <p>{end.kind}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
