import { describe, expect, it, vi } from "vitest";
import { TestClock } from "@/lib/testing/test-clock.ts";
import { type FromHub, renewMs, type ToHub } from "./hub-message.ts";
import { LiveStore } from "./live-store.ts";

function setUp() {
  const clock = new TestClock();
  const posted: ToHub[] = [];
  let hear: (message: FromHub) => void = () => undefined;
  const store = new LiveStore((receive) => {
    hear = receive;
    return (message) => posted.push(message);
  }, clock);
  return { clock, posted, store, hear: (message: FromHub) => hear(message) };
}

const snapshot = (topic: string, state: unknown): FromHub => ({ type: "snapshot", topic, state });

describe("LiveStore", () => {
  it("wants what its components watch, said once for a page that mounts", () => {
    const { clock, posted, store } = setUp();
    store.watch("status", () => undefined);
    store.watch("fleet", () => undefined);
    store.watch("fleet", () => undefined);
    clock.tick(0);
    expect(posted).toEqual([{ type: "want", topics: ["status", "fleet"] }]);
  });

  it("renews its lease, and renews no more once it has left", () => {
    const { clock, posted, store } = setUp();
    store.watch("fleet", () => undefined);
    clock.tick(renewMs);
    expect(posted).toHaveLength(2);
    store.leave();
    expect(clock.waiting).toBe(0);
    expect(posted.at(-1)).toEqual({ type: "leave" });
  });

  it("calls only the watchers of the topic that changed", () => {
    const { store, hear } = setUp();
    const onFleet = vi.fn();
    const onStatus = vi.fn();
    store.watch("fleet", onFleet);
    store.watch("status", onStatus);
    hear(snapshot("fleet", { sets: {} }));
    expect(onFleet).toHaveBeenCalledTimes(1);
    expect(onStatus).not.toHaveBeenCalled();
    expect(store.read("fleet")).toBe(store.read("fleet"));
  });

  it("says why a topic of which nothing was heard yet is not there", () => {
    const { store, hear } = setUp();
    const reason = "The explorer does not answer.";
    store.watch("fleet", () => undefined);
    hear({ type: "connection", connection: { phase: "reconnecting", since: 0, reason } });
    store.watch("status", () => undefined);
    expect([store.read("fleet"), store.read("status")]).toEqual(Array(2).fill({ phase: "loading", since: 0, message: reason }));
    hear({ type: "connection", connection: { phase: "live", since: 1, skewMs: 0 } });
    expect(store.read("fleet").message).toBeUndefined();
  });

  it("shows at once what was seen before, when one comes back to it", () => {
    const { store, hear, clock } = setUp();
    const stop = store.watch("fleet", () => undefined);
    hear(snapshot("fleet", { sets: {} }));
    stop();
    clock.tick(0);
    expect(store.read("fleet").document).toEqual({ sets: {} });
  });

  it("forgets the oldest of what nobody watches any more", () => {
    const { store, hear } = setUp();
    for (let set = 0; set < 20; set++) {
      const stop = store.watch(`set:default/web-${set}`, () => undefined);
      hear(snapshot(`set:default/web-${set}`, { set }));
      stop();
    }
    expect(store.read("set:default/web-0").phase).toBe("loading");
    expect(store.read("set:default/web-19").document).toEqual({ set: 19 });
  });
});
