import { expect, test } from "vitest";
import { EarlierReadings } from "./earlier-readings.ts";

test("a life sees the last reading of the life before it, and keeps seeing it while it is read itself", () => {
  const earlier = new EarlierReadings(10);
  earlier.record("set", "web-0", "a", 131);
  earlier.record("set", "web-0", "a", 132);
  expect(earlier.before("set", "web-0", "a")).toBeUndefined();
  expect(earlier.before("set", "web-0", "b")).toEqual({ uid: "a", value: 132 });
  earlier.record("set", "web-0", "b", 132);
  earlier.record("set", "web-0", "b", 133);
  expect(earlier.before("set", "web-0", "b")).toEqual({ uid: "a", value: 132 });
  expect(earlier.before("set", "web-0", "c")).toEqual({ uid: "b", value: 133 });
});

test("another set of the same name has no earlier lives, and the oldest name is forgotten", () => {
  const earlier = new EarlierReadings(2);
  earlier.record("set", "web-0", "a", 1);
  expect(earlier.before("other", "web-0", "b")).toBeUndefined();
  earlier.record("set", "web-1", "a", 1);
  earlier.record("set", "web-2", "a", 1);
  expect(earlier.before("set", "web-0", "b")).toBeUndefined();
  expect(earlier.before("set", "web-1", "b")).toBeDefined();
});
