import { expect, test } from "vitest";
import { TestClock } from "../../testing/test-clock.ts";
import { LastingWrites } from "./lasting-writes.ts";

test("a write that is refused is made a second later, the newest of its kind, before those that came after it", () => {
  const clock = new TestClock();
  const writes = new LastingWrites<"status" | "delete">(clock);
  const made: string[] = [];
  let isFull = true;
  const write = (what: string) => () => {
    if (isFull) throw new Error("no space left");
    made.push(what);
  };
  writes.make("status", write("running"));
  writes.make("status", write("ended"));
  writes.make("delete", write("gone"));
  clock.tick(5000);
  expect(made).toEqual([]);
  isFull = false;
  clock.tick(1000);
  expect(made).toEqual(["ended", "gone"]);
  writes.make("status", write("at once"));
  expect([made.at(-1), clock.waiting]).toEqual(["at once", 0]);
});

test("nothing is written any more once it is stopped", () => {
  const clock = new TestClock();
  const writes = new LastingWrites<"status">(clock);
  let tried = 0;
  writes.make("status", () => {
    tried += 1;
    throw new Error("no space left");
  });
  writes.stop();
  clock.tick(5000);
  expect(tried).toBe(1);
});
