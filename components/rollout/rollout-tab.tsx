"use client";
import { useMemo } from "react";
import { rolloutState } from "@/lib/statefulset/rollout/rollout-state.ts";
import { readTimeline } from "@/lib/timeline/recording/read-timeline.ts";
import type { RolloutRecord } from "@/lib/timeline/recording/rollout-record.ts";
import { stateAt } from "@/lib/timeline/recording/state-at.ts";
import type { Timeline } from "@/lib/timeline/timeline.ts";
import { parseBoardView, type TabProps } from "../board/board-view.ts";
import { useTopic } from "../live/use-topic.ts";
import { changeQuery, useQuery } from "../shell/query.ts";
import { Text } from "../text/text.tsx";
import { DarkNote } from "../ui/dark-note.tsx";
import { Panel, PanelMessage } from "../ui/panel.tsx";
import { Pill } from "../ui/pill.tsx";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";
import { AsOfBanner } from "./as-of-banner.tsx";
import { MarkLegend } from "./chart-marks.tsx";
import { CompactBoard } from "./compact-board.tsx";
import { formatMoment } from "./format-moment.ts";
import { Happenings } from "./happenings.tsx";
import { RecordChart } from "./record-chart.tsx";
import { recordHues } from "./record-hues.ts";
import { parseZoom, recordWindow, zooms } from "./record-window.ts";
import { Revisions } from "./revisions.tsx";
import { RolloutSentence } from "./rollout-sentence.tsx";
import { RolloutWork } from "./rollout-work.tsx";
import { Scrubber } from "./scrubber.tsx";
import { useNow } from "./use-now.ts";
import { useScrub } from "./use-scrub.ts";

const noted = ["pods", "revisions", "claims", "endpoints", "events"] as const;

/** The rollout of a set: what it does, what it waits for and what comes next; and what was recorded of it, looked back at by dragging. */
export function RolloutTab({ namespace, name, board }: TabProps) {
  const { document, message } = useTopic("rollout", `${namespace}/${name}`);
  const { document: status } = useTopic("status");
  const { at } = parseBoardView(useQuery());
  const now = useNow();
  const facts = document?.facts;
  const specs = document?.specs;
  const version = status?.version;
  const state = useMemo(
    () => board && facts && specs && rolloutState({ board, facts, now, ...lastChange(specs), ...(version !== undefined && { version }) }),
    [board, facts, specs, now, version],
  );
  if (!board || !document) {
    return (
      <>
        {message && <Text className="mb-3 block text-soft">{message}</Text>}
        <SkeletonRows rows={5} rowClass="h-[40px]" label="Loading the rollout." />
      </>
    );
  }
  return (
    <>
      {noted.map((part) => {
        const dark = board.dark[part];
        return dark && <DarkNote key={part} dark={dark} />;
      })}
      {state && !board.dark.pods && <RolloutSentence state={state} setName={name} isLookingBack={at !== undefined} />}
      <RolloutWork board={board} document={document} now={now} />
      {!board.dark.pods && <Recording record={document} now={now} />}
      <Revisions board={board} facts={document.facts} />
    </>
  );
}

/** When the set was last seen to change; unknown where nothing was noted. */
function lastChange(specs: RolloutRecord["specs"]): { changedAt?: number } {
  const times = Object.values(specs).map(({ at }) => at);
  return times.length === 0 ? {} : { changedAt: Math.max(...times) };
}

function Recording({ record, now }: { record: RolloutRecord; now: number }) {
  const query = useQuery();
  const { at, scrub } = useScrub(parseBoardView(query).at);
  const zoom = parseZoom(query.get("zoom"));
  const timeline = useTimeline(record, now);
  const hues = useMemo(() => recordHues(Object.values(record.specs)), [record.specs]);
  const { until } = timeline;
  const moment = Math.min(at ?? until, until);
  const state = useMemo(() => stateAt(record, moment), [record, moment]);
  const shown = useMemo(() => recordWindow(timeline, zoom), [timeline, zoom]);
  // Who comes by a link sees the moment that it tells of, whatever the zoom would show.
  const isInside = at === undefined || !state || (at >= shown.from && at <= shown.to);
  const window = useMemo(
    () => (isInside ? shown : { from: Math.min(shown.from, moment), to: Math.max(shown.to, moment) }),
    [isInside, shown, moment],
  );
  if (timeline.slots.length === 0) return <NothingRecorded />;
  return (
    <>
      {at !== undefined && <AsOfBanner at={at} now={until} state={state} onNow={() => scrub(undefined)} />}
      <Panel className="mb-3">
        <section aria-label="Timeline" className="grid grid-cols-[minmax(0,1fr)] gap-3 px-4 py-3.5">
          <div className="flex flex-wrap items-center gap-2">
            <h2 className="mr-2 font-semibold">Timeline</h2>
            {zooms.map(({ key, title }) => (
              <Pill key={key} aria-pressed={zoom === key} onClick={() => changeQuery({ zoom: key === "rollout" ? undefined : key })}>
                {title}
              </Pill>
            ))}
            <span className="grow" />
            <span className="text-faint text-xs">{reachWords(record, until)}</span>
          </div>
          <RecordChart
            timeline={timeline}
            window={window}
            hues={hues}
            at={moment}
            onScrub={(next) => scrub(next >= until ? undefined : next)}
          />
          <Scrubber timeline={timeline} window={window} at={at} onScrub={scrub} />
          <MarkLegend timeline={timeline} />
        </section>
      </Panel>
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <Panel>
          <h2 className="border-line border-b px-4 py-2.5 font-semibold">{at === undefined ? "Now" : <>At {formatMoment(at, until)}</>}</h2>
          {state ? <CompactBoard state={state} setName={record.setName} hues={hues} at={moment} now={until} /> : <NotReached />}
        </Panel>
        <Panel>
          <h2 className="border-line border-b px-4 py-2.5 font-semibold">What happened</h2>
          <Happenings timeline={timeline} window={window} at={moment} onScrub={scrub} />
        </Panel>
      </div>
    </>
  );
}

/** Above so many transitions the newest second is not worth reading all of them again. */
const quickMax = 600;
const slowStepMs = 5_000;

/** The record up to now; of a long one the end of its bars moves every few seconds only, and at once when something happens. */
function useTimeline(record: RolloutRecord, now: number): Timeline {
  const isLong = Object.keys(record.transitions).length > quickMax;
  const until = isLong ? Math.floor(now / slowStepMs) * slowStepMs : now;
  return useMemo(() => readTimeline(record, until), [record, until]);
}

/** How far back the record reaches, and how it is known. */
function reachWords({ watchedFrom, beginsAt }: RolloutRecord, now: number): string {
  const watched = `watched since ${formatMoment(watchedFrom, now)}`;
  if (beginsAt !== undefined && beginsAt > watchedFrom) return `begins at ${formatMoment(beginsAt, now)}; older was dropped`;
  return `${watched}; before that reconstructed from timestamps and events`;
}

function NothingRecorded() {
  return (
    <Panel>
      <PanelMessage title="Nothing recorded">
        <p className="text-soft">The set has had no pods while it was watched. What happens to them stands here when it does.</p>
      </PanelMessage>
    </Panel>
  );
}

function NotReached() {
  return <p className="px-4 py-4 text-soft">The record does not reach back so far.</p>;
}
