import { afterEach, beforeEach, expect, it } from "vitest";
import { kindNames } from "../../statefulset/objects/kinds.ts";
import { TestClock } from "../../testing/test-clock.ts";
import type { CacheChange } from "../cluster.ts";
import { makeClientConfig } from "../kubeconfig/make-client-config.ts";
import { parseKubeconfig } from "../kubeconfig/parse-kubeconfig.ts";
import { selectContext } from "../kubeconfig/select-context.ts";
import { makeSendRequest } from "../requests/api-client.ts";
import { Credentials } from "../requests/credentials.ts";
import { FakeApiServer, type FakeRequest, sendStatus } from "../testing/fake-api-server.ts";
import { kubeconfigFor } from "../testing/kubeconfig-for.ts";
import { until } from "../testing/until.ts";
import { eventsMax } from "./event-bound.ts";
import { LiveCache } from "./live-cache.ts";
import { silentObserver } from "./watch-observer.ts";

let clock: TestClock;
let server: FakeApiServer;
let credentials: Credentials;
let cache: LiveCache;
let faults: unknown[];

beforeEach(async () => {
  clock = new TestClock();
  server = await FakeApiServer.start();
  faults = [];
  const selected = selectContext(parseKubeconfig(kubeconfigFor(server.url), "of the test", "/"), undefined);
  credentials = new Credentials(() => makeClientConfig(selected), clock);
  cache = makeCache(["a", "b"]);
});

afterEach(async () => {
  cache.stop();
  await credentials.close();
  await server.kill();
});

function makeCache(namespaces: readonly string[] | undefined): LiveCache {
  const send = makeSendRequest(server.url, credentials);
  return new LiveCache({ namespaces, send, clock, random: () => 0, observer: silentObserver, onFault: (fault) => faults.push(fault) });
}

function forbid(matches: (request: FakeRequest) => boolean): void {
  server.always = (request) =>
    matches(request) ? (_request, response) => sendStatus(response, 403, "Forbidden", "you cannot list these") : undefined;
}

const podsIn = (namespace: string) => `/api/v1/namespaces/${namespace}/pods`;

it("is synced once every kind was listed, or found to be forbidden or gone", async () => {
  server.always = (request) =>
    request.path.endsWith("/nodes")
      ? (_request, response) => sendStatus(response, 403, "Forbidden", "no")
      : request.path.endsWith("/storageclasses")
        ? (_request, response) => sendStatus(response, 404, "NotFound", "no")
        : undefined;
  expect(cache.isSynced()).toBe(false);
  cache.start();
  await until(() => cache.isSynced(), "the cache is synced");
  expect(cache.status("nodes")).toMatchObject({ phase: "forbidden", reason: "no" });
  expect(cache.status("storageclasses").phase).toBe("gone");
});

it("costs one watch for each kind and scope", async () => {
  cache.start();
  await until(() => kindNames.every((kind) => cache.status(kind).phase === "live"), "every kind is live");
  expect(server.watches.size).toBe(7 * 2 + 3);
});

it("tells the worst of a kind's namespaces, and which one is forbidden, while the other stays live", async () => {
  server.put(podsIn("a"), { metadata: { name: "web-0", namespace: "a", uid: "u" } });
  forbid((request) => request.path === podsIn("b"));
  cache.start();
  await until(() => cache.isSynced(), "the cache is synced");
  expect(cache.status("pods")).toMatchObject({
    phase: "forbidden",
    reason: "you cannot list these",
    forbiddenIn: ["b"],
    objects: 1,
  });
  expect(cache.isForbidden("pods", "a")).toBe(false);
  expect(cache.isForbidden("pods", "b")).toBe(true);
  expect(cache.status("services").phase).toBe("live");
});

it("drops only the objects of a scope whose right is taken away, and tells each", async () => {
  for (const namespace of ["a", "b"]) server.put(podsIn(namespace), { metadata: { name: "web-0", namespace, uid: `u-${namespace}` } });
  cache.start();
  await until(() => kindNames.every((kind) => cache.status(kind).phase === "live"), "every kind is live");
  const told: CacheChange[] = [];
  cache.subscribe((change) => told.push(change));
  forbid((request) => request.path === podsIn("b"));
  for (const watch of server.watches) if (watch.path === podsIn("b")) watch.reset();
  await until(() => cache.status("pods").phase === "reconnecting", "the broken watch is noticed");
  await until(() => {
    clock.tick(200);
    return cache.isForbidden("pods", "b");
  }, "the right is missing");
  expect([...cache.all("pods")].map((pod) => pod.namespace)).toEqual(["a"]);
  expect(told.filter((change) => change.type === "deleted")).toMatchObject([{ kind: "pods", object: { namespace: "b" } }]);
  expect(told.filter((change) => change.type === "status").every((change) => change.kind === "pods")).toBe(true);
});

it("goes on when a subscriber throws, and says so", async () => {
  const heard: string[] = [];
  cache.subscribe(() => {
    throw new Error("a mistake of mine");
  });
  cache.subscribe((change) => heard.push(change.type));
  cache.start();
  await until(() => kindNames.every((kind) => cache.status(kind).phase === "live"), "every kind is live");
  expect(heard.length).toBeGreaterThan(0);
  expect(faults).toHaveLength(heard.length);
});

it("keeps the newest events over all, up to a bound", async () => {
  cache = makeCache(undefined);
  for (let index = 0; index < eventsMax + 1_500; index += 1) {
    const lastTimestamp = new Date(Date.UTC(2026, 0, 1) + index * 1_000).toISOString();
    server.put("/api/v1/events", { metadata: { name: `e-${index}`, namespace: "default", uid: `uid-${index}` }, lastTimestamp });
  }
  cache.start();
  await until(() => cache.status("events").phase === "live", "events are live");
  expect(cache.status("events").objects).toBeLessThanOrEqual(eventsMax + 1_000);
  expect(cache.find("events", "default", `e-${eventsMax + 1_499}`)).toBeDefined();
  expect(cache.find("events", "default", "e-0")).toBeUndefined();
});
