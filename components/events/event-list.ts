import type { SetEvent, SetEvents } from "@/lib/protocol/set-event.ts";

export interface ListedEvent extends SetEvent {
  uid: string;
}

/** What a link to the Events tab carries. */
export interface EventsView {
  find: string;
  /** "Warning", "Normal", or undefined for both. */
  type: string | undefined;
}

export function parseEventsView(query: URLSearchParams): EventsView {
  return { find: query.get("q") ?? "", type: query.get("type") || undefined };
}

/** The events of a view, newest first; those of one moment in the order in which they were told. */
export function listEvents({ events }: SetEvents, { find, type }: EventsView): readonly ListedEvent[] {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  return Object.entries(events)
    .map(([uid, event]) => ({ uid, ...event }))
    .filter((event) => (type === undefined || event.type === type) && contains(event, words))
    .sort((a, b) => Date.parse(b.lastAt) - Date.parse(a.lastAt) || b.order - a.order || (a.uid < b.uid ? -1 : 1));
}

function contains({ reason, message, source, about }: SetEvent, words: readonly string[]): boolean {
  const text = [reason, message, source, about.kind, about.name].join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}
