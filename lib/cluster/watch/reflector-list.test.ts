import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sendStatus } from "../testing/fake-api-server.ts";
import { fakePod, podsPath, ReflectorHarness } from "../testing/reflector-harness.ts";
import { until } from "../testing/until.ts";

let harness: ReflectorHarness;

beforeEach(async () => {
  harness = await ReflectorHarness.make();
});

afterEach(async () => {
  await harness.close();
});

describe("listing", () => {
  it("lists in pages of 500 without asking for an old state, then watches from the list's version with bookmarks", async () => {
    for (let index = 0; index < 1_100; index += 1) harness.server.put(podsPath, fakePod(`pod-${index}`));
    await harness.startLive();
    expect(harness.store.size).toBe(1_100);
    const [first, second, third, watch] = harness.server.requests;
    expect([first, second, third].map((request) => request?.query.get("limit"))).toEqual(["500", "500", "500"]);
    expect(first?.query.has("resourceVersion")).toBe(false);
    expect(third?.query.get("continue")).toContain(":1000");
    expect(watch?.query.get("allowWatchBookmarks")).toBe("true");
    expect(watch?.query.get("resourceVersion")).toBe(harness.server.version);
    expect(Number(watch?.query.get("timeoutSeconds"))).toBe(300);
  });

  it("starts the list again when its continue token expires, and asks for all at once when that happens twice", async () => {
    for (const name of ["a", "b", "c"]) harness.server.put(podsPath, fakePod(name));
    harness.server.pageSize = 2;
    const expire = () => {
      harness.server.always = (request) => {
        if (request.kind !== "list" || !request.query.has("continue")) return undefined;
        return (_request, response) => sendStatus(response, 410, "Expired", "The provided continue parameter is too old.");
      };
    };
    expire();
    harness.reflector.start();
    await harness.failed(2);
    expect(harness.names()).toEqual(["a", "b"]);
    harness.clock.tick(2_000);
    await harness.live();
    expect(harness.names()).toEqual(["a", "b", "c"]);
    const lists = harness.server.requests.filter((request) => request.kind === "list");
    expect(lists.map((request) => (request.query.has("continue") ? "more" : request.query.get("limit")))).toEqual([
      "500",
      "more",
      "500",
      "more",
      null,
    ]);
  });

  it("serves the old cache while a list fails for a minute, and recovers by itself", async () => {
    harness.server.put(podsPath, fakePod("a"));
    await harness.startLive();
    harness.server.compact();
    harness.server.always = (request) => {
      if (request.kind !== "list") return undefined;
      return (_request, response) => sendStatus(response, 500, "InternalError", "etcdserver: request timed out");
    };
    await harness.breakWatch();
    harness.clock.tick(1_000);
    for (let failures = 3; failures < 8; failures += 1) {
      await harness.failed(failures);
      expect(harness.names()).toEqual(["a"]);
      expect(harness.reflector.status).toMatchObject({ phase: "reconnecting", reason: "etcdserver: request timed out" });
      harness.clock.tick(45_000);
    }
    await harness.failed(8);
    harness.server.always = undefined;
    harness.clock.tick(45_000);
    await harness.live();
    expect(harness.names()).toEqual(["a"]);
  });

  it("takes no list from a server that knows less than we do, until three in a row say that the cluster was restored", async () => {
    const restored = fakePod("old");
    harness.server.put(podsPath, restored);
    for (const name of ["b", "c"]) harness.server.put(podsPath, fakePod(name));
    await harness.startLive();
    harness.server.compact();
    for (const name of ["b", "c"]) harness.server.remove(podsPath, fakePod(name));
    await harness.breakWatch();
    // What the servers say from now on was true long ago.
    harness.server.rewind(50);
    harness.clock.tick(1_000);
    await harness.failed(3);
    expect(harness.restarts.slice(-2)).toEqual(["expired", "behind"]);
    expect(harness.names()).toEqual(["b", "c", "old"]);
    harness.clock.tick(10_000);
    await harness.failed(4);
    expect(harness.names()).toEqual(["b", "c", "old"]);
    harness.server.next.watch.push(() => undefined);
    harness.clock.tick(10_000);
    await harness.knows("old");
  });
});

it("finds out that the cluster was set up anew at the same address, where a version from its future brings nothing, not even a bookmark", async () => {
  harness.server.put(podsPath, fakePod("old"));
  await harness.startLive();
  await harness.server.kill();
  await harness.failed(1);
  harness.server.remove(podsPath, fakePod("old"));
  harness.server.rewind(10);
  harness.server.put(podsPath, fakePod("new"));
  await harness.server.listen();
  harness.clock.tick(800);
  await harness.live();
  harness.clock.tick(90_000);
  for (let failures = 2; failures <= 4; failures += 1) {
    await harness.failed(failures);
    harness.clock.tick(harness.clock.nextInMs ?? 0);
  }
  expect(harness.restarts).toEqual(["broken", "silent", "behind", "behind"]);
  await harness.knows("new");
});

describe("410", () => {
  it("on the watch's start: lists anew at once and tells the differences by uid, staying live", async () => {
    for (const name of ["gone", "same", "changed", "reborn"]) harness.server.put(podsPath, fakePod(name));
    await harness.startLive();
    harness.changes.length = 0;
    const watch = harness.watch();
    harness.clock.tick(2_000);
    harness.server.watches.clear();
    harness.server.remove(podsPath, fakePod("gone"));
    harness.server.put(podsPath, fakePod("changed", "uid-of-changed", { status: { phase: "Failed" } }));
    harness.server.put(podsPath, fakePod("reborn", "another-uid"));
    harness.server.put(podsPath, fakePod("new"));
    harness.server.compact();
    watch.end();
    await harness.knows("changed", "new", "reborn", "same");
    await harness.live();
    expect(harness.told().sort()).toEqual([
      "added new uid-of-new",
      "added reborn another-uid",
      "deleted gone uid-of-gone",
      "deleted reborn uid-of-reborn",
      "modified changed uid-of-changed",
    ]);
    expect(harness.told().indexOf("deleted reborn uid-of-reborn")).toBeLessThan(harness.told().indexOf("added reborn another-uid"));
    expect(harness.phases).toEqual(["live"]);
    expect(harness.relists).toBe(1);
  });

  it("as an ERROR event in the stream: the same", async () => {
    harness.server.put(podsPath, fakePod("a"));
    await harness.startLive();
    const watch = harness.watch();
    harness.clock.tick(2_000);
    harness.server.watches.clear();
    harness.server.put(podsPath, fakePod("b"));
    watch.error(410, "Expired", "too old resource version");
    await harness.knows("a", "b");
    expect(harness.restarts).toEqual(["expired"]);
    expect(harness.relists).toBe(1);
  });

  it("time after time: waits between the lists", async () => {
    harness.server.always = (request) =>
      request.kind === "watch" ? (_request, response) => sendStatus(response, 410, "Expired", "too old resource version") : undefined;
    harness.reflector.start();
    await harness.failed(2);
    expect(harness.clock.nextInMs).toBe(800);
    expect(harness.server.count("list")).toBe(2);
  });

  it("swallows no other ERROR event of the stream", async () => {
    await harness.startLive();
    harness.watch().error(500, "InternalError", "unable to decode an event from the watch stream");
    await harness.failed(1);
    expect(harness.reflector.status).toMatchObject({ phase: "reconnecting", reason: "unable to decode an event from the watch stream" });
    harness.clock.tick(800);
    await until(() => harness.server.count("watch") === 2, "it watches again");
    expect(harness.server.count("list")).toBe(1);
  });
});
