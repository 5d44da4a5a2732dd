import { describe, expect, it } from "vitest";
import { testBoard, testSlot } from "../../testing/test-slot.ts";
import type { Board, Slot } from "../board/board.ts";
import { rolloutPreview } from "./rollout-preview.ts";

function at(ordinal: number, revision: string, change: Partial<Slot> = {}): Slot {
  const slot = testSlot(ordinal, change);
  return slot.pod ? { ...slot, pod: { ...slot.pod, revision } } : slot;
}

function board(slots: readonly Slot[], change: Partial<Board["set"]> = {}) {
  const made = testBoard(slots);
  return { ...made, set: { ...made.set, updateRevision: "web-2", currentRevision: "web-1", ...change } };
}

const three = [0, 1, 2].map((ordinal) => at(ordinal, "web-1"));
const names = ({ steps }: ReturnType<typeof rolloutPreview>) => steps.map(({ podName }) => podName);

describe("a new template", () => {
  it("replaces every pod, the highest ordinal first, one after the other", () => {
    const preview = rolloutPreview(board(three), undefined);
    expect(preview).toMatchObject({ pace: "one-by-one", atOnce: 1, count: 3, held: [], blockers: [] });
    expect(names(preview)).toEqual(["web-2", "web-1", "web-0"]);
  });

  it("reaches only pods from the partition on, which counts from the start ordinal", () => {
    const slots = [5, 6, 7].map((ordinal) => at(ordinal, "web-1"));
    const preview = rolloutPreview(board(slots, { start: 5, partition: 2 }), undefined);
    expect(names(preview)).toEqual(["web-7"]);
    expect(preview.held).toEqual(["web-5", "web-6"]);
  });

  it("reaches no pod when the partition is as large as the set", () => {
    expect(rolloutPreview(board(three, { partition: 3 }), undefined)).toMatchObject({ count: 0, held: ["web-0", "web-1", "web-2"] });
  });

  it("replaces nothing with OnDelete, whatever the partition was", () => {
    const preview = rolloutPreview(board(three, { strategy: "OnDelete", partition: 2 }), undefined);
    expect(preview).toMatchObject({ pace: "by-hand", count: 3, held: [], blockers: [] });
    expect(names(preview)).toEqual(["web-0", "web-1", "web-2"]);
  });

  it("takes so many together as maxUnavailable says, a percentage rounded down but never to nothing", () => {
    const of = (maxUnavailable: number | string, podManagementPolicy: string) =>
      rolloutPreview(board(three, { maxUnavailable, podManagementPolicy }), undefined);
    expect(of(2, "OrderedReady")).toMatchObject({ pace: "in-batches", atOnce: 2 });
    expect(of("70%", "Parallel")).toMatchObject({ pace: "in-a-window", atOnce: 2 });
    expect(of("10%", "Parallel")).toMatchObject({ pace: "one-by-one", atOnce: 1 });
  });

  it("with Recreate takes all away before one comes", () => {
    expect(rolloutPreview(board(three), undefined, { type: "Recreate", partition: 0 })).toMatchObject({ pace: "all-at-once", atOnce: 3 });
  });
});

describe("a revision that pods run already", () => {
  it("replaces only the others", () => {
    const slots = [at(0, "web-1"), at(1, "web-1"), at(2, "web-2")];
    expect(names(rolloutPreview(board(slots), "web-2"))).toEqual(["web-1", "web-0"]);
    expect(names(rolloutPreview(board(slots), "web-1"))).toEqual(["web-2"]);
  });
});

describe("what holds it up", () => {
  const broken = at(2, "web-bad", { state: "failing", reason: "ImagePullBackOff" });

  it("with OrderedReady is any pod that is not ready, the lowest first; a broken old one has to be deleted by hand", () => {
    const slots = [at(0, "web-1", { state: "not-ready" }), at(1, "web-1"), broken];
    expect(rolloutPreview(board(slots, { partition: 1 }), "web-1").blockers).toEqual([
      { podName: "web-0", ordinal: 0, state: "not-ready" },
      { podName: "web-2", ordinal: 2, state: "failing", reason: "ImagePullBackOff", comesBackAt: "new" },
    ]);
    expect(rolloutPreview(board(slots, { partition: 1 }), undefined).blockers[0]).toMatchObject({ comesBackAt: "old" });
  });

  it("with OrderedReady are pods on their way out, too", () => {
    const leaving = at(3, "web-1", { place: "condemned", state: "ending" });
    const preview = rolloutPreview(board([...three, leaving], { replicas: 3 }), undefined);
    expect(preview.blockers).toEqual([{ podName: "web-3", ordinal: 3, state: "ending", isLeaving: true }]);
    expect(names(preview)).toEqual(["web-2", "web-1", "web-0"]);
  });

  it("with Parallel is no broken old pod, which is replaced at its turn, but an updated one above", () => {
    const parallel = { podManagementPolicy: "Parallel" };
    expect(rolloutPreview(board([at(0, "web-1"), at(1, "web-1"), broken], parallel), "web-1")).toMatchObject({ count: 1, blockers: [] });
    const slots = [at(0, "web-1", { state: "failing" }), at(1, "web-1"), at(2, "web-2", { state: "starting" })];
    expect(rolloutPreview(board(slots, parallel), "web-2").blockers).toEqual([{ podName: "web-2", ordinal: 2, state: "starting" }]);
  });

  it("with Parallel and maxUnavailable are the pods that have used it up", () => {
    const parallel = { podManagementPolicy: "Parallel", maxUnavailable: 2 };
    const slots = [at(0, "web-1", { state: "failing" }), at(1, "web-1"), at(2, "web-1")];
    expect(rolloutPreview(board(slots, parallel), undefined).blockers).toEqual([]);
    const two = [at(0, "web-1", { state: "failing" }), at(1, "web-1"), at(2, "web-1", { state: "pending" })];
    const since = (version: string) => rolloutPreview(board(two, parallel), undefined, undefined, version).blockers;
    expect(since("v1.35.2").map(({ ordinal }) => ordinal)).toEqual([2, 0]);
    expect(since("v1.37.0")).toEqual([]);
  });

  it("is nothing where nothing is to be replaced", () => {
    expect(rolloutPreview(board([at(0, "web-2", { state: "failing" })]), "web-2").blockers).toEqual([]);
  });
});
