import { request as httpRequest } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { WireConfigMap } from "../../controllers/objects/cluster-objects.ts";
import { eventually } from "../testing/eventually.ts";
import { type LabServer, startLabServer } from "../testing/lab-server.ts";

const token = "secret";
const path = "/api/v1/namespaces/default/configmaps";

interface WatchEvent {
  type: string;
  object: { kind: string; code?: number; message?: string; metadata: { name?: string; resourceVersion?: string; annotations?: unknown } };
}

/** A watch that is being read: what it said so far, and whether the server ended it. */
interface Reading {
  events: WatchEvent[];
  ended: boolean;
  stop(): void;
}

let server: LabServer;
const readings: Reading[] = [];

beforeEach(async () => {
  server = await startLabServer(token, { historyMax: 20, namespaces: [] });
});

afterEach(async () => {
  for (const reading of readings.splice(0)) reading.stop();
  await server.close();
});

function map(name: string): WireConfigMap {
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name, namespace: "default" } };
}

async function watch(query: string): Promise<Reading> {
  const reading: Reading = { events: [], ended: false, stop: () => request.destroy() };
  const request = httpRequest(`${server.url}${path}?watch=true&${query}`, { headers: { authorization: `Bearer ${token}` }, agent: false });
  readings.push(reading);
  await new Promise<void>((resolve, reject) => {
    request.on("error", reject);
    request.on("response", (response) => {
      let rest = "";
      response.on("data", (chunk: Buffer) => {
        const lines = (rest + chunk.toString()).split("\n");
        rest = lines.pop() ?? "";
        reading.events.push(...lines.map((line) => JSON.parse(line) as WatchEvent));
      });
      response.on("error", () => undefined);
      response.on("end", () => {
        reading.ended = true;
      });
      resolve();
    });
    request.end();
  });
  return reading;
}

function count(reading: Reading, wanted: number) {
  return eventually(`${wanted} events`, () => (reading.events.length >= wanted ? reading.events : undefined));
}

test("a watch goes on where its version was, and tells what happens next", async () => {
  const first = server.store.create("configmaps", map("a"));
  server.store.create("configmaps", map("b"));
  const reading = await watch(`resourceVersion=${first.metadata.resourceVersion}`);
  await count(reading, 1);
  server.store.remove("configmaps", "default", "a");
  const events = await count(reading, 2);
  expect(events.map(({ type, object }) => [type, object.metadata.name])).toEqual([
    ["ADDED", "b"],
    ["DELETED", "a"],
  ]);
  expect(events[1]?.object.metadata.resourceVersion).toBe(String(server.store.version));
});

test("a version that the history has forgotten is answered with 410 in the stream, which then ends", async () => {
  const start = server.store.version;
  for (let i = 0; i < 60; i++) server.store.create("configmaps", map(`m${i}`));
  const reading = await watch(`resourceVersion=${start}`);
  await eventually("the end", () => (reading.ended ? true : undefined));
  expect(reading.events.map(({ type, object }) => [type, object.code])).toEqual([["ERROR", 410]]);
  expect(reading.events[0]?.object.message).toMatch(/^too old resource version: \d+ \(\d+\)$/);
});

test("a version that a server of an earlier life gave out is answered with 410 as well", async () => {
  const reading = await watch("resourceVersion=99999999");
  await eventually("the end", () => (reading.ended ? true : undefined));
  expect(reading.events.map(({ object }) => object.code)).toEqual([410]);
});

test("bookmarks come at the end of what there is, and every minute, to those who allow them, and never to others", async () => {
  const [told, silent] = [await watch("allowWatchBookmarks=true"), await watch("")];
  server.clock.tick(60_000);
  server.store.create("configmaps", map("a"));
  server.clock.tick(60_000);
  await count(told, 4);
  await count(silent, 1);
  expect(told.events.map(({ type }) => type)).toEqual(["BOOKMARK", "BOOKMARK", "ADDED", "BOOKMARK"]);
  expect(told.events[0]?.object.metadata.annotations).toEqual({ "k8s.io/initial-events-end": "true" });
  expect(told.events[3]?.object.metadata).toEqual({ resourceVersion: String(server.store.version) });
  expect(silent.events.map(({ type }) => type)).toEqual(["ADDED"]);
});

test("timeoutSeconds ends a watch without a word", async () => {
  const reading = await watch("timeoutSeconds=10");
  server.clock.tick(9_999);
  expect(reading.ended).toBe(false);
  server.clock.tick(1);
  await eventually("the end", () => (reading.ended ? true : undefined));
  expect(reading.events).toEqual([]);
});

test("a client that goes leaves no listener and no timer behind", async () => {
  const before = server.clock.waiting;
  const reading = await watch("allowWatchBookmarks=true");
  expect(server.clock.waiting).toBe(before + 2);
  reading.stop();
  await eventually("the timers are gone", () => (server.clock.waiting === before ? true : undefined));
});

test("pages of a list are of one version, and a page whose version is forgotten is refused with 410", async () => {
  for (const name of ["a", "b", "c"]) server.store.create("configmaps", map(name));
  const first = await server.ask({ path: `${path}?limit=2` });
  const { metadata } = first.body as { metadata: { continue: string; resourceVersion: string } };
  server.store.create("configmaps", map("d"));
  const second = await server.ask({ path: `${path}?limit=2&continue=${metadata.continue}` });
  const page = second.body as { items: { metadata: { name: string } }[]; metadata: { resourceVersion: string } };
  expect(page.items.map((item) => item.metadata.name)).toEqual(["c"]);
  expect(page.metadata.resourceVersion).toBe(metadata.resourceVersion);
  server.store.history.forget();
  const third = await server.ask({ path: `${path}?limit=2&continue=${metadata.continue}` });
  expect(third.body).toMatchObject({ code: 410, reason: "Expired" });
});

test("deleting a pod obeys preconditions and dry runs", async () => {
  const spec = { containers: [{ name: "c", image: "c:1" }], nodeName: "node-1" };
  const pod = server.store.create("pods", { apiVersion: "v1", kind: "Pod", metadata: { name: "p", namespace: "default" }, spec });
  const remove = (body: unknown, query = "") =>
    server.ask({
      method: "DELETE",
      path: `/api/v1/namespaces/default/pods/p${query}`,
      headers: { "content-type": "application/json" },
      body,
    });
  const wrong = await remove({ preconditions: { uid: "other" } });
  expect(wrong.body).toMatchObject({
    code: 409,
    message: `Operation cannot be fulfilled on Pod "p": the UID in the precondition (other) does not match the UID in record (${pod.metadata.uid}). The object might have been deleted and then recreated`,
  });
  await remove({ dryRun: ["All"] });
  expect(server.store.get("pods", "default", "p")?.metadata.deletionTimestamp).toBeUndefined();
  // With a body nothing is read of the query: seen on 1.35.4.
  const right = await remove({ preconditions: { uid: pod.metadata.uid } }, "?dryRun=All");
  expect(right.body).toMatchObject({ metadata: { deletionGracePeriodSeconds: 30, generation: 2 } });
  await remove({ gracePeriodSeconds: 0 });
  expect(server.store.get("pods", "default", "p")).toBeUndefined();
});
