import { expect, test } from "vitest";
import type { WireConfigMap } from "../../controllers/objects/cluster-objects.ts";
import { TestClock } from "../../testing/test-clock.ts";
import { createRandom } from "../random.ts";
import { Store } from "./store.ts";

function newStore(historyMax?: number): Store {
  return new Store({
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
