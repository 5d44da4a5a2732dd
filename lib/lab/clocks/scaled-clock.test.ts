import { expect, test } from "vitest";
import { LateClock } from "../../testing/late-clock.ts";
import { TestClock } from "../../testing/test-clock.ts";
import { createRandom } from "../random.ts";
import { ScaledClock } from "./scaled-clock.ts";
import { VirtualClock } from "./virtual-clock.ts";

const start = Date.UTC(2026, 0, 1);

test.each([1, 10, 1000])("at speed %i a second of the machine is that many seconds of the lab, for now() and for timers", (speed) => {
  const base = new TestClock(start);
  const clock = new ScaledClock(base, { speed });
  const fired: number[] = [];
  clock.after(3000 * speed, () => fired.push(clock.now() - start));
  base.tick(2999);
  expect([clock.now() - start, fired]).toEqual([2999 * speed, []]);
  base.tick(1);
  expect(fired).toEqual([3000 * speed]);
});

test("each timer sees the moment it was set for, those of one machine's millisecond too, and in their order", () => {
  const base = new TestClock(start);
  const clock = new ScaledClock(base, { speed: 1000 });
  const fired: [string, number][] = [];
  const note = (name: string) => fired.push([name, clock.now() - start]);
  clock.after(900, () => note("third"));
  clock.after(5, () => {
    note("first");
    clock.after(40, () => note("second"));
  });
  base.tick(1);
  expect(fired).toEqual([
    ["first", 5],
    ["second", 45],
    ["third", 900],
  ]);
});

test("whoever asks while timers are late is told no moment that is after theirs", () => {
  const machine = new TestClock(start);
  const late = new LateClock(machine);
  const clock = new ScaledClock(late, { speed: 100 });
  const fired: number[] = [];
  for (const at of [10_000, 60_000]) clock.after(at, () => fired.push(clock.now() - start));
  late.lateMs = 1000;
  expect(clock.now() - start).toBe(10_000);
  machine.tick(1000);
  expect(fired).toEqual([10_000, 60_000]);
  expect(clock.now() - start).toBe(200_000);
});

test("a cancelled timer does not fire, and an earlier one that comes later is not waited past", () => {
  const base = new TestClock(start);
  const clock = new ScaledClock(base, { speed: 2 });
  const fired: string[] = [];
  const cancel = clock.after(100, () => fired.push("cancelled"));
  clock.after(50, () => fired.push("earlier"));
  cancel();
  base.tick(25);
  expect(fired).toEqual(["earlier"]);
  base.tick(1000);
  expect(fired).toEqual(["earlier"]);
});

test("a skew moves what the clock says, and no timer", () => {
  const base = new TestClock(start);
  const clock = new ScaledClock(base);
  const fired: number[] = [];
  clock.after(1000, () => fired.push(clock.now() - start));
  clock.setSkew(-3_600_000);
  base.tick(1000);
  expect(fired).toEqual([1000 - 3_600_000]);
  clock.setSkew(0);
  expect(clock.now() - start).toBe(1000);
});

test("a clock that starts elsewhere goes on from there, and a timer of years is not fired at once", () => {
  const base = new TestClock(start);
  const clock = new ScaledClock(base, { speed: 10, startMs: start + 86_400_000 });
  let fired = 0;
  clock.after(2 ** 45, () => {
    fired += 1;
  });
  base.tick(500);
  expect([clock.now() - start, fired]).toEqual([86_405_000, 0]);
});

test("a timer that throws stops none of the others", () => {
  const base = new TestClock(start);
  const clock = new ScaledClock(base);
  const fired: string[] = [];
  clock.after(5, () => {
    throw new Error("broken");
  });
  clock.after(5, () => fired.push("neighbour"));
  expect(() => base.tick(5)).toThrow("broken");
  base.tick(5);
  expect(fired).toEqual(["neighbour"]);
});

test("what a timer throws goes to whoever asked for it, and the others fire in the same turn", () => {
  const base = new TestClock(start);
  const errors: unknown[] = [];
  const clock = new ScaledClock(base, { onError: (error) => errors.push(error) });
  const fired: string[] = [];
  clock.after(5, () => {
    throw new Error("broken");
  });
  clock.after(5, () => fired.push("neighbour"));
  base.tick(5);
  expect([errors, fired]).toEqual([[new Error("broken")], ["neighbour"]]);
});

test("a virtual clock fires a thousand timers of any order by their moments", () => {
  const clock = new VirtualClock(start);
  const random = createRandom(7);
  const fired: number[] = [];
  const wanted = Array.from({ length: 1000 }, () => Math.floor(random.next() * 5000));
  for (const at of wanted) clock.after(at, () => fired.push(clock.now() - start));
  clock.moveTo(start + 4000);
  const sorted = wanted.toSorted((a, b) => a - b);
  expect(fired).toEqual(sorted.filter((at) => at <= 4000));
  expect(clock.now()).toBe(start + 4000);
  clock.moveTo(start + 5000);
  expect(fired).toEqual(sorted);
});
