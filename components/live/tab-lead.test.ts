import { describe, expect, it } from "vitest";
import { FakeEventSource } from "@/lib/testing/fake-event-source.ts";
import { TestClock } from "@/lib/testing/test-clock.ts";
import type { FromHub } from "./hub-message.ts";
import { StreamHub } from "./stream-hub.ts";
import { joinTabs } from "./tab-lead.ts";

type Channel = Parameters<typeof joinTabs>[0]["channel"];

/** A browser of several tabs: one channel among them, and one lock that passes to the next when its holder closes. */
function setUp() {
  const clock = new TestClock();
  const sources: FakeEventSource[] = [];
  const channels = new Set<Channel>();
  const queue: (() => unknown)[] = [];
  let isHeld = false;

  const openTab = () => {
    const heard: FromHub[] = [];
    const channel: Channel = {
      onmessage: null,
      postMessage: (data: unknown) => {
        for (const other of channels)
          if (other !== channel) other.onmessage?.call(other as BroadcastChannel, { data: structuredClone(data) } as MessageEvent);
      },
    };
    channels.add(channel);
    const lead = (granted: () => unknown) => {
      if (isHeld) queue.push(granted);
      else {
        isHeld = true;
        granted();
      }
    };
    const locks = { request: (_name: string, granted: () => unknown) => lead(granted) } as unknown as LockManager;
    const createHub = () =>
      new StreamHub({
        open: (url) => {
          const source = new FakeEventSource(url);
          sources.push(source);
          return source;
        },
        clock,
        random: () => 0,
      });
    const post = joinTabs({ receive: (message) => heard.push(message), createHub, channel, locks });
    const closeLeader = () => {
      channels.delete(channel);
      queue.shift()?.();
    };
    return { heard, post, closeLeader };
  };
  return { clock, sources, openTab };
}

const snapshots = (heard: readonly FromHub[]) => heard.filter(({ type }) => type === "snapshot");

describe("tabs without a shared worker", () => {
  it("share one stream, held by the first", () => {
    const { clock, sources, openTab } = setUp();
    const first = openTab();
    const second = openTab();
    first.post({ type: "want", topics: ["fleet"] });
    second.post({ type: "want", topics: ["status"] });
    clock.tick(10);
    expect(sources.map(({ topics }) => topics)).toEqual([["fleet", "status"]]);
    sources[0]?.say("snapshot", { topic: "status", state: { phase: "live" } });
    expect(snapshots(second.heard)).toEqual([{ type: "snapshot", topic: "status", state: { phase: "live" } }]);
    expect(snapshots(first.heard)).toEqual([]);
  });

  it("go on under the next one when the leading tab closes", () => {
    const { clock, sources, openTab } = setUp();
    const first = openTab();
    const second = openTab();
    const third = openTab();
    second.post({ type: "want", topics: ["fleet"] });
    third.post({ type: "want", topics: ["status"] });
    clock.tick(10);
    first.closeLeader();
    clock.tick(10);
    expect(sources.at(-1)?.topics).toEqual(["fleet", "status"]);
    sources.at(-1)?.say("snapshot", { topic: "status", state: {} });
    expect(snapshots(third.heard)).toHaveLength(1);
  });
});
