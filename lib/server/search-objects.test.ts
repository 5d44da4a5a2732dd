import { describe, expect, it } from "vitest";
import type { WatchCache } from "../cluster/cluster.ts";
import { hitsMax } from "../protocol/search-response.ts";
import type { Kind } from "../statefulset/objects/kinds.ts";
import { makeClaim, makePod, makeService, makeSet } from "../statefulset/testing/objects.ts";
import { searchObjects } from "./search-objects.ts";

interface Kept {
  namespace: string;
  name: string;
}

/** A cache that holds these objects; the kinds named may not be listed. */
function cacheOf(objects: Partial<Record<Kind, readonly Kept[]>>, forbidden: readonly Kind[] = []): WatchCache {
  return {
    all: (kind: Kind) => objects[kind] ?? [],
    inNamespace: (kind: Kind, namespace: string) => (objects[kind] ?? []).filter((object) => object.namespace === namespace),
    status: (kind: Kind) => ({ phase: forbidden.includes(kind) ? "forbidden" : "live" }),
  } as unknown as WatchCache;
}

const cache = cacheOf({
  statefulsets: [makeSet(), makeSet({ name: "db", serviceName: "db-headless", templateLabels: { app: "db" } })],
  pods: [makePod(0), makePod(1), makePod(0, { name: "web-x", owners: [] })],
  persistentvolumeclaims: [makeClaim("data-web-0"), makeClaim("data-web-17"), makeClaim("web-notes")],
  services: [
    makeService(),
    makeService({ name: "web-public", selector: { app: "web" } }),
    makeService({ name: "web-of-others", selector: { app: "other" } }),
    makeService({ name: "db-headless", selector: { app: "db" } }),
  ],
});

const names = (text: string) => searchObjects(cache, text).hits.map(({ kind, name, set, ordinal }) => [kind, name, set, ordinal]);

describe("the search", () => {
  it("finds sets and what belongs to them, each with its set; what belongs to none is left out", () => {
    expect(names("web")).toEqual([
      ["statefulsets", "web", "web", undefined],
      ["pods", "web-0", "web", 0],
      ["pods", "web-1", "web", 1],
      ["persistentvolumeclaims", "data-web-0", "web", 0],
      ["persistentvolumeclaims", "data-web-17", "web", 17],
      ["services", "web", "web", undefined],
      ["services", "web-public", "web", undefined],
    ]);
  });

  it("knows a Service by the set that names it", () => {
    expect(names("db-head")).toEqual([["services", "db-headless", "db", undefined]]);
  });

  it("answers sets alone for no word", () => {
    expect(names(" ")).toEqual([
      ["statefulsets", "db", "db", undefined],
      ["statefulsets", "web", "web", undefined],
    ]);
  });

  it("answers no more of a kind than it says, of ten thousand pods the best", () => {
    const many = cacheOf({ pods: Array.from({ length: 10_000 }, (_, ordinal) => makePod(9_999 - ordinal)) });
    const { hits } = searchObjects(many, "web");
    expect(hits.map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: hitsMax }, (_, ordinal) => ordinal));
  });

  it("says of which kinds it cannot know", () => {
    expect(searchObjects(cacheOf({}, ["pods", "services", "nodes"]), "web")).toEqual({ hits: [], dark: ["pods", "services"] });
  });
});
