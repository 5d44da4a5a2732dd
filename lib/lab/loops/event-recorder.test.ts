import { expect, test } from "vitest";
import { TestClock } from "../../testing/test-clock.ts";
import { createRandom } from "../random.ts";
import { Store } from "../store/store.ts";
import { EventRecorder, eventsMax } from "./event-recorder.ts";

const about = { apiVersion: "v1", kind: "Pod", metadata: { name: "web-0", namespace: "default", uid: "u" } };

function start() {
  const clock = new TestClock();
  const store = new Store({ clock, random: createRandom(1), prepare: (_, object) => object });
  const recorder = new EventRecorder(store, clock);
  return { store, tell: (message: string) => recorder.record(about, { component: "c" }, { type: "Normal", reason: "R", message }) };
}

test("an Event that a kept lab brought back is told again as the same, with a higher count", () => {
  const before = start();
  before.tell("m");
  const after = start();
  after.store.restore(before.store.version, before.store.objects);
  after.tell("m");
  expect(after.store.list("events").map(({ message, count }) => [message, count])).toEqual([["m", 2]]);
});

test("beyond the bound the oldest go, kept ones first", () => {
  const before = start();
  before.tell("kept");
  const { store, tell } = start();
  store.restore(before.store.version, before.store.objects);
  for (let i = 0; i < eventsMax; i++) tell(`message ${i}`);
  const messages = store.list("events").map(({ message }) => message);
  expect([messages.length, messages.includes("kept"), messages.includes("message 0")]).toEqual([eventsMax, false, true]);
});
