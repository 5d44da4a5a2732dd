import { describe, expect, it } from "vitest";
import { LineMerge } from "./line-merge.ts";

function drain(merge: LineMerge<string>, now: number): string[] {
  const taken: string[] = [];
  for (let value = merge.take(now); value !== undefined; value = merge.take(now)) taken.push(value);
  return taken;
}

function mergeOf(...keys: string[]): LineMerge<string> {
  const merge = new LineMerge<string>(200);
  for (const key of keys) merge.open(key);
  return merge;
}

describe("LineMerge", () => {
  it("interleaves logs by time, however they arrive", () => {
    const merge = mergeOf("a", "b");
    for (const time of [1, 4, 5]) merge.push("a", { time, value: `a${time}` }, 0);
    for (const time of [2, 3, 6]) merge.push("b", { time, value: `b${time}` }, 0);
    expect(drain(merge, 0)).toEqual(["a1", "b2", "b3", "a4", "a5"]);
    // b6 may still be overtaken by a line of a that is on its way.
    expect(drain(merge, 199)).toEqual([]);
    expect(merge.nextInMs(150)).toBe(50);
    expect(drain(merge, 200)).toEqual(["b6"]);
  });

  it("does not let a quiet log hold up the others for longer than the window", () => {
    const merge = mergeOf("loud", "quiet");
    merge.push("loud", { time: 1, value: "one" }, 0);
    merge.push("loud", { time: 2, value: "two" }, 150);
    expect(drain(merge, 200)).toEqual(["one"]);
    expect(drain(merge, 350)).toEqual(["two"]);
  });

  it("waits for nobody when there is one log alone, nor for one that is closed", () => {
    const merge = mergeOf("a", "b");
    merge.push("a", { time: 1, value: "one" }, 0);
    merge.close("b");
    expect(drain(merge, 0)).toEqual(["one"]);
  });

  it("gives out what waits of a log that was closed, in its turn", () => {
    const merge = mergeOf("a", "b");
    merge.push("a", { time: 5, value: "a5" }, 0);
    merge.close("a");
    merge.push("b", { time: 1, value: "b1" }, 0);
    expect(drain(merge, 0)).toEqual(["b1"]);
    expect(drain(merge, 200)).toEqual(["a5"]);
    merge.push("b", { time: 6, value: "b6" }, 300);
    expect(drain(merge, 300)).toEqual(["b6"]);
  });

  it("never changes the order within one log, also when its times go back", () => {
    const merge = mergeOf("a");
    for (const time of [3, 1, 2]) merge.push("a", { time, value: String(time) }, 0);
    expect(drain(merge, 0)).toEqual(["3", "1", "2"]);
  });

  it("keeps what has no time between the lines that it stood between", () => {
    const merge = mergeOf("a", "b");
    merge.push("a", { time: 5, value: "before" }, 0);
    merge.push("a", { time: undefined, value: "restarted" }, 0);
    merge.push("a", { time: 9, value: "after" }, 0);
    merge.push("b", { time: 1, value: "b" }, 0);
    merge.close("b");
    expect(drain(merge, 0)).toEqual(["b", "before", "restarted", "after"]);
  });

  it("counts what waits, and of whom", () => {
    const merge = mergeOf("a", "b");
    for (let line = 0; line < 3_000; line++) merge.push("a", { time: line, value: String(line) }, 0);
    expect([merge.waiting, merge.waitingOf("a"), merge.waitingOf("b"), merge.waitingOf("c")]).toEqual([3_000, 3_000, 0, 0]);
    expect(drain(merge, 1_000)).toHaveLength(3_000);
    expect([merge.waiting, merge.nextInMs(0)]).toEqual([0, undefined]);
  });
});
