import { describe, expect, it } from "vitest";
import type { ProbedContainer, ProbeView } from "@/lib/statefulset/probes/probes-view.ts";
import { testBoard, testSlot } from "@/lib/testing/test-slot.ts";
import { type Counts, countsOf, nothingSeen, riseBetween, withNews } from "./counter-rise.ts";
import { countingSentences } from "./counting-words.ts";

const probe = (change: Partial<ProbeView> = {}): ProbeView => ({
  kind: "readiness",
  words: "",
  periodSeconds: 10,
  isHttp: true,
  asksCounter: false,
  ...change,
});
const withProbes = (...probes: ProbeView[]) => ({
  containers: [{ name: "app", role: "app", probes, timeline: { answers: [], silent: [], hangs: [] } } satisfies ProbedContainer],
});
const read = (at: string, ...values: number[]) =>
  countsOf(testBoard(values.map((value, ordinal) => testSlot(ordinal, { counter: { value, at } }))));

/** What is known after these readings, one after the other. */
function riseAfter(...readings: Counts[]) {
  let seen = nothingSeen;
  for (const now of readings) seen = withNews(seen, now);
  return riseBetween(seen, readings.at(-1) ?? new Map());
}

describe("probes that count as visits", () => {
  it("a probe of the counter's own path is warned of at once", () => {
    expect(countingSentences(withProbes(probe({ asksCounter: true })), undefined)[0]).toContain("The readiness probe of app asks the path");
  });

  it("counters that all rise while only the kubelet is known to ask are taken for its visits, with what is known", () => {
    const rise = riseAfter(read("1", 50, 70), read("2", 104, 97), read("3", 106, 98));
    expect(countingSentences(withProbes(probe(), probe({ kind: "liveness" })), rise)).toEqual([
      "The counter of web-0 rose by 2 while you looked, and all others rose too; the kubelet asks 12 times a minute. Unless somebody else visits, its probes count as visits.",
    ]);
  });

  it("the first reading that comes after the look counts from itself on", () => {
    expect(riseAfter(read("0"), read("1", 5), read("2", 8))?.by).toBe(3);
  });

  it("what rose before somebody looked, one pod alone, or a single visit is no reason", () => {
    const sentences = (rise: ReturnType<typeof riseAfter>) => countingSentences(withProbes(probe()), rise);
    expect(sentences(riseAfter(read("1", 50, 70), read("2", 104, 97)))).toEqual([]);
    expect(sentences(riseAfter(read("1", 5, 7), read("2", 5, 7), read("3", 9, 7)))).toEqual([]);
    expect(sentences(riseAfter(read("1", 5), read("2", 5), read("3", 6)))).toEqual([]);
  });

  it("probes that do not ask over HTTP are no visits", () => {
    const rise = riseAfter(read("1", 1), read("2", 1), read("3", 9));
    expect(countingSentences(withProbes(probe({ isHttp: false })), rise)).toEqual([]);
  });

  it("the base keeps its identity while there are no news, so that a screen comes to rest", () => {
    const now = read("2", 1);
    const seen = withNews(withNews(nothingSeen, read("1", 1)), now);
    expect(withNews(seen, now)).toBe(seen);
  });
});
