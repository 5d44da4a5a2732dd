import { describe, expect, it } from "vitest";
import { testBoard, testSlot } from "../../testing/test-slot.ts";
import type { Board, Slot } from "./board.ts";
import { boardNotes } from "./board-notes.ts";

const at = (ordinal: number, revision: string, change: Partial<Slot> = {}): Slot => {
  const slot = testSlot(ordinal);
  return { ...slot, ...(slot.pod ? { pod: { ...slot.pod, revision } } : {}), ...change };
};

function board(slots: readonly Slot[], change: Partial<Board["set"]> = {}) {
  const made = testBoard(slots);
  return { ...made, set: { ...made.set, currentRevision: "web-old", updateRevision: "web-new", ...change } };
}

const settled = { currentRevision: "web-new", updateRevision: "web-new" };

it("says nothing where all is well", () => {
  expect(boardNotes(board([at(0, "web-new"), at(1, "web-new")], settled))).toEqual({ troubles: [] });
});

describe("an update", () => {
  it("is so many of those that it reaches", () => {
    const slots = [at(0, "web-old"), at(1, "web-old"), at(2, "web-new")];
    expect(boardNotes(board(slots)).update).toEqual({ revision: "web-new", updated: 1, reached: 3, held: 0 });
    expect(boardNotes(board(slots, { partition: 2 })).update).toEqual({ revision: "web-new", updated: 1, reached: 1, held: 2 });
  });

  it("counts a partition from the start ordinal", () => {
    const slots = [at(5, "web-old"), at(6, "web-old"), at(7, "web-new")];
    expect(boardNotes(board(slots, { start: 5, partition: 2 })).update).toMatchObject({ reached: 1, held: 2 });
  });

  it("waits for a person with OnDelete, also once its revision is the only one there is", () => {
    const slots = [at(0, "web-old"), at(1, "web-new")];
    expect(boardNotes(board(slots, { strategy: "OnDelete", ...settled })).update).toMatchObject({ onDelete: [0] });
  });
});

describe("a pod that has to be deleted by hand", () => {
  const broken = (ordinal: number, revision: string) => at(ordinal, revision, { state: "failing", reason: "CrashLoopBackOff" });

  it("is the lowest that is not ready, at a revision that is no longer wanted", () => {
    expect(boardNotes(board([at(0, "web-new"), at(1, "web-new"), broken(2, "web-bad")], settled)).stuckAt).toBe(2);
  });

  it.each([
    ["with Parallel", board([at(0, "web-new"), broken(1, "web-bad")], { ...settled, podManagementPolicy: "Parallel" })],
    ["with OnDelete", board([at(0, "web-new"), broken(1, "web-bad")], { ...settled, strategy: "OnDelete" })],
    ["below the partition", board([broken(0, "web-bad"), at(1, "web-new")], { ...settled, partition: 1 })],
    ["at the wanted revision", board([at(0, "web-new"), broken(1, "web-new")], settled)],
    ["merely starting at the revision of before", board([at(0, "web-old", { state: "not-ready" }), at(1, "web-new")])],
  ])("is none %s", (_what, shown) => {
    expect(boardNotes(shown).stuckAt).toBeUndefined();
  });
});

it("groups what is not ready by its reason", () => {
  const crash = { state: "failing", reason: "CrashLoopBackOff" } as const;
  const slots = [at(0, "web-new", crash), at(1, "web-new", crash), at(2, "web-new", { state: "pending" })];
  expect(boardNotes(board(slots, settled)).troubles).toEqual([
    { ...crash, ordinals: [0, 1] },
    { state: "pending", ordinals: [2] },
  ]);
});
