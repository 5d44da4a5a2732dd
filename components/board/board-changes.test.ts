import { describe, expect, it } from "vitest";
import type { Slot } from "@/lib/statefulset/board/board.ts";
import { testBoard, testSlot } from "@/lib/testing/test-slot.ts";
import { boardChanges } from "./board-changes.ts";

const sentences = (before: Slot[], after: Slot[], ready = 0) =>
  boardChanges(testBoard(before), testBoard(after, ready)).map(({ sentence }) => sentence);
const slots = (state: Slot["state"]) => [0, 1, 2, 3, 4].map((ordinal) => testSlot(ordinal, { state }));

describe("what is spoken of a board", () => {
  it("is a pod's new state", () => {
    expect(sentences([testSlot(1)], [testSlot(1, { state: "not-ready" })])).toEqual(["web-1: not ready."]);
  });

  it("is a pod's next life", () => {
    const { pod } = testSlot(1);
    if (!pod) throw new Error("the test slot has a pod");
    expect(sentences([testSlot(1)], [testSlot(1, { pod: { ...pod, uid: "other", lives: 2 } })])).toEqual([
      "web-1 has begun its 2nd life: ready.",
    ]);
  });

  it("is summed up when much changes at once", () => {
    expect(sentences(slots("ready"), slots("ending"), 2)).toEqual(["5 pods of web changed: 2 of 5 ready."]);
  });

  it("is nothing while only counters and ages change", () => {
    expect(sentences([testSlot(1)], [testSlot(1, { counter: { value: 7, how: "by-name" } })])).toEqual([]);
  });
});
