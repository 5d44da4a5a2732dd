import { describe, expect, it } from "vitest";
import { type Foldable, foldEvents } from "./fold-events.ts";

const event = (lastAt: string, change: Partial<Foldable & { uid: string }> = {}) => ({
  uid: lastAt,
  type: "Normal",
  reason: "Pulled",
  message: "Container image already present",
  count: 1,
  firstAt: lastAt,
  lastAt,
  about: { kind: "Pod", name: "web-0" },
  ...change,
});

describe("folding events", () => {
  it("counts what tells the same of the same object together, with its first and last time", () => {
    const early = event("2026-01-01T00:00:01Z", { count: 2 });
    const late = event("2026-01-01T00:00:09.500000Z", { firstAt: "2026-01-01T00:00:05Z", count: 3 });
    const folded = [{ ...late, count: 5, firstAt: "2026-01-01T00:00:01Z" }];
    expect(foldEvents([late, early])).toEqual(folded);
    expect(foldEvents([early, late])).toEqual(folded);
  });

  it("keeps apart what differs in object, type, reason or message, and the order of what it keeps", () => {
    const others = [
      event("2026-01-01T00:00:05Z"),
      event("2026-01-01T00:00:04Z", { about: { kind: "Pod", name: "web-1" } }),
      event("2026-01-01T00:00:03Z", { about: { kind: "PersistentVolumeClaim", name: "web-0" } }),
      event("2026-01-01T00:00:02Z", { type: "Warning" }),
      event("2026-01-01T00:00:01Z", { reason: "Pulling" }),
      event("2026-01-01T00:00:00Z", { message: "another" }),
    ];
    expect(foldEvents(others)).toEqual(others);
  });
});
