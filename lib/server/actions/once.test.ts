import { expect, it } from "vitest";
import { TestClock } from "../../testing/test-clock.ts";
import { Once } from "./once.ts";

function setUp() {
  const clock = new TestClock();
  const once = new Once<number>(clock);
  let turns = 0;
  const act = () => {
    turns += 1;
    return Promise.resolve(turns);
  };
  return { clock, once, act };
}

it("does what has one key once, and answers alike, for a minute", async () => {
  const { clock, once, act } = setUp();
  expect(await Promise.all([once.do("a", act), once.do("a", act), once.do("b", act)])).toEqual([1, 1, 2]);
  clock.tick(59_999);
  expect(await once.do("a", act)).toBe(1);
  clock.tick(1);
  expect(await once.do("a", act)).toBe(3);
});

it("lets what failed be tried again", async () => {
  const { once, act } = setUp();
  await expect(once.do("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await once.do("a", act)).toBe(1);
});

it("keeps no more than so many", async () => {
  const { once, act } = setUp();
  for (let index = 0; index <= 200; index++) await once.do(`key-${index}`, act);
  expect(await once.do("key-200", act)).toBe(201);
  expect(await once.do("key-0", act)).toBe(202);
});
