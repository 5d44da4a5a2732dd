import { expect, test } from "vitest";
import { QUICK_NAME_MS, QUICK_NAMES_FOR_MS, QUICK_NAMES_PER_SECOND } from "./limits.ts";
import { NameGaps } from "./name-gaps.ts";

const start = Date.UTC(2026, 0, 1);
const life = (podUid: string, podName = "web-0") => ({ setUid: "set", podName, podUid });
const at = (ms: number) => new Date(start + ms).toISOString();

type Seen = readonly ["found" | "missing" | "gone" | "came", string, number];

/** What was seen of web-0, in its order, and the gap that comes of it. */
function gapOf(...seen: readonly Seen[]) {
  const gaps = new NameGaps(10);
  for (const [what, uid, ms] of seen) gaps[what](life(uid), start + ms);
  const [, , last] = seen.at(-1) ?? ["", "", 0];
  return gaps.of("set", "web-0", start + last);
}

test("a name that lost its record is missing from the first answer without it to the first with the next pod's address", () => {
  expect(gapOf(["found", "a", 0], ["missing", "a", 2_000], ["gone", "a", 2_700], ["missing", "b", 3_000])).toEqual({
    since: at(2_000),
    withinMs: 2_000,
  });
  expect(gapOf(["found", "a", 0], ["missing", "a", 2_000], ["gone", "a", 2_700], ["missing", "b", 5_700], ["found", "b", 6_200])).toEqual({
    since: at(2_000),
    until: at(6_200),
    ms: 4_200,
    withinMs: 2_000,
  });
});

test("a pod that is gone is the beginning to the moment, and the questions after it say how exact the end is", () => {
  expect(gapOf(["found", "a", 0], ["gone", "a", 1_000], ["missing", "b", 1_100], ["missing", "b", 1_600], ["found", "b", 2_100])).toEqual({
    since: at(1_000),
    until: at(2_100),
    ms: 1_100,
    withinMs: 500,
  });
});

test("a pod that is long in coming leaves its name missing, whether anybody asks meanwhile or not", () => {
  expect(gapOf(["found", "a", 0], ["gone", "a", 1_000], ["missing", "b", 61_000], ["found", "b", 61_500])).toEqual({
    since: at(1_000),
    until: at(61_500),
    ms: 60_500,
    withinMs: 500,
  });
});

test("nothing is claimed of a name that was never seen to be right, as of a set's first pods", () => {
  expect(gapOf(["missing", "a", 0], ["gone", "a", 500], ["missing", "b", 1_000], ["found", "b", 2_000])).toBeUndefined();
});

test("what began while nobody looked was missing at least so long", () => {
  expect(gapOf(["found", "a", 0], ["missing", "a", 60_000], ["missing", "a", 62_000], ["found", "a", 62_500])).toEqual({
    since: at(60_000),
    until: at(62_500),
    ms: 2_500,
    withinMs: 500,
    isAtLeast: true,
  });
});

test("what ended while nobody looked was missing at least until it was last seen", () => {
  expect(gapOf(["found", "a", 0], ["missing", "a", 2_000], ["missing", "a", 3_000], ["found", "a", 60_000])).toMatchObject({
    until: at(3_000),
    ms: 1_000,
    isAtLeast: true,
  });
});

test("a restart of which nobody saw anything but its beginning is not made a gap until somebody looks again", () => {
  expect(gapOf(["found", "a", 0], ["gone", "a", 60_000], ["found", "b", 600_000])).toBeUndefined();
});

test("a life of which nobody saw anything begins a new gap when it ends: the name may have been right meanwhile", () => {
  expect(gapOf(["found", "a", 0], ["gone", "a", 1_000], ["gone", "b", 90_000])).toEqual({
    since: at(90_000),
    withinMs: 0,
    isAtLeast: true,
  });
});

test("a next pod that came while nobody looked is not taken for missing since the one before went", () => {
  const unwatched: Seen[] = [
    ["found", "a", 0],
    ["gone", "a", 1_000],
    ["came", "b", 2_500],
  ];
  expect(gapOf(...unwatched, ["missing", "b", 3_600_000])).toEqual({ since: at(3_600_000), withinMs: 0, isAtLeast: true });
  expect(gapOf(...unwatched, ["found", "b", 3_600_000])).toEqual({
    since: at(1_000),
    until: at(2_500),
    ms: 1_500,
    withinMs: 0,
    isAtLeast: true,
  });
});

test("a gap that nobody watches is not told to last, but a pod that is gone is", () => {
  const gaps = new NameGaps(10);
  gaps.found(life("a"), start);
  gaps.missing(life("a"), start + 1_000);
  expect(gaps.of("set", "web-0", start + 5_000)).toBeDefined();
  expect(gaps.of("set", "web-0", start + 60_000)).toBeUndefined();
  gaps.gone(life("a"), start + 61_000);
  expect(gaps.of("set", "web-0", start + 600_000)).toEqual({ since: at(61_000), withinMs: 0, isAtLeast: true });
});

test("a name is asked more often while it is missing since lately, and all of them together within a bound", () => {
  const gaps = new NameGaps(100);
  const names = Array.from({ length: QUICK_NAMES_PER_SECOND }, (_, ordinal) => `web-${ordinal}`);
  for (const name of names) gaps.found(life("a", name), start);
  expect(gaps.quickPeriodMs("set", "web-0", start)).toBeUndefined();
  gaps.missing(life("a"), start + 1_000);
  expect(gaps.quickPeriodMs("set", "web-0", start + 1_000)).toBe(QUICK_NAME_MS);
  for (const name of names) gaps.missing(life("a", name), start + 1_000);
  expect(gaps.quickPeriodMs("set", "web-0", start + 1_000)).toBe(1_000);
  expect(gaps.quickPeriodMs("set", "web-0", start + 1_001 + QUICK_NAMES_FOR_MS)).toBeUndefined();
  gaps.found(life("a"), start + 2_000);
  expect(gaps.quickPeriodMs("set", "web-0", start + 2_000)).toBeUndefined();
});

test("the name touched longest ago is forgotten", () => {
  const gaps = new NameGaps(1);
  gaps.found(life("a"), start);
  gaps.found(life("a", "web-1"), start);
  gaps.missing(life("a"), start + 1_000);
  gaps.missing(life("a", "web-1"), start + 1_000);
  expect(["web-0", "web-1"].map((name) => gaps.of("set", name, start + 1_000)?.since)).toEqual([undefined, at(1_000)]);
});
