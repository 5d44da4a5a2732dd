import { describe, expect, it } from "vitest";
import { FakeEventSource } from "@/lib/testing/fake-event-source.ts";
import { TestClock } from "@/lib/testing/test-clock.ts";
import { type FromHub, leaseMs } from "./hub-message.ts";
import { StreamHub } from "./stream-hub.ts";

function setUp() {
  const clock = new TestClock();
  const sources: FakeEventSource[] = [];
  const hub = new StreamHub({
    open: (url) => {
      const source = new FakeEventSource(url);
      sources.push(source);
      return source;
    },
    clock,
    random: () => 0,
  });
  const openTab = (id: string) => {
    const heard: FromHub[] = [];
    const post = (message: FromHub) => heard.push(message);
    return {
      heard,
      want: (...topics: string[]) => hub.receive(id, post, { type: "want", topics }),
      leave: () => hub.receive(id, post, { type: "leave" }),
      topicsHeard: () => heard.flatMap((message) => (message.type === "connection" ? [] : [`${message.type} ${message.topic}`])),
    };
  };
  const open = () => sources.filter(({ isOpen }) => isOpen);
  return { clock, sources, openTab, open };
}

describe("StreamHub", () => {
  it("opens one stream for the topics of all tabs together", () => {
    const { clock, openTab, sources, open } = setUp();
    openTab("1").want("status", "fleet");
    openTab("2").want("status", "set:default/web");
    clock.tick(10);
    expect(sources).toHaveLength(1);
    expect(open()[0]?.topics).toEqual(["fleet", "set:default/web", "status"]);
  });

  it("serves a later tab from what is known, patches included, and tells each tab only what it wants", () => {
    const { clock, openTab, open } = setUp();
    const first = openTab("1");
    first.want("fleet", "status");
    clock.tick(10);
    open()[0]?.hello();
    open()[0]?.say("snapshot", { topic: "fleet", state: { sets: { a: 1 } } });
    open()[0]?.say("patch", { topic: "fleet", patch: { sets: { b: 2 } } });
    open()[0]?.say("snapshot", { topic: "status", state: {} });
    const later = openTab("2");
    later.want("fleet");
    expect(later.heard).toEqual([
      expect.objectContaining({ type: "connection" }),
      { type: "snapshot", topic: "fleet", state: { sets: { a: 1, b: 2 } } },
    ]);
    expect(first.topicsHeard()).toEqual(["snapshot fleet", "patch fleet", "snapshot status"]);
  });

  it("does not say again what a tab that renews its lease has heard", () => {
    const { clock, openTab, open } = setUp();
    const tab = openTab("1");
    tab.want("fleet");
    clock.tick(10);
    open()[0]?.say("snapshot", { topic: "fleet", state: {} });
    tab.want("fleet");
    expect(tab.topicsHeard()).toEqual(["snapshot fleet"]);
  });

  it("reopens nothing while one goes back and forth, and lets go of a topic that stays unwanted", () => {
    const { clock, openTab, sources, open } = setUp();
    const tab = openTab("1");
    tab.want("fleet");
    clock.tick(10);
    tab.want("set:default/web");
    clock.tick(10);
    tab.want("fleet");
    clock.tick(10);
    expect(sources).toHaveLength(2);
    open()[0]?.hello();
    clock.tick(30_000);
    expect(open()[0]?.topics).toEqual(["fleet"]);
  });

  it("closes the stream when the last tab leaves", () => {
    const { clock, openTab, open } = setUp();
    const tab = openTab("1");
    tab.want("fleet");
    clock.tick(10);
    tab.leave();
    clock.tick(10);
    expect(open()).toEqual([]);
    expect(clock.waiting).toBe(0);
  });

  it("releases what a tab wanted that vanished without a word", () => {
    const { clock, openTab, open } = setUp();
    openTab("1").want("fleet");
    clock.tick(leaseMs + 60_000);
    expect(open()).toEqual([]);
    expect(clock.waiting).toBe(0);
  });

  it("begins again with snapshots when it hears a patch to nothing", () => {
    const { clock, openTab, sources, open } = setUp();
    openTab("1").want("fleet");
    clock.tick(10);
    open()[0]?.hello();
    open()[0]?.say("patch", { topic: "fleet", patch: {} }, "e:9");
    expect(sources).toHaveLength(2);
    expect(open()[0]?.lastEventId).toBeNull();
  });

  it("asks for no more topics than a stream may carry, wanted ones first", () => {
    const { clock, openTab, open } = setUp();
    openTab("1").want(...Array.from({ length: 40 }, (_, index) => `set:default/web-${index}`));
    clock.tick(10);
    expect(open()[0]?.topics).toHaveLength(32);
  });
});
