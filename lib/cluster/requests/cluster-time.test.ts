import { describe, expect, test } from "vitest";
import { TestClock } from "../../testing/test-clock.ts";
import { ClusterTime } from "./cluster-time.ts";

const at = (ms: number) => new Date(ms).toUTCString();

describe("the cluster's time", () => {
  test("is ours while nothing else was heard, or what was heard is no date", () => {
    const time = new ClusterTime(new TestClock());
    expect(time.aheadMs).toBe(0);
    time.hear(undefined);
    time.hear("yesterday");
    expect(time.aheadMs).toBe(0);
  });

  test("is ours when the header differs by no more than whole seconds and the way here explain", () => {
    const clock = new TestClock();
    const time = new ClusterTime(clock);
    for (const late of [0, 900, 1_400]) {
      time.hear(at(clock.now() - late));
      expect(time.aheadMs).toBe(0);
    }
  });

  test("follows a server whose clock is ahead, behind, and mended", () => {
    const clock = new TestClock();
    const time = new ClusterTime(clock);
    time.hear(at(clock.now() + 300_000));
    expect(Math.abs(time.aheadMs - 300_000)).toBeLessThanOrEqual(1_000);
    time.hear([at(clock.now() - 60_000)].join());
    expect(Math.abs(time.aheadMs + 60_000)).toBeLessThanOrEqual(1_000);
    time.hear(at(clock.now()));
    expect(time.aheadMs).toBe(0);
  });
});
