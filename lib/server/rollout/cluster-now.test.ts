import { expect, it } from "vitest";
import { TestClock } from "../../testing/test-clock.ts";
import { ClusterNow } from "./cluster-now.ts";

it("is our time with the difference that the cluster's answers tell", () => {
  const clock = new TestClock();
  const cluster = { aheadMs: 0 };
  const time = new ClusterNow(clock, cluster);
  expect(time.now()).toBe(clock.now());
  cluster.aheadMs = -300_000;
  expect(time.now()).toBe(clock.now() - 300_000);
});

it("is never before what the API server has stamped, until its answers tell another difference", () => {
  const clock = new TestClock();
  const cluster = { aheadMs: 0 };
  const time = new ClusterNow(clock, cluster);
  time.hear(clock.now() + 1_500);
  time.hear(clock.now() - 5_000);
  time.hear(undefined);
  expect(time.aheadMs).toBe(1_500);
  clock.tick(10_000);
  expect(time.now()).toBe(clock.now() + 1_500);
  cluster.aheadMs = 3_000;
  expect(time.aheadMs).toBe(3_000);
});

it("does not believe a stamp from a far future", () => {
  const clock = new TestClock();
  const time = new ClusterNow(clock, { aheadMs: 0 });
  time.hear(clock.now() + 86_400_000);
  expect(time.aheadMs).toBe(0);
});

it("is the cluster's own time where that is at hand", () => {
  const clock = new TestClock();
  const lab = { now: () => clock.now() + 777 };
  expect(new ClusterNow(clock, { aheadMs: 0 }, lab).now()).toBe(clock.now() + 777);
  expect(new ClusterNow(clock, { aheadMs: 50_000 }, clock).aheadMs).toBe(50_000);
});
