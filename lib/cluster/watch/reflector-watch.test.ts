import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fakePod, podsPath, ReflectorHarness } from "../testing/reflector-harness.ts";
import { until } from "../testing/until.ts";

let harness: ReflectorHarness;

beforeEach(async () => {
  harness = await ReflectorHarness.make();
});

afterEach(async () => {
  await harness.close();
});

describe("watching", () => {
  it("takes in what is added, modified and deleted, in order", async () => {
    await harness.startLive();
    harness.server.put(podsPath, fakePod("a"));
    harness.server.put(podsPath, fakePod("a", "uid-of-a", { status: { phase: "Failed" } }));
    harness.server.remove(podsPath, fakePod("a"));
    await until(() => harness.changes.length === 3, "three changes");
    expect(harness.changes.map((change) => [change.type, change.object.phase])).toEqual([
      ["added", "Running"],
      ["modified", "Failed"],
      ["deleted", "Failed"],
    ]);
  });

  it("resumes from the last bookmark without a list after the server was killed for three seconds, live within five of its return", async () => {
    harness.server.put(podsPath, fakePod("a"));
    await harness.startLive();
    harness.clock.tick(1_000);
    harness.watch().bookmark("150");
    await until(() => harness.reflector.status.asOf === harness.clock.now(), "the bookmark was heard");
    harness.clock.tick(2_000);
    await harness.server.kill();
    await harness.failed(1);
    expect(harness.reflector.status).toMatchObject({
      phase: "reconnecting",
      since: harness.clock.now(),
      // Up to the moment it broke nothing had been kept back.
      asOf: harness.clock.now(),
    });
    expect(harness.names()).toEqual(["a"]);
    harness.clock.tick(800);
    await harness.failed(2);
    expect(harness.reflector.status.reason).toBe("connection refused");
    harness.clock.tick(1_600);
    await harness.failed(3);
    await harness.server.listen();
    harness.clock.tick(3_200);
    await harness.live();
    expect(harness.server.count("list")).toBe(1);
    expect(harness.server.requests.at(-1)?.query.get("resourceVersion")).toBe("150");
  });

  it("tries no more than four times a minute while the server is away for ten minutes", async () => {
    await harness.startLive();
    await harness.server.kill();
    await harness.failed(1);
    const end = harness.clock.now() + 600_000;
    let tries = 1;
    for (; harness.clock.now() + (harness.clock.nextInMs ?? 0) < end; tries += 1) {
      harness.clock.tick(harness.clock.nextInMs ?? 0);
      await harness.failed(tries + 1);
    }
    expect(tries).toBeLessThanOrEqual(40);
    expect(harness.reflector.status).toMatchObject({ phase: "reconnecting", reason: "connection refused" });
  });

  it("resumes at once and stays live when the server ends the watch in good order", async () => {
    await harness.startLive();
    harness.clock.tick(60_000);
    const first = harness.watch();
    first.bookmark("150");
    await until(() => harness.reflector.status.asOf === harness.clock.now(), "the bookmark was heard");
    harness.clock.tick(5_000);
    first.end();
    await until(() => harness.server.count("watch") === 2, "it watches again");
    expect(harness.phases).toEqual(["live"]);
    expect(harness.restarts).toEqual(["ended"]);
  });

  it("waits longer and longer when the server closes each watch at once", async () => {
    harness.server.always = (request) => (request.kind === "watch" ? (_request, response) => response.writeHead(200).end() : undefined);
    harness.reflector.start();
    const waits: (number | undefined)[] = [];
    for (let failures = 1; failures <= 8; failures += 1) {
      await harness.failed(failures);
      waits.push(harness.clock.nextInMs);
      harness.clock.tick(harness.clock.nextInMs ?? 0);
    }
    expect(waits).toEqual([800, 1_600, 3_200, 6_400, 12_800, 25_600, 30_000, 30_000]);
    expect(new Set(harness.restarts)).toEqual(new Set(["closed"]));
    expect(harness.server.count("list")).toBe(1);
  });

  it("notices within 90 s that a connection says nothing any more, and resumes from the last version", async () => {
    await harness.startLive();
    harness.server.put(podsPath, fakePod("a"));
    await harness.knows("a");
    harness.clock.tick(89_999);
    expect(harness.reflector.status.phase).toBe("live");
    harness.clock.tick(1);
    await harness.failed(1);
    // Since when it was dead nobody knows: what is shown is as old as the last word.
    const asOf = harness.clock.now() - 90_000;
    expect(harness.reflector.status).toMatchObject({ phase: "reconnecting", asOf, reason: "nothing was heard for 90 s" });
    harness.clock.tick(800);
    await until(() => harness.server.count("watch") === 2, "it watches again");
    expect(harness.server.requests.at(-1)?.query.get("resourceVersion")).toBe(harness.server.version);
    expect(harness.server.count("list")).toBe(1);
  });

  it("lets a watch of Events be quiet for as long as it lasts, since no bookmarks are sent of them", async () => {
    await harness.close();
    harness = await ReflectorHarness.make(() => 0, "events");
    await harness.startLive();
    harness.clock.tick(300_000);
    expect(harness.reflector.status.phase).toBe("live");
    expect(harness.restarts).toEqual([]);
    // Its own time is over and the server has not ended it: now it is dead.
    harness.clock.tick(90_000);
    await harness.failed(1);
    expect(harness.restarts).toEqual(["silent"]);
  });

  it("notices within 90 s that a server takes the connection and never answers", async () => {
    harness.server.next.list.push(() => undefined);
    harness.reflector.start();
    await until(() => harness.server.count("list") === 1, "the list was asked for");
    harness.clock.tick(90_000);
    await harness.failed(1);
    harness.clock.tick(800);
    await harness.live();
  });
});

describe("versions and lives", () => {
  it("never goes back in time when another server replays older states", async () => {
    await harness.startLive();
    const old = harness.server.put(podsPath, fakePod("a", "uid-of-a", { status: { phase: "Pending" } }));
    const gone = harness.server.put(podsPath, fakePod("gone"));
    harness.server.put(podsPath, fakePod("a", "uid-of-a", { status: { phase: "Running" } }));
    harness.server.remove(podsPath, fakePod("gone"));
    await harness.knows("a");
    const watch = harness.watch();
    watch.send("MODIFIED", old);
    watch.send("ADDED", gone);
    watch.bookmark("1");
    harness.server.put(podsPath, fakePod("b"));
    await harness.knows("a", "b");
    expect(harness.store.find("default", "a")?.phase).toBe("Running");
    harness.watch().reset();
    await harness.failed(1);
    harness.clock.tick(800);
    await harness.live();
    expect(harness.server.requests.at(-1)?.query.get("resourceVersion")).toBe(harness.server.version);
  });

  it("tells a pod that was recreated under the same name while disconnected as deleted and added with the other uid", async () => {
    harness.server.put(podsPath, fakePod("web-0", "first-life"));
    await harness.startLive();
    harness.server.watches.clear();
    await harness.server.kill();
    await harness.failed(1);
    harness.server.put(podsPath, fakePod("web-0", "second-life"));
    harness.server.compact();
    await harness.server.listen();
    harness.clock.tick(800);
    await until(() => harness.store.find("default", "web-0")?.uid === "second-life", "the second life");
    expect(harness.told()).toEqual(["added web-0 first-life", "deleted web-0 first-life", "added web-0 second-life"]);
  });

  it("tells every life of a pod that is recreated twice in a moment, and ignores a late deletion of an earlier one", async () => {
    const first = harness.server.put(podsPath, fakePod("web-0", "first-life"));
    await harness.startLive();
    harness.server.put(podsPath, fakePod("web-0", "second-life"));
    harness.server.put(podsPath, fakePod("web-0", "third-life"));
    harness.watch().send("DELETED", first);
    harness.server.put(podsPath, fakePod("b"));
    await harness.knows("b", "web-0");
    expect(harness.told()).toEqual([
      "added web-0 first-life",
      "deleted web-0 first-life",
      "added web-0 second-life",
      "deleted web-0 second-life",
      "added web-0 third-life",
      "added b uid-of-b",
    ]);
  });
});

it("says nothing more once it is stopped, and leaves no timer behind", async () => {
  await harness.startLive();
  const phases = harness.phases.length;
  harness.reflector.stop();
  await until(() => harness.server.watches.size === 0, "the watch is closed");
  expect(harness.phases.length).toBe(phases);
  expect(harness.restarts).toEqual([]);
  await until(() => harness.clock.waiting === 0, "no timer waits");
});
