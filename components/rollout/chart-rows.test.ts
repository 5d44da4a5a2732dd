import { describe, expect, it } from "vitest";
import type { SlotLine } from "@/lib/timeline/timeline.ts";
import { chartRows } from "./chart-rows.ts";

const still = (ordinal: number, revision = "web-1"): SlotLine => ({
  ordinal,
  spans: [{ phase: "ready", from: 0, to: 100, revision, life: 1 }],
});
const changed = (ordinal: number): SlotLine => ({
  ordinal,
  spans: [
    { phase: "ready", from: 0, to: 50, revision: "web-1", life: 1 },
    { phase: "ending", from: 50, to: 100, revision: "web-1", life: 1 },
  ],
});
const labels = (slots: readonly SlotLine[], from = 10) => chartRows(slots, { from, to: 90 }).map(({ label }) => label);

describe("the rows of the chart", () => {
  it("are one for each ordinal of a small set", () => {
    expect(labels([0, 1, 2].map((ordinal) => still(ordinal)))).toEqual(["0", "1", "2"]);
  });

  it("are one for each run of neighbours that stayed alike in a large one", () => {
    const slots = Array.from({ length: 40 }, (_, ordinal) =>
      ordinal === 20 ? changed(20) : still(ordinal, ordinal < 30 ? "web-1" : "web-2"),
    );
    expect(labels(slots)).toEqual(["0–19", "20", "21–29", "30–39"]);
    expect(labels(slots, 60)).toEqual(["0–19", "20", "21–29", "30–39"]);
  });

  it("do not run over ordinals that are not there", () => {
    const slots = Array.from({ length: 30 }, (_, index) => still(index < 10 ? index : index + 5));
    expect(labels(slots)).toEqual(["0–9", "15–34"]);
  });
});
