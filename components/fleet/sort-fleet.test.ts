import { expect, it } from "vitest";
import type { FleetRow } from "@/lib/statefulset/board/fleet.ts";
import type { FleetSort } from "./fleet-view.ts";
import { sortFleet } from "./sort-fleet.ts";

const row = (name: string, change: Partial<FleetRow> = {}): FleetRow => ({
  namespace: "default",
  name,
  uid: name,
  createdAt: "2026-01-01T00:00:00Z",
  replicas: 4,
  ready: 4,
  updated: 4,
  strategy: "RollingUpdate",
  podManagementPolicy: "Parallel",
  service: { name: "s", kind: "headless" },
  claims: 0,
  claimBytes: 0,
  leftBehind: 0,
  foreignPods: 0,
  attention: [],
  strip: [],
  more: 0,
  ...change,
});

const rows = [
  row("web-10", { ready: 1, claims: 3, createdAt: "2026-01-03T00:00:00Z" }),
  row("web-2", { updated: 0, service: { name: "a", kind: "headless" } }),
  row("db", { replicas: 0, ready: 0, updated: 0, strategy: "OnDelete" }),
];
const names = (sort: FleetSort, isDescending = false) => sortFleet(rows, { sort, isDescending }).map(({ name }) => name);

it("sorts names as people count", () => {
  expect(names("set")).toEqual(["db", "web-2", "web-10"]);
  expect(names("set", true)).toEqual(["web-10", "web-2", "db"]);
});

it("sorts by what a column says, and equals by name whichever way", () => {
  expect(names("ready")).toEqual(["web-10", "db", "web-2"]);
  expect(names("ready", true)).toEqual(["db", "web-2", "web-10"]);
  expect(names("updated")).toEqual(["web-2", "db", "web-10"]);
  expect(names("strategy")).toEqual(["db", "web-2", "web-10"]);
  expect(names("service")).toEqual(["web-2", "db", "web-10"]);
  expect(names("claims", true)).toEqual(["web-10", "db", "web-2"]);
  expect(names("age")).toEqual(["web-10", "db", "web-2"]);
});
