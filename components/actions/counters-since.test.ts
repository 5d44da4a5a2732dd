import { expect, it } from "vitest";
import { testBoard, testSlot } from "@/lib/testing/test-slot.ts";
import { countersOf, countersSince } from "./counters-since.ts";

it("takes the counters that are known", () => {
  const slots = [testSlot(0), testSlot(1, { counter: { error: { code: "forbidden", message: "no" } } })];
  expect(countersOf(testBoard(slots))).toEqual({ "web-0": 100 });
});

it("tells which have moved, and that none has", () => {
  expect(countersSince({ "web-0": 100, "web-1": 7 }, { "web-0": 103, "web-1": 7 })).toBe("The counters since: web-0 100 → 103.");
  expect(countersSince({ "web-0": 100 }, { "web-0": 100 })).toMatch(/^No counter has moved yet/);
});

it("says nothing where no counter is known", () => {
  expect(countersSince({}, { "web-0": 1 })).toBeUndefined();
  expect(countersSince({ "web-0": 1 }, {})).toBeUndefined();
});
