import { describe, expect, it } from "vitest";
import { testBoard, testSlot } from "../../testing/test-slot.ts";
import type { ClusterNode } from "../objects/cluster-node.ts";
import { makePod, makeService, makeSet, makeSlice } from "../testing/objects.ts";
import { joinTopology, type TopologyInput } from "./join-topology.ts";
import { foreignPodsMax } from "./topology-view.ts";

const node: ClusterNode = { ...makePod(0), name: "node-1", namespace: "", ready: true, unschedulable: false, zone: "a" };
const dark = { right: "list nodes", message: "", command: "" };

const slot = (ordinal: number) => {
  const base = testSlot(ordinal);
  return base.pod ? { ...base, pod: { ...base.pod, uid: `web-${ordinal}-uid` } } : base;
};

function join(change: Partial<TopologyInput> = {}) {
  const pods = [makePod(0), makePod(1)];
  return joinTopology({
    set: makeSet(),
    board: testBoard([slot(0), slot(1)]),
    services: [makeService()],
    slices: [makeSlice([makePod(0)])],
    pods,
    findNode: () => node,
    hasVolume: () => true,
    dark: {},
    ...change,
  });
}

describe("how a set hangs together", () => {
  it("leads from the Services to the pods they lead to, and from there to claims, volumes and nodes", () => {
    const board = testBoard([
      { ...slot(0), claims: [{ name: "data-web-0", template: "data", phase: "Bound", capacity: "1Gi", accessModes: [], volume: "pv-1" }] },
      slot(1),
    ]);
    const { services, rows, nodes } = join({ board });
    expect(services).toEqual({ web: { name: "web", isGoverning: true, type: "ClusterIP", isHeadless: true } });
    expect(rows["0"]).toMatchObject({
      uid: "web-0-uid",
      endpoints: [{ service: "web", isReady: true }],
      claims: [{ name: "data-web-0", phase: "Bound", size: "1Gi", volume: { name: "pv-1" } }],
      node: "node-1",
    });
    // Selected, but in no slice: the line is there, and does not lead anywhere yet.
    expect(rows["1"]?.endpoints).toEqual([{ service: "web", isReady: false }]);
    expect(nodes).toEqual({ "node-1": { name: "node-1", ready: true, zone: "a" } });
  });

  it("an ordinal without a pod keeps its line and its claims", () => {
    const { pod: _gone, ...empty } = slot(1);
    const { rows } = join({ board: testBoard([slot(0), { ...empty, state: "absent", fill: "empty" }]) });
    expect(rows["1"]).toMatchObject({ state: "absent", endpoints: [], claims: [{ name: "data-web-1" }] });
    expect(rows["1"]).not.toHaveProperty("uid");
  });

  it("has every Service that selects the pods, none that does not, and the governing one also when it is missing", () => {
    const read = makeService({ name: "web-read", uid: "r", clusterIP: "10.96.0.1" });
    const other = makeService({ name: "db", uid: "d", selector: { app: "db" } });
    expect(Object.keys(join({ services: [read, other] }).services)).toEqual(["web", "web-read"]);
    expect(join({ services: [read] }).services.web).toEqual({ name: "web", isGoverning: true });
    expect(Object.keys(join({ services: [], dark: { services: dark } }).services)).toEqual([]);
  });

  it("shows pods of others that the same Services lead to, up to a bound, and counts the rest", () => {
    const foreign = (index: number) =>
      makePod(0, {
        name: `other-${index}`,
        uid: `o${index}`,
        owners: [{ kind: "ReplicaSet", name: "other", uid: "rs", controller: true }],
      });
    const pods = [makePod(0), makePod(1), ...Array.from({ length: foreignPodsMax + 2 }, (_, index) => foreign(index))];
    const { foreignPods, foreignLeftOut } = join({ pods });
    expect(Object.keys(foreignPods)).toHaveLength(foreignPodsMax);
    expect(foreignPods.o0).toEqual({
      name: "other-0",
      owner: "ReplicaSet other",
      ready: true,
      endpoints: [{ service: "web", isReady: false }],
      node: "node-1",
    });
    expect(foreignLeftOut).toBe(2);
  });

  it("tells what is missing from what may not be seen", () => {
    expect(join({ findNode: () => undefined }).nodes["node-1"]).toEqual({ name: "node-1", isMissing: true });
    expect(join({ findNode: () => undefined, dark: { nodes: dark } }).nodes["node-1"]).toEqual({ name: "node-1" });
    expect(join({ dark: { endpoints: dark } }).rows["0"]?.endpoints).toEqual([{ service: "web" }]);
    const board = testBoard([{ ...slot(0), claims: [{ name: "c", template: "data", phase: "Bound", accessModes: [], volume: "pv" }] }]);
    const volume = (change: Partial<TopologyInput>) => join({ board, hasVolume: () => false, ...change }).rows["0"]?.claims[0]?.volume;
    expect(volume({})).toEqual({ name: "pv", isMissing: true });
    expect(volume({ dark: { volumes: dark } })).toEqual({ name: "pv" });
  });

  it("has claims that the template itself names, too", () => {
    const pods = [makePod(0, { claims: [{ volume: "all", claim: "shared" }] }), makePod(1)];
    expect(join({ pods }).rows["0"]?.claims.map(({ name, phase }) => `${name} ${phase}`)).toEqual(["data-web-0 Bound", "shared Shared"]);
  });
});
