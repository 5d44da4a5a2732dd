import { expect, test } from "vitest";
import type { WireConfigMap } from "../../controllers/objects/cluster-objects.ts";
import { TestClock } from "../../testing/test-clock.ts";
import { createRandom } from "../random.ts";
import type { Journal } from "./journal.ts";
import { Store } from "./store.ts";

function newStore(historyMax?: number, journal?: Journal): Store {
  return new Store({
    ...(journal && { journal }),
    clock: new TestClock(),
    random: createRandom(3),
    prepare: (_resource, object) => object,
    ...(historyMax !== undefined && { historyMax }),
  });
}

function map(name: string, value = "1"): WireConfigMap {
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name, namespace: "default" }, data: { value } };
}

test("every write raises the one version; one that changes nothing does not", () => {
  const store = newStore();
  const first = store.create("configmaps", map("a"));
  const second = store.update("configmaps", { ...first, data: { value: "2" } });
  const same = store.update("configmaps", { ...second });
  expect(Number(second.metadata.resourceVersion)).toBe(Number(first.metadata.resourceVersion) + 1);
  expect(same.metadata.resourceVersion).toBe(second.metadata.resourceVersion);
  expect(store.version).toBe(Number(second.metadata.resourceVersion));
});

test("a recreated name is another object, and the old one cannot be written any more", () => {
  const store = newStore();
  const first = store.create("configmaps", map("a"));
  expect(() => store.create("configmaps", map("a"))).toThrow("already exists");
  store.remove("configmaps", "default", "a");
  const second = store.create("configmaps", map("a"));
  expect(second.metadata.uid).not.toBe(first.metadata.uid);
  expect(() => store.update("configmaps", first)).toThrow("not found");
});

test("stored objects cannot be changed, neither through what was written nor through what is read", () => {
  const store = newStore();
  const written = map("a");
  store.create("configmaps", written);
  written.data = { value: "changed" };
  const read = store.get("configmaps", "default", "a");
  expect(read?.data).toEqual({ value: "1" });
  expect(() => Object.assign(read?.data ?? {}, { value: "changed" })).toThrow();
});

test("all listeners hear all changes in the order of their versions, also when one of them writes", () => {
  const store = newStore();
  store.subscribe(({ object, type }) => {
    if (object.metadata.name === "a" && type === "ADDED") store.create("configmaps", map("b"));
  });
  const heard: string[] = [];
  store.subscribe(({ object, version }) => heard.push(`${object.metadata.name}@${version}`));
  store.create("configmaps", map("a"));
  expect(heard).toEqual(["a@1001", "b@1002"]);
});

test("the history is bounded, and says when it cannot tell any more", () => {
  const store = newStore(10);
  const start = store.version;
  for (let i = 0; i < 30; i++) store.create("configmaps", map(`m${i}`));
  expect(store.history.since(start)).toBeUndefined();
  expect(store.history.since(store.version - 3)?.map((change) => change.object.metadata.name)).toEqual(["m27", "m28", "m29"]);
  expect(store.history.since(store.version)).toEqual([]);
});

test("a write is in the journal before anybody hears of it, and is none when the journal cannot keep it", () => {
  const order: string[] = [];
  let isFull = false;
  const store = newStore(undefined, {
    append({ version, object }) {
      if (isFull) throw new Error("The disk is full");
      order.push(`kept ${object.metadata.name}@${version}`);
    },
  });
  store.subscribe(({ version }) => order.push(`told ${version}`));
  store.create("configmaps", map("a"));
  isFull = true;
  expect(() => store.create("configmaps", map("b"))).toThrow("The disk is full");
  expect(() => store.remove("configmaps", "default", "a")).toThrow("The disk is full");
  expect(order).toEqual(["kept a@1001", "told 1001"]);
  expect(store.list("configmaps").map(({ metadata }) => metadata.name)).toEqual(["a"]);
  expect(store.version).toBe(1001);
});

test("what a journal kept is put back as it was, and told as if it had come", () => {
  const before = newStore();
  before.create("configmaps", map("b"));
  before.update("configmaps", { ...before.create("configmaps", map("a")), data: { value: "2" } });
  const kept = before.list("configmaps").map((object) => ({ version: 0, type: "ADDED", resource: "configmaps", object }) as const);
  const after = newStore();
  const heard: string[] = [];
  after.subscribe(({ type, object }) => heard.push(`${type} ${object.metadata.name}`));
  after.restore(before.version, kept);
  expect(after.list("configmaps")).toEqual(before.list("configmaps"));
  expect(after.version).toBe(before.version);
  expect(heard).toEqual(["ADDED a", "ADDED b"]);
  expect(after.history.since(before.version)).toEqual([]);
  expect(after.history.since(before.version - 1)).toBeUndefined();
});

test("lists are in the order of a real store's keys, whatever the order of the writes", () => {
  const store = newStore();
  for (const [namespace, name] of [
    ["b", "z"],
    ["a", "m"],
    ["a-b", "x"],
    ["a", "c"],
    ["b", "a"],
  ] as const) {
    store.create("configmaps", { ...map(name), metadata: { name, namespace } });
  }
  store.remove("configmaps", "a", "m");
  const names = (objects: WireConfigMap[]) => objects.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
  expect(names(store.list("configmaps"))).toEqual(["a-b/x", "a/c", "b/a", "b/z"]);
  expect(names(store.list("configmaps", "b"))).toEqual(["b/a", "b/z"]);
});

test("a write that is only tried is answered like one that is made, and leaves nothing", () => {
  const store = newStore();
  const first = store.create("configmaps", map("a"));
  const tried = store.create("configmaps", map("b"), { dryRun: true });
  expect([tried.metadata.uid?.length, tried.metadata.resourceVersion]).toEqual([36, undefined]);
  expect(store.update("configmaps", { ...first, data: { value: "2" } }, { dryRun: true }).data).toEqual({ value: "2" });
  expect(store.list("configmaps")).toEqual([first]);
  expect(store.version).toBe(1001);
});
