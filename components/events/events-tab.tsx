"use client";
import clsx from "clsx";
import { Info, TriangleAlert } from "lucide-react";
import { memo, useMemo } from "react";
import { parseOrdinal } from "@/lib/statefulset/ordinal.ts";
import type { TabProps } from "../board/board-view.ts";
import { useTopic } from "../live/use-topic.ts";
import { changeQuery, pushQuery, useQuery } from "../shell/query.ts";
import { Name, Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { DarkNote } from "../ui/dark-note.tsx";
import { Panel, PanelMessage } from "../ui/panel.tsx";
import { Pill } from "../ui/pill.tsx";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";
import { VirtualList } from "../ui/virtual-list.tsx";
import { type EventsView, eventKinds, foldedEvents, type ListedEvent, parseEventsView, visibleEvents } from "./event-list.ts";

const types = ["Warning", "Normal"] as const;

/** The events of the set, its pods and its claims in one list, newest first. */
export function EventsTab({ namespace, name, board }: TabProps) {
  const dark = board?.dark.events;
  const { document, phase, message } = useTopic("events", `${namespace}/${name}`);
  const query = useQuery();
  const view = useMemo(() => parseEventsView(query), [query]);
  const all = useMemo(() => (document ? foldedEvents(document) : undefined), [document]);
  const events = useMemo(() => (all ? visibleEvents(all, view) : undefined), [all, view]);
  const total = all?.length ?? 0;
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
      {total > 0 && <Filters view={view} shown={events.length} total={total} />}
      {events.length > 0 ? <EventList events={events} /> : <Panel>{total === 0 ? <NoEvents /> : <NothingFound />}</Panel>}
      {document?.cut && <p className="mt-3 text-faint text-xs">Older events were left out.</p>}
    </>
  );
}

function Filters({ view, shown, total }: { view: EventsView; shown: number; total: number }) {
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      {types.map((type) => (
        <Pill key={type} aria-pressed={view.type === type} onClick={() => changeQuery({ type: view.type === type ? undefined : type })}>
          {type}
        </Pill>
      ))}
      <span className="w-2" />
      {eventKinds.map(({ key, title, kind }) => (
        <Pill key={key} aria-pressed={view.kind === kind} onClick={() => changeQuery({ about: view.kind === kind ? undefined : key })}>
          {title}
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
      <VirtualList
        keys={events.map(({ uid }) => uid)}
        label="Events, newest first"
        itemHeight={45}
        itemClass="border-line border-b last:border-b-0"
      >
        {(index) => {
          const event = events[index];
          return event && <EventRow event={event} />;
        }}
      </VirtualList>
    </Panel>
  );
}

const EventRow = memo(function EventRow({ event }: { event: ListedEvent }) {
  const { type, reason, message, count, firstAt, lastAt, source } = event;
  const isWarning = type === "Warning";
  const Icon = isWarning ? TriangleAlert : Info;
  return (
    <div className="grid grid-cols-[72px_minmax(0,1fr)] items-baseline gap-x-4 gap-y-0.5 px-3.5 py-2 lg:grid-cols-[72px_190px_minmax(0,1fr)_250px]">
      <span className="text-faint">
        <Age at={lastAt} of="cluster" suffix=" ago" />
      </span>
      <span className={clsx("flex min-w-0 items-baseline gap-1.5 font-medium", isWarning ? "text-wait" : "text-soft")}>
        <Icon aria-hidden="true" className="size-[15px] shrink-0 self-center" />
        <span className="sr-only">{isWarning ? "Warning: " : ""}</span>
        <Text className="truncate">{reason}</Text>
        {count > 1 && (
          <span className="shrink-0 font-normal text-faint text-xs">
            ×{count} in <Age at={firstAt} of="cluster" />
          </span>
        )}
      </span>
      <Text className="min-w-0 break-words max-lg:col-start-2">{message}</Text>
      <span
        className="flex min-w-0 items-center gap-2 text-faint text-xs max-lg:col-start-2"
        title={source ? `reported by ${source}` : undefined}
      >
        <EventObject about={event.about} />
      </span>
    </div>
  );
});

/** What an event is about, and the way there: a pod's panel, a claim's line in the Storage tab. */
function EventObject({ about: { kind, name } }: Pick<ListedEvent, "about">) {
  const ordinal = kind === "Pod" ? parseOrdinal(name)?.ordinal : undefined;
  const open =
    ordinal !== undefined
      ? () => pushQuery({ panel: String(ordinal) })
      : kind === "PersistentVolumeClaim"
        ? () => pushQuery({ tab: "storage", q: name, type: undefined, about: undefined })
        : undefined;
  return (
    <>
      <span className="shrink-0">{kind}</span>
      {open ? (
        <button type="button" onClick={open} className="min-h-6 min-w-0 rounded font-mono text-accent hover:underline">
          <Name>{name}</Name>
        </button>
      ) : (
        <CopyText value={name} className="font-mono">
          <Name>{name}</Name>
        </CopyText>
      )}
    </>
  );
}

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
      <Pill onClick={() => changeQuery({ q: undefined, type: undefined, about: undefined })}>Show all events</Pill>
    </PanelMessage>
  );
}
