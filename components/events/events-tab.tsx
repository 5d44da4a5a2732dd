"use client";
import clsx from "clsx";
import { Info, TriangleAlert } from "lucide-react";
import { memo, useMemo } from "react";
import type { TabProps } from "../board/board-view.ts";
import { useTopic } from "../live/use-topic.ts";
import { changeQuery, useQuery } from "../shell/query.ts";
import { Name, Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { DarkNote } from "../ui/dark-note.tsx";
import { Panel, PanelMessage } from "../ui/panel.tsx";
import { Pill } from "../ui/pill.tsx";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";
import { type EventsView, type ListedEvent, listEvents, parseEventsView } from "./event-list.ts";

const types = ["Warning", "Normal"] as const;

/** The events of the set, its pods and its claims in one list, newest first. */
export function EventsTab({ namespace, name, board }: TabProps) {
  const dark = board?.dark.events;
  const { document, phase, message } = useTopic("events", `${namespace}/${name}`);
  const query = useQuery();
  const view = useMemo(() => parseEventsView(query), [query]);
  const events = useMemo(() => (document ? listEvents(document, view) : undefined), [document, view]);
  const total = Object.keys(document?.events ?? {}).length;
  if (dark) return <DarkNote dark={dark} />;
  if (phase === "absent")
    return (
      <Panel>
        <PanelMessage title="No events">{message && <Text className="text-soft">{message}</Text>}</PanelMessage>
      </Panel>
    );
  if (!events) return <SkeletonRows rows={6} rowClass="h-[45px]" label="Loading the events." />;
  return (
    <>
      {total > 0 && <TypeFilter view={view} shown={events.length} total={total} />}
      {events.length > 0 ? <EventList events={events} /> : <Panel>{total === 0 ? <NoEvents /> : <NothingFound />}</Panel>}
      {document?.cut && <p className="mt-3 text-faint text-xs">Older events were left out.</p>}
    </>
  );
}

function TypeFilter({ view, shown, total }: { view: EventsView; shown: number; total: number }) {
  return (
    <div className="mb-3 flex items-center gap-2">
      {types.map((type) => (
        <Pill key={type} aria-pressed={view.type === type} onClick={() => changeQuery({ type: view.type === type ? undefined : type })}>
          {type}
        </Pill>
      ))}
      {shown < total && (
        <span className="text-faint text-xs">
          {shown} of {total} events
        </span>
      )}
    </div>
  );
}

function EventList({ events }: { events: readonly ListedEvent[] }) {
  return (
    <Panel>
      <ol>
        {events.map((event) => (
          <EventRow key={event.uid} event={event} />
        ))}
      </ol>
    </Panel>
  );
}

// Events are kept up to their bound of 500: the browser skips those out of sight by content-visibility.
const EventRow = memo(function EventRow({ event }: { event: ListedEvent }) {
  const { type, reason, message, count, lastAt, source, about } = event;
  const isWarning = type === "Warning";
  const Icon = isWarning ? TriangleAlert : Info;
  return (
    <li className="grid items-baseline grid-cols-[72px_minmax(0,1fr)] gap-x-4 gap-y-0.5 border-line border-b px-3.5 py-2 [contain-intrinsic-size:auto_45px] [content-visibility:auto] last:border-b-0 lg:grid-cols-[72px_190px_minmax(0,1fr)_250px]">
      <span className="text-faint">
        <Age at={lastAt} of="cluster" suffix=" ago" />
      </span>
      <span className={clsx("flex min-w-0 items-baseline gap-1.5 font-medium", isWarning ? "text-wait" : "text-soft")}>
        <Icon aria-hidden="true" className="size-[15px] shrink-0 self-center" />
        <span className="sr-only">{isWarning ? "Warning: " : ""}</span>
        <Text className="truncate">{reason}</Text>
        {count > 1 && <span className="shrink-0 font-normal text-faint">×{count}</span>}
      </span>
      <Text className="min-w-0 break-words max-lg:col-start-2">{message}</Text>
      <span
        className="flex min-w-0 items-center gap-2 text-faint text-xs max-lg:col-start-2"
        title={source ? `reported by ${source}` : undefined}
      >
        <span className="shrink-0">{about.kind}</span>
        <CopyText value={about.name} className="font-mono">
          <Name>{about.name}</Name>
        </CopyText>
      </span>
    </li>
  );
});

function NoEvents() {
  return (
    <PanelMessage title="No events">
      <p className="text-soft">
        Kubernetes keeps events for about an hour. When something happens to the set, its pods or its claims, it appears here.
      </p>
    </PanelMessage>
  );
}

function NothingFound() {
  return (
    <PanelMessage title="No event matches">
      <Pill onClick={() => changeQuery({ q: undefined, type: undefined })}>Show all events</Pill>
    </PanelMessage>
  );
}
