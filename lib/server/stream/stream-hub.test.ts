import { describe, expect, test } from "vitest";
import { toTimestamp } from "../../clock.ts";
import { heartbeatMs } from "../../protocol/stream.ts";
import type { Topic } from "../../protocol/topic.ts";
import { TestClock } from "../../testing/test-clock.ts";
import { Browser } from "../testing/browser.ts";
import { StreamHub } from "./stream-hub.ts";

const web: Topic = { kind: "set", key: "set:default/web", namespace: "default", name: "web" };
const fleet: Topic = { kind: "fleet", key: "fleet" };

function setUp() {
  const clock = new TestClock();
  const state: Record<string, unknown> = { "set:default/web": { ready: 1, slots: { 0: "ready" } }, fleet: { sets: {} } };
  const interests: string[][] = [];
  let joins = 0;
  const hub = new StreamHub({
    aheadMs: () => 60_000,
    clock,
    epoch: "e1",
    documentOf: (topic) => {
      joins++;
      return state[topic.key];
    },
    onInterest: (topics) => interests.push([...topics.keys()]),
  });
  return { clock, state, hub, interests, joins: () => joins };
}

describe("the stream hub", () => {
  test("greets a viewer with hello, whole documents, and then how far it has come", () => {
    const { hub } = setUp();
    const browser = new Browser(web, fleet);
    hub.join(browser, undefined);
    expect(browser.events).toEqual(["hello", "snapshot", "snapshot", undefined]);
    expect(browser.lastEventId).toMatch(/^e1:\d+$/);
  });

  test("tells both clocks in hello and in every beat", () => {
    const { hub, clock } = setUp();
    const browser = new Browser(web);
    hub.join(browser, undefined);
    expect(browser.received[0]?.data).toEqual({ epoch: "e1", now: toTimestamp(clock.now()), aheadMs: 60_000, heartbeatMs });
    clock.tick(heartbeatMs);
    expect(browser.received.at(-1)?.data).toEqual({ now: toTimestamp(clock.now()), aheadMs: 60_000 });
  });

  test("gathers the changes of a tick in one frame, and sends only the difference", () => {
    const { hub, clock, state } = setUp();
    const browser = new Browser(web);
    hub.join(browser, undefined);
    state[web.key] = { ready: 2, slots: { 0: "ready" } };
    for (let change = 0; change < 100; change++) hub.mark(web.key);
    expect(browser.received.length).toBe(3);
    clock.tick(50);
    expect(browser.received.length).toBe(4);
    expect(browser.received.at(-1)?.data).toEqual({ topic: web.key, patch: { ready: 2 } });
  });

  test("joins a document once however many look at it, and never one that nobody looks at", () => {
    const { hub, clock, state, joins } = setUp();
    for (let viewer = 0; viewer < 10; viewer++) hub.join(new Browser(web), undefined);
    const before = joins();
    expect(before).toBe(1);
    state[web.key] = { ready: 3 };
    hub.mark(web.key);
    hub.mark(fleet.key);
    clock.tick(50);
    expect(joins()).toBe(before + 1);
  });

  test("gives a viewer who comes back just what it missed", () => {
    const { hub, clock, state } = setUp();
    const first = new Browser(web);
    const leave = hub.join(first, undefined);
    const other = new Browser(web);
    hub.join(other, undefined);
    leave();
    for (let ready = 2; ready < 5; ready++) {
      state[web.key] = { ready, slots: { 0: "ready" } };
      hub.mark(web.key);
      clock.tick(50);
    }
    const again = new Browser(web);
    again.documents.set(web.key, first.documents.get(web.key));
    hub.join(again, first.lastEventId);
    expect(again.events).toEqual(["hello", "patch", "patch", "patch", undefined]);
    expect(again.documents.get(web.key)).toEqual(state[web.key]);
  });

  test("gives a snapshot to one who comes from another epoch, or from too long ago", () => {
    const { hub, clock, state } = setUp();
    const stranger = new Browser(web);
    hub.join(stranger, "e0:7");
    expect(stranger.events).toEqual(["hello", "snapshot", undefined]);
    const seen = stranger.lastEventId;
    for (let ready = 0; ready < 300; ready++) {
      state[web.key] = { ready };
      hub.mark(web.key);
      clock.tick(50);
    }
    const late = new Browser(web);
    hub.join(late, seen);
    expect(late.events).toEqual(["hello", "snapshot", undefined]);
    expect(late.documents.get(web.key)).toEqual({ ready: 299 });
  });

  test("says that an object is gone, and shows it again when it is back", () => {
    const { hub, clock, state } = setUp();
    const browser = new Browser(web);
    hub.join(browser, undefined);
    const before = state[web.key];
    state[web.key] = undefined;
    hub.mark(web.key);
    clock.tick(50);
    expect(browser.events.at(-1)).toBe("absent");
    state[web.key] = before;
    hub.mark(web.key);
    clock.tick(50);
    expect(browser.documents.get(web.key)).toEqual(before);
  });

  test("shows the present to one who comes while nobody looked", () => {
    const { hub, state } = setUp();
    hub.join(new Browser(web), undefined)();
    state[web.key] = { ready: 9 };
    const browser = new Browser(web);
    hub.join(browser, undefined);
    expect(browser.documents.get(web.key)).toEqual({ ready: 9 });
  });

  test("beats while somebody listens, and leaves no timer behind when nobody does", () => {
    const { hub, clock } = setUp();
    const browser = new Browser(web);
    const leave = hub.join(browser, undefined);
    clock.tick(15_000);
    clock.tick(15_000);
    expect(browser.events.filter((event) => event === "beat").length).toBe(2);
    leave();
    clock.tick(120_000);
    expect(clock.waiting).toBe(0);
  });

  test("tells what is in view whenever that changes", () => {
    const { hub, interests } = setUp();
    const leave = hub.join(new Browser(web, fleet), undefined);
    leave();
    expect(interests).toEqual([["set:default/web", "fleet"], []]);
  });

  test("says goodbye to everybody as it ends", () => {
    const { hub, clock } = setUp();
    const browser = new Browser(web);
    hub.join(browser, undefined);
    hub.end();
    expect(browser.events.at(-1)).toBe("bye");
    expect(browser.ended).toBe(true);
    expect(clock.waiting).toBe(0);
  });
});
