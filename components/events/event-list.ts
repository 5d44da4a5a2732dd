import type { SetEvent, SetEvents } from "@/lib/protocol/set-event.ts";
import { foldEvents } from "@/lib/statefulset/events/fold-events.ts";

export interface ListedEvent extends SetEvent {
  uid: string;
}

/** Whom events are about, as a link has it, with what is written on the button. */
export const eventKinds = [
  { key: "set", title: "Set", kind: "StatefulSet" },
  { key: "pods", title: "Pods", kind: "Pod" },
  { key: "claims", title: "Claims", kind: "PersistentVolumeClaim" },
] as const;

/** What a link to the Events tab carries. */
export interface EventsView {
  find: string;
  /** "Warning", "Normal", or undefined for both. */
  type: string | undefined;
  /** The kind of what they are about; undefined for all. */
  kind: (typeof eventKinds)[number]["kind"] | undefined;
}

export function parseEventsView(query: URLSearchParams): EventsView {
  return {
    find: query.get("q") ?? "",
    type: query.get("type") || undefined,
    kind: eventKinds.find(({ key }) => key === query.get("about"))?.kind,
  };
}

/** All events, those that tell the same of the same object as one; newest first, those of one moment in the order in which they were told. */
export function foldedEvents({ events }: SetEvents): readonly ListedEvent[] {
  const all = Object.entries(events).map(([uid, event]) => ({ uid, ...event }));
  return foldEvents(all).sort((a, b) => Date.parse(b.lastAt) - Date.parse(a.lastAt) || b.order - a.order || (a.uid < b.uid ? -1 : 1));
}

/** Those of a view, in their order. */
export function visibleEvents(events: readonly ListedEvent[], { find, type, kind }: EventsView): readonly ListedEvent[] {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  return events
    .filter((event) => type === undefined || event.type === type)
    .filter(({ about }) => kind === undefined || about.kind === kind)
    .filter((event) => contains(event, words));
}

function contains({ reason, message, source, about }: SetEvent, words: readonly string[]): boolean {
  const text = [reason, message, source, about.kind, about.name].join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}
