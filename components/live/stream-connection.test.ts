import { describe, expect, it } from "vitest";
import { FakeEventSource } from "@/lib/testing/fake-event-source.ts";
import { TestClock } from "@/lib/testing/test-clock.ts";
import type { Connection, TopicFrame } from "./hub-message.ts";
import { StreamConnection } from "./stream-connection.ts";

function setUp(random = 0.5) {
  const clock = new TestClock();
  const sources: FakeEventSource[] = [];
  const frames: TopicFrame[] = [];
  const told: Connection[] = [];
  const connection = new StreamConnection({
    open: (url) => {
      const source = new FakeEventSource(url);
      sources.push(source);
      return source;
    },
    clock,
    random: () => random,
    onFrame: (frame) => frames.push(frame),
    onConnection: (news) => told.push(news),
  });
  const newest = () => {
    const source = sources.at(-1);
    if (!source) throw new Error("no stream was opened");
    return source;
  };
  return { clock, sources, frames, told, connection, newest };
}

describe("StreamConnection", () => {
  it("opens one stream for its topics, and none for the same topics again", () => {
    const { connection, sources, newest } = setUp();
    connection.want(["fleet", "status"]);
    connection.want(["fleet", "status"]);
    expect(sources).toHaveLength(1);
    expect(newest().topics).toEqual(["fleet", "status"]);
    connection.want([]);
    expect(newest().isOpen).toBe(false);
  });

  it("knows the server's clock from the first word on", () => {
    const { connection, newest, clock } = setUp();
    connection.want(["fleet"]);
    newest().hello({ now: new Date(clock.now() + 7_200_000).toISOString() });
    expect(connection.connection).toMatchObject({ phase: "live", skewMs: 7_200_000 });
  });

  it("knows the cluster's clock from the first word on, hears when it changes, and remembers it while reconnecting", () => {
    const { connection, newest, clock } = setUp();
    connection.want(["fleet"]);
    newest().hello({ aheadMs: 300_000 });
    expect(connection.connection.aheadMs).toBe(300_000);
    newest().say("beat", { now: new Date(clock.now()).toISOString(), aheadMs: -5_000 });
    expect(connection.connection).toMatchObject({ phase: "live", skewMs: 0, aheadMs: -5_000 });
    newest().say("error");
    expect(connection.connection).toMatchObject({ phase: "reconnecting", skewMs: 0, aheadMs: -5_000 });
  });

  it("comes back with growing, bounded, jittered pauses, asking for what it missed", () => {
    const { connection, newest, clock, sources } = setUp();
    connection.want(["fleet"]);
    newest().hello();
    newest().say("snapshot", { topic: "fleet", state: {} }, "e:7");
    const pauses: number[] = [];
    for (let failure = 0; failure < 11; failure++) {
      newest().say("error");
      pauses.push(clock.nextInMs ?? -1);
      clock.tick(clock.nextInMs ?? 0);
    }
    expect(pauses).toEqual([750, 1_125, 1_500, 1_500, 1_500, 1_500, 1_500, 3_000, 6_000, 11_250, 11_250]);
    expect(sources).toHaveLength(12);
    expect(newest().lastEventId).toBe("e:7");
    expect(connection.connection.phase).toBe("reconnecting");
    newest().hello();
    expect(connection.connection.phase).toBe("live");
    expect(sources.filter(({ isOpen }) => isOpen)).toHaveLength(1);
  });

  it("begins with snapshots when the topics are others", () => {
    const { connection, newest } = setUp();
    connection.want(["fleet"]);
    newest().hello();
    newest().say("snapshot", { topic: "fleet", state: {} }, "e:7");
    connection.want(["fleet", "set:default/web"]);
    expect(newest().lastEventId).toBeNull();
    expect(connection.connection.phase).toBe("live");
  });

  it("takes two and a half heartbeats of silence for a dead connection", () => {
    const { connection, newest, clock, sources } = setUp();
    connection.want(["fleet"]);
    newest().hello();
    clock.tick(30_000);
    newest().say("beat", { now: new Date(clock.now()).toISOString() });
    clock.tick(37_499);
    expect(connection.connection.phase).toBe("live");
    clock.tick(1);
    expect(connection.connection).toMatchObject({ phase: "reconnecting", reason: "The explorer has fallen silent." });
    clock.tick(1_000);
    expect(sources).toHaveLength(2);
  });

  it("gives up a stream that never says hello", () => {
    const { connection, clock } = setUp();
    connection.want(["fleet"]);
    clock.tick(4_000);
    expect(connection.connection.phase).toBe("reconnecting");
  });

  it("returns soon, but not at once, after a bye", () => {
    const { connection, newest, clock, sources } = setUp();
    connection.want(["fleet"]);
    newest().hello();
    newest().say("bye");
    expect(sources).toHaveLength(1);
    expect(clock.nextInMs).toBeGreaterThan(0);
    expect(clock.nextInMs).toBeLessThanOrEqual(1_500);
    clock.tick(1_500);
    expect(sources).toHaveLength(2);
  });

  it("retries at once when somebody looks again, and leaves a lively stream alone", () => {
    const { connection, newest, clock, sources } = setUp();
    connection.want(["fleet"]);
    newest().hello();
    connection.check();
    expect(sources).toHaveLength(1);
    newest().say("error");
    connection.check();
    expect(sources).toHaveLength(2);
    newest().hello();
    clock.tick(20_000);
    connection.check();
    expect(sources).toHaveLength(3);
  });

  it("hears nothing more from a stream that it left", () => {
    const { connection, sources, newest, frames } = setUp();
    connection.want(["fleet"]);
    const [left] = sources;
    connection.want(["status"]);
    left?.say("snapshot", { topic: "fleet", state: {} });
    left?.say("error");
    expect(frames).toEqual([]);
    expect(newest().isOpen).toBe(true);
  });
});
