import { expect, it } from "vitest";
import type { Clock } from "../clock.ts";
import { answersMax, MemoryKeeper, pauseMs } from "./memory-keeper.ts";

/** A keeper whose collections take `costMs` each, on a clock that they move. */
function setUp(costMs = 0) {
  let now = 0;
  let due: (() => void)[] = [];
  const clock: Clock = {
    now: () => now,
    stopwatch: () => {
      const begun = now;
      return () => now - begun;
    },
    after: (_delayMs, run) => {
      due.push(run);
      return () => undefined;
    },
  };
  let collections = 0;
  const keeper = new MemoryKeeper(clock, () => {
    collections += 1;
    now += costMs;
  });
  return {
    collections: () => collections,
    pass: (ms: number) => {
      now += ms;
    },
    answer: (times: number) => {
      for (let time = 0; time < times; time++) keeper.answered();
      const runs = due;
      due = [];
      for (const run of runs) run();
    },
  };
}

it("collects once after every hundred answers", () => {
  const { collections, answer, pass } = setUp();
  answer(answersMax - 1);
  expect(collections()).toBe(0);
  answer(1);
  expect(collections()).toBe(1);
  pass(pauseMs);
  answer(answersMax - 1);
  expect(collections()).toBe(1);
  answer(1);
  expect(collections()).toBe(2);
});

it("collects no more often under load, and soon after it", () => {
  const { collections, answer, pass } = setUp();
  answer(50 * answersMax);
  answer(50 * answersMax);
  expect(collections()).toBe(1);
  pass(pauseMs);
  answer(1);
  expect(collections()).toBe(2);
});

it("spends no more than a hundredth of the time on it", () => {
  const { collections, answer, pass } = setUp(200);
  answer(answersMax);
  pass(19_999);
  answer(answersMax);
  expect(collections()).toBe(1);
  pass(1);
  answer(1);
  expect(collections()).toBe(2);
});
