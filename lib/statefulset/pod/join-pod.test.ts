import { describe, expect, it } from "vitest";
import type { ClusterNode } from "../objects/cluster-node.ts";
import type { ClusterEvent } from "../objects/event.ts";
import type { Pod, Toleration } from "../objects/pod.ts";
import { makePod, makeSet } from "../testing/objects.ts";
import { joinPod, type PodInput } from "./join-pod.ts";
import { podEventsMax } from "./pod-detail.ts";

const node = (change: Partial<ClusterNode> = {}): ClusterNode => ({
  ...makePod(0),
  name: "node-1",
  namespace: "",
  ready: true,
  unschedulable: false,
  ...change,
});
const join = (pod: Partial<Pod> = {}, change: Partial<PodInput> = {}) =>
  joinPod({ set: makeSet(), pod: makePod(0, pod), ordinal: 0, node: node(), mayListNodes: true, events: [], ...change });
const event = (at: string, uid: string, change: Partial<ClusterEvent> = {}): ClusterEvent => ({
  ...makePod(0),
  uid,
  type: "Normal",
  reason: "Started",
  message: "Started container app",
  count: 1,
  firstAt: at,
  lastAt: at,
  source: "kubelet",
  about: { kind: "Pod", name: "web-0", namespace: "default", uid: "web-0-uid", fieldPath: "spec.containers{app}" },
  ...change,
});
const noExecute = (key: string, seconds?: number): Toleration => ({
  key: `node.kubernetes.io/${key}`,
  operator: "Exists",
  effect: "NoExecute",
  ...(seconds === undefined ? {} : { seconds }),
});
const usual = [noExecute("not-ready", 300), noExecute("unreachable", 300)];

describe("all about one pod", () => {
  it("has the Events of this life, the newest first, those that tell the same as one", () => {
    const { events } = join(
      {},
      {
        events: [
          event("2026-01-01T00:00:01Z", "early"),
          event("2026-01-01T00:00:09Z", "late"),
          event("2026-01-01T00:00:05Z", "other", { reason: "Pulled" }),
          event("2026-01-01T00:00:09Z", "former", { about: { kind: "Pod", name: "web-0", namespace: "default", uid: "former-life" } }),
        ],
      },
    );
    expect(Object.entries(events).map(([uid, { count, container }]) => `${uid} ${count} ${container}`)).toEqual([
      "late 2 app",
      "other 1 app",
    ]);
  });

  it("has no more Events than its bound, and says so", () => {
    const many = Array.from({ length: podEventsMax + 1 }, (_, index) =>
      event("2026-01-01T00:00:01Z", `e${index}`, { message: `m${index}` }),
    );
    const { events, eventsCut } = join({}, { events: many });
    expect([Object.keys(events).length, eventsCut]).toEqual([podEventsMax, true]);
  });

  it("says when it was asked to end: the deletion timestamp has the grace in it", () => {
    const { ending } = join({ deletedAt: "2026-01-01T00:01:00Z", deletionGraceSeconds: 30, finalizers: ["example.org/hold"] });
    expect(ending).toEqual({
      askedAt: "2026-01-01T00:00:30.000Z",
      graceEndsAt: "2026-01-01T00:01:00Z",
      graceSeconds: 30,
      finalizers: ["example.org/hold"],
    });
    expect(join().ending).toBeUndefined();
  });

  it("tells a node that is not ready, and when the pod is taken from it, from one that nobody may look at", () => {
    const lost = node({ ready: false, readyChangedAt: "2026-01-01T00:00:00Z" });
    const on = (tolerations: readonly Toleration[], change: Partial<PodInput> = { node: lost }) => join({ tolerations }, change).node;
    expect(on(usual)).toEqual({ name: "node-1", ready: false, changedAt: "2026-01-01T00:00:00Z", evictsAfterSeconds: 300 });
    expect(on([noExecute("not-ready"), noExecute("unreachable", 300)])?.evictsAfterSeconds).toBeUndefined();
    expect(on([])?.evictsAfterSeconds).toBe(0);
    expect(on(usual, { node: node() })).toEqual({ name: "node-1", ready: true });
    expect(on(usual, { node: undefined })).toEqual({ name: "node-1", isMissing: true });
    expect(on(usual, { node: undefined, mayListNodes: false })).toEqual({ name: "node-1" });
  });

  it("shows only tolerations that are not every pod's", () => {
    const own = { key: "dedicated", operator: "Equal", value: "db" };
    expect(join({ tolerations: [...usual, own] }).tolerations).toEqual([own]);
  });

  it("says what the scheduler said, or that it has said nothing", () => {
    const unplaced = ({ nodeName: _placed, ...pod }: Pod, conditions: Pod["conditions"]) =>
      joinPod({
        set: makeSet(),
        pod: { ...pod, phase: "Pending", conditions },
        ordinal: 0,
        node: undefined,
        mayListNodes: true,
        events: [],
      }).scheduling;
    const condition = { type: "PodScheduled", status: "False", reason: "Unschedulable", changedAt: "2026-01-01T00:00:00Z" };
    expect(unplaced(makePod(0), [{ ...condition, message: "0/1 nodes are available: 1 Insufficient cpu." }])).toEqual({
      at: "2026-01-01T00:00:00Z",
      words: { nodes: 1, reasons: [{ nodes: 1, why: "Insufficient cpu" }] },
    });
    expect(unplaced(makePod(0), [{ ...condition, reason: "SchedulingGated", message: "held" }]).gate).toBe("held");
    expect(unplaced(makePod(0), [])).toEqual({ isWaiting: true });
    expect(join().scheduling).toEqual({});
  });
});
