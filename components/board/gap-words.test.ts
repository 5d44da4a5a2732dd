import { expect, it } from "vitest";
import { gapPrecision } from "./gap-precision.ts";
import { formatSpan, openGapWords, pastGapWords } from "./gap-words.ts";

const gap = { since: "2026-01-01T00:00:00Z", withinMs: 480 };

it("a gap that is over is told to the tenth of a second, or as longer than that where nobody looked", () => {
  expect(pastGapWords({ ...gap, until: "2026-01-01T00:00:04Z", ms: 4_210 })).toBe("was missing for 4.2 s");
  expect(pastGapWords({ ...gap, until: "2026-01-01T00:00:04Z", ms: 4_210, isAtLeast: true })).toBe("was missing for at least 4.2 s");
  expect([openGapWords(gap), openGapWords({ ...gap, isAtLeast: true })]).toEqual(["missing for ", "missing for at least "]);
});

it("says how exact it is", () => {
  expect(gapPrecision(gap)).toBe("give or take 0.5 s, the time between two questions");
  expect(gapPrecision({ ...gap, withinMs: 3 })).toBe("to a tenth of a second");
  expect(gapPrecision({ ...gap, isAtLeast: true })).toBe("nobody looked all the time");
});

it("spans lose their tenths when they say nothing any more", () => {
  expect([0, 440, 59_940, 75_400].map(formatSpan)).toEqual(["0.0 s", "0.4 s", "59.9 s", "75 s"]);
});
