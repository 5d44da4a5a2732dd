import { describe, expect, test } from "vitest";
import type { CacheChange, WatchCache } from "../cluster/cluster.ts";
import type { Kind } from "../statefulset/objects/kinds.ts";
import { makeClaim, makePod, makeService, makeSet, makeSlice, makeVolume } from "../statefulset/testing/objects.ts";
import { affectedSets } from "./affected-sets.ts";

const web = makeSet();
const other = makeSet({ name: "db", uid: "db-uid", serviceName: "db", selector: { matchLabels: { app: "db" } } });

/** A cache with two sets and a Service in it; the rest of it is asked for nothing here. */
const cache = {
  inNamespace: (kind: Kind, namespace: string) => (kind === "statefulsets" && namespace === "default" ? [web, other] : []),
  all: (kind: Kind) => (kind === "statefulsets" ? [web, other] : kind === "pods" ? [makePod(0)] : []),
  find: (kind: Kind, _namespace: string, name: string) => (kind === "services" && name === "web" ? makeService() : undefined),
} as unknown as WatchCache;

const sets = (change: CacheChange) => [...affectedSets(change, cache).sets];
const asides = (change: CacheChange) => [...affectedSets(change, cache).asides];

describe("what a change touches", () => {
  test("a pod: the set that owns it", () => {
    expect(sets({ type: "added", kind: "pods", object: makePod(0) })).toEqual(["default/web"]);
  });

  test("somebody else's pod: the sets whose labels it has, and those it had before", () => {
    const leftover = makePod(0, { name: "leftover-x", owners: [] });
    const relabelled = { ...leftover, labels: { app: "none" } };
    expect(sets({ type: "modified", kind: "pods", object: relabelled, previous: leftover })).toEqual(["default/web"]);
    expect(sets({ type: "added", kind: "pods", object: relabelled })).toEqual([]);
  });

  test("a claim, and its volume: the set that it is named after, also when its ordinal is gone", () => {
    expect(sets({ type: "deleted", kind: "persistentvolumeclaims", object: makeClaim("data-web-17") })).toEqual(["default/web"]);
    expect(sets({ type: "added", kind: "persistentvolumeclaims", object: makeClaim("data-nobody-0") })).toEqual([]);
  });

  test("a Service and its slices: the sets that name it", () => {
    expect(sets({ type: "added", kind: "services", object: makeService() })).toEqual(["default/web"]);
    expect(sets({ type: "added", kind: "endpointslices", object: makeSlice([makePod(0)]) })).toEqual(["default/web"]);
  });

  test("an Event: the list of the set whose pod or claim it is about, and no board", () => {
    const about = (kind: string, name: string): CacheChange => ({
      type: "added",
      kind: "events",
      object: {
        ...makeClaim("e"),
        type: "Normal",
        reason: "",
        message: "",
        count: 1,
        firstAt: "",
        lastAt: "",
        source: "",
        about: { kind, name, namespace: "default" },
      },
    });
    expect(asides(about("Pod", "web-3"))).toEqual(["default/web"]);
    expect(asides(about("PersistentVolumeClaim", "data-db-0"))).toEqual(["default/db"]);
    expect(asides(about("Pod", "web-x"))).toEqual([]);
    expect(sets(about("Pod", "web-3"))).toEqual([]);
  });

  test("a claim or a Service, whosever it is: what every set of the namespace shows beside its board; a class: of every set", () => {
    const every = ["default/web", "default/db"];
    expect(asides({ type: "added", kind: "persistentvolumeclaims", object: makeClaim("data-nobody-0") })).toEqual(every);
    expect(asides({ type: "added", kind: "services", object: makeService({ name: "front" }) })).toEqual(every);
    const object = { ...makeVolume("standard"), provisioner: "p", bindingMode: "Immediate", allowsExpansion: false, isDefault: true };
    expect(asides({ type: "added", kind: "storageclasses", object })).toEqual(every);
    expect(sets({ type: "added", kind: "storageclasses", object })).toEqual([]);
  });

  test("a node: what is said beside the board of sets with pods on it, when it looks different and not at each of its beats", () => {
    const node = { ...makeVolume("node-1"), ready: true, unschedulable: false };
    const change = (object: typeof node): CacheChange => ({ type: "modified", kind: "nodes", object, previous: node });
    expect(asides(change({ ...node, resourceVersion: "2" }))).toEqual([]);
    expect(asides(change({ ...node, ready: false }))).toEqual(["default/web"]);
    expect(asides(change({ ...node, name: "node-2", ready: false }))).toEqual([]);
    expect(sets(change({ ...node, ready: false }))).toEqual([]);
  });
});
