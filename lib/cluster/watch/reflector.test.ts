import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sendJson, sendStatus } from "../testing/fake-api-server.ts";
import type { FakeWatch } from "../testing/fake-watch.ts";
import { fakePod, podsPath, ReflectorHarness } from "../testing/reflector-harness.ts";
import { until } from "../testing/until.ts";

let harness: ReflectorHarness;

beforeEach(async () => {
  harness = await ReflectorHarness.make();
});

afterEach(async () => {
  await harness.close();
});

function onlyWatch(): FakeWatch {
  const [watch] = harness.server.watches;
  if (watch === undefined) throw new Error("No watch is open.");
  return watch;
}

/** Loses the connection; the next try is waited for. */
async function breakWatch(): Promise<void> {
  const before = harness.restarts.length;
  harness.clock.tick(2_000);
  onlyWatch().reset();
  await harness.failed(before + 1);
}

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
    await breakWatch();
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
    await breakWatch();
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
    onlyWatch().bookmark("150");
    await until(() => harness.reflector.status.asOf === harness.clock.now(), "the bookmark was heard");
    harness.clock.tick(2_000);
    await harness.server.kill();
    await harness.failed(1);
    expect(harness.reflector.status).toMatchObject({
      phase: "reconnecting",
      since: harness.clock.now(),
      asOf: harness.clock.now() - 2_000,
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
    const first = onlyWatch();
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
    expect(harness.reflector.status).toMatchObject({ phase: "reconnecting", reason: "nothing was heard for 90 s" });
    harness.clock.tick(800);
    await until(() => harness.server.count("watch") === 2, "it watches again");
    expect(harness.server.requests.at(-1)?.query.get("resourceVersion")).toBe(harness.server.version);
    expect(harness.server.count("list")).toBe(1);
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

describe("410", () => {
  it("on the watch's start: lists anew at once and tells the differences by uid, staying live", async () => {
    for (const name of ["gone", "same", "changed", "reborn"]) harness.server.put(podsPath, fakePod(name));
    await harness.startLive();
    harness.changes.length = 0;
    const watch = onlyWatch();
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
    const watch = onlyWatch();
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
    onlyWatch().error(500, "InternalError", "unable to decode an event from the watch stream");
    await harness.failed(1);
    expect(harness.reflector.status).toMatchObject({ phase: "reconnecting", reason: "unable to decode an event from the watch stream" });
    harness.clock.tick(800);
    await until(() => harness.server.count("watch") === 2, "it watches again");
    expect(harness.server.count("list")).toBe(1);
  });
});

describe("what cannot be understood", () => {
  it.each([
    ["garbage", "garbage\n"],
    ["a truncated line", '{"type":"ADDED","object":{"metadata":{"name":"lost"'],
    ["no event", '{"type":"SOMETHING","object":{}}\n'],
    ["a line of more than 8 MiB", `"${"x".repeat(8 * 1024 * 1024 + 10)}`],
  ])("counts %s and resumes from the last good version, losing nothing", async (_what, text) => {
    await harness.startLive();
    harness.server.put(podsPath, fakePod("a"));
    await harness.knows("a");
    const good = harness.server.version;
    const watch = onlyWatch();
    watch.write(text);
    harness.server.watches.clear();
    harness.server.put(podsPath, fakePod("b"));
    watch.end();
    await harness.failed(1);
    expect(harness.dropped).toEqual(["line"]);
    expect(harness.restarts).toEqual(["bad_line"]);
    harness.clock.tick(800);
    await harness.knows("a", "b");
    expect(harness.server.requests.at(-1)?.query.get("resourceVersion")).toBe(good);
    expect(harness.server.count("list")).toBe(1);
  });

  it("takes a line of 1.5 MB that is well-formed", async () => {
    await harness.startLive();
    harness.server.put(podsPath, fakePod("big", "uid-of-big", { spec: { padding: "x".repeat(1_500_000) } }));
    await harness.knows("big");
  });

  it("gets past a line that is bad every time by listing", async () => {
    await harness.startLive();
    harness.server.always = (request) =>
      request.kind === "watch" ? (_request, response) => response.writeHead(200).end("garbage\n") : undefined;
    onlyWatch().write("garbage\n");
    await harness.failed(1);
    harness.clock.tick(800);
    await harness.failed(2);
    harness.clock.tick(1_600);
    await harness.failed(3);
    harness.server.always = undefined;
    harness.clock.tick(3_200);
    await harness.live();
    expect(harness.relists).toBe(1);
  });

  it("drops an object without name or uid, counts it and goes on", async () => {
    await harness.startLive();
    const watch = onlyWatch();
    watch.send("ADDED", null);
    watch.send("ADDED", { metadata: { name: "nameless", uid: 7 } });
    harness.server.put(podsPath, fakePod("a"));
    await harness.knows("a");
    expect(harness.dropped).toEqual(["object", "object"]);
  });
});

describe("refusals", () => {
  it("honours Retry-After of a 429 without a list", async () => {
    await harness.startLive();
    harness.server.next.watch.push((_request, response) =>
      sendStatus(response, 429, "TooManyRequests", "the server is busy", { "retry-after": "7" }),
    );
    await breakWatch();
    harness.clock.tick(800);
    await harness.failed(2);
    expect(harness.clock.nextInMs).toBe(7_000);
    expect(harness.reflector.status).toMatchObject({ phase: "reconnecting", reason: "the server is busy" });
    harness.clock.tick(7_000);
    await harness.live();
    expect(harness.server.count("list")).toBe(1);
  });

  it("renews the credentials once after a 401, and waits when they are refused again", async () => {
    harness.server.next.list.push((_request, response) => sendStatus(response, 401, "Unauthorized", "Unauthorized"));
    await harness.startLive();
    expect(harness.server.count("list")).toBe(2);
    harness.server.always = (request) =>
      request.kind === "watch" ? (_request, response) => sendStatus(response, 401, "Unauthorized", "Unauthorized") : undefined;
    harness.clock.tick(20_000);
    onlyWatch().reset();
    await harness.failed(1);
    harness.clock.tick(800);
    await harness.failed(2);
    expect(harness.server.count("watch")).toBe(3);
    expect(harness.reflector.status).toMatchObject({ phase: "reconnecting", reason: "Unauthorized" });
    harness.clock.tick(1_600);
    await harness.failed(3);
    expect(harness.server.count("watch")).toBe(4);
  });

  it("drops what it knew when the right is taken away, says which, asks each minute and comes back with the right", async () => {
    harness.server.put(podsPath, fakePod("a"));
    await harness.startLive();
    const refuse = 'pods is forbidden: User "x" cannot list resource "pods" in API group "" at the cluster scope';
    harness.server.always = () => (_request, response) => sendStatus(response, 403, "Forbidden", refuse);
    await breakWatch();
    harness.clock.tick(800);
    await harness.failed(2);
    expect(harness.reflector.status).toMatchObject({ phase: "forbidden", reason: refuse });
    expect(harness.told().at(-1)).toBe("deleted a uid-of-a");
    expect(harness.clock.nextInMs).toBe(60_000);
    harness.clock.tick(60_000);
    await harness.failed(3);
    harness.server.always = undefined;
    harness.clock.tick(60_000);
    await harness.live();
    expect(harness.names()).toEqual(["a"]);
  });

  it("says that the server does not have the kind, and is synced all the same", async () => {
    harness.server.always = () => (_request, response) =>
      sendStatus(response, 404, "NotFound", "the server could not find the requested resource");
    harness.reflector.start();
    await harness.failed(1);
    expect(harness.reflector.status.phase).toBe("gone");
    expect(harness.reflector.isSynced).toBe(true);
    expect(harness.clock.nextInMs).toBe(60_000);
  });

  it("survives an answer that is no list", async () => {
    harness.server.next.list.push((_request, response) => sendJson(response, 200, { hello: "world" }));
    harness.reflector.start();
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
    const watch = onlyWatch();
    watch.send("MODIFIED", old);
    watch.send("ADDED", gone);
    watch.bookmark("1");
    harness.server.put(podsPath, fakePod("b"));
    await harness.knows("a", "b");
    expect(harness.store.find("default", "a")?.phase).toBe("Running");
    onlyWatch().reset();
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
    onlyWatch().send("DELETED", first);
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
