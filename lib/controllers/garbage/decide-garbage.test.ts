import { expect, test } from "vitest";
import type { WireMeta, WireObject } from "../objects/meta.ts";
import { awaitedByGarbage, decideGarbage, type Item, type OwnerGraph } from "./decide-garbage.ts";

const deleted = { deletionTimestamp: "2026-01-01T00:00:00Z", deletionGracePeriodSeconds: 0 };

function item(name: string, owners: readonly string[] = [], meta: Partial<WireMeta> = {}): Item {
  const ownerReferences = owners.map((uid) => ({ apiVersion: "v1", kind: "ConfigMap", name: uid, uid, blockOwnerDeletion: true }));
  const object: WireObject = {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name, namespace: "ns", uid: name, ownerReferences, ...meta },
  };
  return { resource: "configmaps", object };
}

function graphOf(...items: readonly Item[]): OwnerGraph {
  return {
    find: (uid) => items.find(({ object }) => object.metadata.uid === uid),
    dependentsOf: (uid) => items.filter(({ object }) => object.metadata.ownerReferences?.some((owner) => owner.uid === uid)),
  };
}

const target = (name: string) => ({ resource: "configmaps", namespace: "ns", name, uid: name });

test("what has no owners is nobody's garbage, and what has an owner that is there stays", () => {
  expect(decideGarbage(item("a"), graphOf())).toEqual([]);
  const owned = item("b", ["a"]);
  expect(decideGarbage(owned, graphOf(item("a"), owned))).toEqual([]);
});

test("when all its owners are gone, an object goes", () => {
  expect(decideGarbage(item("c", ["a", "b"]), graphOf())).toEqual([{ do: "delete", ...target("c"), propagation: "Background" }]);
});

test("while one owner is there, only the references to those that are gone are dropped", () => {
  const actions = decideGarbage(item("c", ["a", "b"]), graphOf(item("a")));
  expect(actions).toMatchObject([{ do: "own", ...target("c"), owners: [{ uid: "a" }] }]);
});

test("in the foreground an owner waits for its dependents, which are deleted, those with dependents of their own in the foreground too", () => {
  const owner = item("a", [], { ...deleted, finalizers: ["foregroundDeletion"] });
  const middle = item("b", ["a"]);
  const leaf = item("c", ["b"]);
  expect(decideGarbage(owner, graphOf(owner, middle, leaf))).toEqual([]);
  expect(decideGarbage(middle, graphOf(owner, middle, leaf))).toEqual([{ do: "delete", ...target("b"), propagation: "Foreground" }]);
  expect(decideGarbage(middle, graphOf(owner, middle))).toEqual([{ do: "delete", ...target("b"), propagation: "Background" }]);
  expect(decideGarbage(owner, graphOf(owner))).toEqual([{ do: "finalize", ...target("a"), finalizers: [] }]);
});

test("orphaning takes the references off all dependents, then lets the owner go; other finalizers stay", () => {
  const owner = item("a", [], { ...deleted, finalizers: ["orphan", "keep.example/me"] });
  const dependent = item("b", ["a"]);
  expect(decideGarbage(owner, graphOf(owner, dependent))).toEqual([
    { do: "own", ...target("b"), owners: [] },
    { do: "finalize", ...target("a"), finalizers: ["keep.example/me"] },
  ]);
});

test("what is being deleted already is left to whoever holds its finalizers", () => {
  expect(decideGarbage(item("c", ["a"], { ...deleted, finalizers: ["keep.example/me"] }), graphOf())).toEqual([]);
});

test("what a deleted object waits for: dependents that block it in the foreground, and finalizers of somebody's", () => {
  const owner = item("a", [], { ...deleted, finalizers: ["foregroundDeletion", "example.com/keep"] });
  const since = "2026-01-01T00:00:00Z";
  expect(awaitedByGarbage(owner, graphOf(owner, item("b", ["a"])))).toEqual([
    { rule: "dependents", object: "ConfigMap/b", since },
    { rule: "finalizers", object: "ConfigMap/a", finalizers: ["example.com/keep"], since },
  ]);
  expect(awaitedByGarbage(item("a"), graphOf())).toEqual([]);
});
