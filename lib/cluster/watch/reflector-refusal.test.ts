import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sendJson, sendStatus } from "../testing/fake-api-server.ts";
import { fakePod, podsPath, ReflectorHarness } from "../testing/reflector-harness.ts";

let harness: ReflectorHarness;

beforeEach(async () => {
  harness = await ReflectorHarness.make();
});

afterEach(async () => {
  await harness.close();
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
    const watch = harness.watch();
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
    harness.watch().write("garbage\n");
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
    const watch = harness.watch();
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
    await harness.breakWatch();
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
    harness.watch().reset();
    await harness.failed(1);
    harness.clock.tick(800);
    await harness.failed(2);
    expect(harness.server.count("watch")).toBe(3);
    expect(harness.reflector.status).toMatchObject({ phase: "reconnecting", reason: "Unauthorized" });
    harness.clock.tick(1_600);
    await harness.failed(3);
    expect(harness.server.count("watch")).toBe(4);
  });

  it("drops what it knew when the right stays away after an outage, says which, asks each minute and comes back with the right", async () => {
    harness.server.put(podsPath, fakePod("a"));
    await harness.startLive();
    const refuse = 'pods is forbidden: User "x" cannot list resource "pods" in API group "" at the cluster scope';
    harness.server.always = () => (_request, response) => sendStatus(response, 403, "Forbidden", refuse);
    await harness.breakWatch();
    for (const [index, pauseMs] of [800, 1_600, 3_200, 6_400].entries()) {
      expect(harness.reflector.status.phase).toBe("reconnecting");
      expect(harness.names()).toEqual(["a"]);
      harness.clock.tick(pauseMs);
      await harness.failed(index + 2);
    }
    expect(harness.reflector.status).toMatchObject({ phase: "forbidden", reason: refuse });
    expect(harness.told().at(-1)).toBe("deleted a uid-of-a");
    expect(harness.clock.nextInMs).toBe(5_000);
    harness.clock.tick(5_000);
    await harness.failed(6);
    expect(harness.clock.nextInMs).toBe(60_000);
    harness.server.always = undefined;
    harness.clock.tick(60_000);
    await harness.live();
    expect(harness.names()).toEqual(["a"]);
  });

  it("believes a refusal at once when no outage came before it", async () => {
    harness.server.put(podsPath, fakePod("a"));
    await harness.startLive();
    harness.server.always = () => (_request, response) => sendStatus(response, 403, "Forbidden", "pods is forbidden");
    harness.clock.tick(2_000);
    harness.watch().end();
    await harness.failed(2);
    expect(harness.reflector.status.phase).toBe("forbidden");
    expect(harness.names()).toEqual([]);
  });

  it("keeps what it knew while an API server that was just started has not read its roles yet", async () => {
    harness.server.put(podsPath, fakePod("a"));
    await harness.startLive();
    harness.server.always = () => (_request, response) => sendStatus(response, 403, "Forbidden", "pods is forbidden");
    await harness.breakWatch();
    harness.clock.tick(800);
    await harness.failed(2);
    expect(harness.reflector.status).toMatchObject({ phase: "reconnecting", reason: "pods is forbidden" });
    harness.server.always = undefined;
    harness.clock.tick(1_600);
    await harness.live();
    expect(harness.told()).toEqual(["added a uid-of-a"]);
    expect(harness.server.count("list")).toBe(1);
  });

  it("is refused at its start without a doubt, is synced, and asks again soon: that server may have been just started too", async () => {
    harness.server.next.list.push((_request, response) => sendStatus(response, 403, "Forbidden", "pods is forbidden"));
    harness.reflector.start();
    await harness.failed(1);
    expect(harness.reflector.status.phase).toBe("forbidden");
    expect(harness.reflector.isSynced).toBe(true);
    harness.clock.tick(5_000);
    await harness.live();
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
