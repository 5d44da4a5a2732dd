import { describe, expect, it } from "vitest";
import type { FleetRow } from "@/lib/statefulset/board/fleet.ts";
import { compareNames } from "../text/compare-names.ts";
import { fleetFacts, isInView, parseFleetView, sortParameter } from "./fleet-view.ts";
import { namespacesOf } from "./namespaces-of.ts";

const row: FleetRow = {
  namespace: "default",
  name: "web",
  uid: "1",
  createdAt: "2026-01-01T00:00:00Z",
  replicas: 3,
  ready: 2,
  updated: 3,
  strategy: "RollingUpdate",
  podManagementPolicy: "Parallel",
  service: { name: "web-headless", kind: "headless" },
  claims: 3,
  claimBytes: 3 * 2 ** 30,
  leftBehind: 1,
  foreignPods: 0,
  attention: ["web-2 is not ready"],
  strip: [],
  more: 0,
};
const view = (query: string) => parseFleetView(new URLSearchParams(query));

describe("the fleet's view", () => {
  it("is read from the URL, nonsense as unsaid", () => {
    expect(view("q=web&namespace=prod&show=attention&sort=-ready")).toEqual({
      find: "web",
      namespace: "prod",
      isAttentionOnly: true,
      sort: "ready",
      isDescending: true,
    });
    expect(view("sort=-constructor")).toEqual({ find: "", namespace: undefined, isAttentionOnly: false, sort: "set", isDescending: false });
  });

  it("survives the way into the URL and back", () => {
    for (const sort of ["ready", "age", "set"] as const) {
      for (const isDescending of [true, false]) {
        expect(view(`sort=${sortParameter(sort, isDescending) ?? ""}`)).toMatchObject({ sort, isDescending });
      }
    }
  });

  it("filters by namespace, by attention and by every word sought", () => {
    expect(isInView(row, view(""))).toBe(true);
    expect(isInView(row, view("namespace=prod"))).toBe(false);
    expect(isInView({ ...row, attention: [] }, view("show=attention"))).toBe(false);
    expect(isInView(row, view("q=headless+parallel"))).toBe(true);
    expect(isInView(row, view("q=headless+ondelete"))).toBe(false);
    expect(isInView(row, view("q=DEFAULT/web"))).toBe(true);
  });

  it("adds up", () => {
    expect(fleetFacts([row, { ...row, attention: [] }])).toEqual({
      pods: 6,
      ready: 4,
      claims: 6,
      claimsDark: false,
      claimBytes: 6 * 2 ** 30,
      leftBehind: 2,
      attention: 1,
    });
  });

  it("orders names as people count", () => {
    expect(["web-10", "web-2", "api"].sort(compareNames)).toEqual(["api", "web-2", "web-10"]);
    expect(namespacesOf([row, { ...row, namespace: "a" }, row])).toEqual(["a", "default"]);
  });
});
