"use client";
import { ArrowLeft, ArrowRight, Pencil, Plus, X } from "lucide-react";
import { type ForecastSet, type LaneSpec, lanesMax } from "@/lib/simulation/forecast-request.ts";
import { laneTitle } from "@/lib/simulation/lane-words.ts";
import { Pill } from "../ui/pill.tsx";
import { Popover } from "../ui/popover.tsx";
import type { CompareForm } from "./compare-form.ts";
import { isOwnLane } from "./is-own-lane.ts";
import { LaneFields } from "./lane-fields.tsx";
import { type LaneTexts, laneChange, laneNames, laneTexts, textsOfLane } from "./lane-slots.ts";

/** The lanes by name, each with the fields in which it is changed, moved and taken away; and one more, up to four. */
export function LaneChips({ form, lanes, set: own }: { form: CompareForm; lanes: readonly LaneSpec[]; set: ForecastSet }) {
  const said = laneTexts(form.fields);
  const texts: readonly LaneTexts[] = said.length > 0 ? said : lanes.map(textsOfLane);
  const set = (next: readonly LaneTexts[]) => form.change(laneChange(next));
  const put = (index: number, lane: LaneTexts) => set(texts.map((one, at) => (at === index ? lane : one)));
  const move = (index: number, by: number) => {
    const next = texts.filter((_, at) => at !== index);
    const lane = texts[index];
    if (lane) set(next.toSpliced(index + by, 0, lane));
  };
  return (
    <ul aria-label="Lanes" className="flex min-w-0 flex-wrap items-center gap-1.5">
      {texts.map((lane, index) => {
        const spec = lanes[index];
        const title = spec ? laneTitle(spec) : lane.kind;
        const faults = laneFaults(form, said[index]?.index ?? index);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a lane is known by its place, and stays open while it is edited
          <li key={index} className="min-w-0">
            <Popover
              label={`Edit lane ${index + 1}: ${title}`}
              side="left"
              face={
                <>
                  <span className="truncate text-ink">{title}</span>
                  {spec && isOwnLane(spec, own) && <span className="text-faint text-xs">the set’s own</span>}
                  <Pencil aria-hidden="true" className="size-3 shrink-0 text-faint" />
                </>
              }
            >
              <div className="grid gap-3">
                <LaneFields lane={lane} faults={faults} onChange={(next) => put(index, next)} />
                <div className="flex flex-wrap gap-1.5">
                  <Pill disabled={index === 0} onClick={() => move(index, -1)}>
                    <ArrowLeft aria-hidden="true" className="size-3.5" />
                    Earlier
                  </Pill>
                  <Pill disabled={index === texts.length - 1} onClick={() => move(index, 1)}>
                    Later
                    <ArrowRight aria-hidden="true" className="size-3.5" />
                  </Pill>
                  <Pill disabled={texts.length === 1} onClick={() => set(texts.filter((_, at) => at !== index))}>
                    <X aria-hidden="true" className="size-3.5" />
                    Remove
                  </Pill>
                </div>
              </div>
            </Popover>
            {Object.values(faults).map((fault) => (
              <p key={fault} role="alert" className="max-w-72 text-fail text-xs">
                {fault}
              </p>
            ))}
          </li>
        );
      })}
      {texts.length < lanesMax && (
        <li>
          <Pill onClick={() => set([...texts, { kind: "RollingUpdate" }])}>
            <Plus aria-hidden="true" className="size-3.5" />
            Add a lane
          </Pill>
        </li>
      )}
    </ul>
  );
}

export type LaneFaults = Partial<Record<keyof LaneTexts, string>>;

function laneFaults({ faults }: CompareForm, index: number): LaneFaults {
  const names = laneNames(index);
  const found: LaneFaults = {};
  for (const part of ["kind", "partition", "maxUnavailable", "maxSurge"] as const) {
    const fault = faults[names[part]];
    if (fault !== undefined) found[part] = fault;
  }
  return found;
}
