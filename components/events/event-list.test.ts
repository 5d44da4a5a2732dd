import { describe, expect, it } from "vitest";
import type { SetEvent } from "@/lib/protocol/set-event.ts";
import { foldedEvents, parseEventsView, visibleEvents } from "./event-list.ts";

const event = (lastAt: string, change: Partial<SetEvent> = {}): SetEvent => ({
  type: "Normal",
  reason: "Started",
  message: "Started container app",
  count: 1,
  firstAt: lastAt,
  lastAt,
  source: "kubelet",
  order: 0,
  about: { kind: "Pod", name: "web-0" },
  ...change,
});
const events = {
  cut: false,
  events: {
    a: event("2026-01-01T00:00:05Z"),
    b: event("2026-01-01T00:00:05Z", { type: "Warning", reason: "Unhealthy", order: 7 }),
    c: event("2026-01-01T00:00:09Z", { about: { kind: "PersistentVolumeClaim", name: "data-web-0" } }),
  },
};
const folded = foldedEvents(events);
const uids = (query: string) => visibleEvents(folded, parseEventsView(new URLSearchParams(query))).map(({ uid }) => uid);

describe("the list of events", () => {
  it("has the newest first, and of one moment what was told last", () => {
    expect(uids("")).toEqual(["c", "b", "a"]);
  });

  it("is filtered by type, by whom they are about, and by every word", () => {
    expect(uids("type=Warning")).toEqual(["b"]);
    expect(uids("about=pods")).toEqual(["b", "a"]);
    expect(uids("about=claims&type=Warning")).toEqual([]);
    expect(uids("about=nonsense")).toEqual(["c", "b", "a"]);
    expect(uids("q=claim+data-web")).toEqual(["c"]);
    expect(uids("q=unhealthy+data-web")).toEqual([]);
  });

  it("has what tells the same of the same object once, with all it was told and since when", () => {
    const twice = { cut: false, events: { ...events.events, d: event("2026-01-01T00:00:20Z", { count: 3 }) } };
    expect(foldedEvents(twice).map(({ uid, count, firstAt }) => `${uid} ${count} ${firstAt}`)).toEqual([
      "d 4 2026-01-01T00:00:05Z",
      "c 1 2026-01-01T00:00:09Z",
      "b 1 2026-01-01T00:00:05Z",
    ]);
  });
});
