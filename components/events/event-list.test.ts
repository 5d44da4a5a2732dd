import { describe, expect, it } from "vitest";
import type { SetEvent } from "@/lib/protocol/set-event.ts";
import { listEvents } from "./event-list.ts";

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
const uids = (find: string, type?: string) => listEvents(events, { find, type }).map(({ uid }) => uid);

describe("the list of events", () => {
  it("has the newest first, and of one moment what was told last", () => {
    expect(uids("")).toEqual(["c", "b", "a"]);
  });

  it("is filtered by type and by every word", () => {
    expect(uids("", "Warning")).toEqual(["b"]);
    expect(uids("claim data-web")).toEqual(["c"]);
    expect(uids("unhealthy data-web")).toEqual([]);
  });
});
