import { expect, it } from "vitest";
import { testBoard, testSlot } from "../../testing/test-slot.ts";
import { forgottenRevisions } from "./forgotten-revisions.ts";

const slot = testSlot(0);
const made = testBoard([slot.pod ? { ...slot, pod: { ...slot.pod, revision: "web-a" } } : slot]);
const board = { ...made, set: { ...made.set, currentRevision: "web-b", updateRevision: "web-c" } };
const revisions = ["web-c", "web-e", "web-b", "web-d", "web-a"].map((name, index) => ({ name, revision: 9 - index }));

it("are the oldest of those that nobody needs", () => {
  expect(forgottenRevisions(board, revisions, 1)).toEqual([6]);
  expect(forgottenRevisions(board, revisions, 0)).toEqual([6, 8]);
});

it("are none while there is room, and never those that pods run or the set names", () => {
  expect(forgottenRevisions(board, revisions, 2)).toEqual([]);
});
