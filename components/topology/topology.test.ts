import { describe, expect, it } from "vitest";
import type { TopologyRow, TopologyView } from "@/lib/statefulset/topology/topology-view.ts";
import { linePath, middleOf, rowHeightFor, rowsInView } from "./diagram-geometry.ts";
import { keepView } from "./kept-view.ts";

const row = (ordinal: number): TopologyRow => ({
  ordinal,
  podName: `web-${ordinal}`,
  place: "in-range",
  state: "ready",
  hue: "current",
  fill: "serving",
  uid: `uid-${ordinal}`,
  endpoints: [],
  claims: [{ name: `data-web-${ordinal}`, phase: "Bound" }],
});
const view = (ordinals: readonly number[], change: Partial<TopologyView> = {}): TopologyView => ({
  services: { web: { name: "web", isGoverning: true } },
  rows: Object.fromEntries(ordinals.map((ordinal) => [ordinal, row(ordinal)])),
  foreignPods: {},
  nodes: { "node-1": { name: "node-1" } },
  foreignLeftOut: 0,
  dark: {},
  ...change,
});

describe("columns that stay put", () => {
  it("rows stand by their ordinal, 2 before 10", () => {
    expect(keepView(undefined, view([10, 2, 0])).rows.map(({ ordinal }) => ordinal)).toEqual([0, 2, 10]);
  });

  it("an ordinal that goes leaves its place, empty; when it comes back it is where it was", () => {
    const before = keepView(undefined, view([5, 6, 7]));
    const after = keepView(before, view([6, 7]));
    expect(after.rows.map(({ ordinal, fill }) => `${ordinal} ${fill}`)).toEqual(["5 empty", "6 serving", "7 serving"]);
    expect(after.rows[0]?.claims).toEqual([]);
    expect(keepView(after, view([5, 6, 7])).rows).toEqual(before.rows);
  });

  it("so do nodes and Services", () => {
    const before = keepView(undefined, view([0]));
    const { nodes, goneNodes, services, goneServices } = keepView(
      before,
      view([0], { nodes: { "node-2": { name: "node-2" } }, services: {} }),
    );
    expect([nodes.map(({ name }) => name), [...goneNodes]]).toEqual([["node-1", "node-2"], ["node-1"]]);
    expect([services.map(({ name }) => name), [...goneServices]]).toEqual([["web"], ["web"]]);
  });
});

describe("the diagram's geometry", () => {
  it("makes only rows that are near the window", () => {
    expect(rowsInView(0, 640, 50, 300)).toEqual({ from: 0, to: 19 });
    expect(rowsInView(5_000, 640, 50, 300)).toEqual({ from: 94, to: 119 });
    expect(rowsInView(0, 640, 50, 3)).toEqual({ from: 0, to: 3 });
  });

  it("draws from the middle of one to the middle of the other, wherever they are scrolled", () => {
    expect(rowHeightFor(0)).toBe(rowHeightFor(1));
    expect(middleOf(2, 50, 100)).toBe(25);
    expect(linePath(25, 75, 60)).toBe("M0 25 C30 25 30 75 60 75");
  });
});
