import { expect, it } from "vitest";
import { testBoard, testSlot } from "../../testing/test-slot.ts";
import type { Board, ClaimView, Slot } from "../board/board.ts";
import { deletePodPreview } from "./delete-pod-preview.ts";

const claim: ClaimView = { name: "data-web-1", template: "data", phase: "Bound", uid: "claim-1", accessModes: [] };

function board(set: Partial<Board["set"]> = {}, slots: readonly Slot[] = [0, 1, 2].map((ordinal) => testSlot(ordinal))) {
  const made = testBoard(slots);
  return { ...made, set: { ...made.set, currentRevision: "web-1", updateRevision: "web-2", ...set } };
}

it("comes back at the update revision, below the partition at the current one; the partition counts from the first ordinal", () => {
  expect(deletePodPreview(board(), 1).next).toEqual({ revision: "web-2", which: "update" });
  expect(deletePodPreview(board({ partition: 2 }), 1).next).toEqual({ revision: "web-1", which: "current" });
  expect(deletePodPreview(board({ partition: 2 }), 2).next?.which).toBe("update");
  expect(deletePodPreview(board({ strategy: "OnDelete", partition: 2 }), 1).next?.which).toBe("update");
  expect(deletePodPreview(board({ start: 1, replicas: 2, partition: 1 }), 1).next?.which).toBe("current");
});

it("does not come back out of range, or when the set is being deleted", () => {
  expect(deletePodPreview(board({ replicas: 2 }), 2)).toMatchObject({ end: "scaled-away", obstacles: [] });
  expect(deletePodPreview(board({ deletedAt: "2026-01-01T00:00:00Z" }), 1)).toMatchObject({ end: "set-deleted" });
});

it("finds its claims, or has to wait for one that is being deleted", () => {
  const kept = deletePodPreview(board({}, [testSlot(0), testSlot(1, { claims: [claim] })]), 1);
  expect(kept).toMatchObject({ claims: [{ name: "data-web-1", fate: "kept" }], obstacles: [] });
  const ending = { ...claim, deletedAt: "2026-01-01T00:00:00Z" };
  expect(deletePodPreview(board({}, [testSlot(0), testSlot(1, { claims: [ending] })]), 1).obstacles).toEqual([
    "Claim data-web-1 is being deleted: the next life waits until it is gone, and then gets an empty volume.",
  ]);
});

it("waits for lower ordinals with OrderedReady alone, and holds the others up", () => {
  const slots = [testSlot(0, { state: "not-ready" }), testSlot(1)];
  expect(deletePodPreview(board({}, slots), 1)).toMatchObject({
    obstacles: ["web-0 is not ready: with OrderedReady every lower ordinal has to be ready first."],
    holdsOthers: true,
  });
  expect(deletePodPreview(board({ podManagementPolicy: "Parallel" }, slots), 1)).toMatchObject({ obstacles: [], holdsOthers: false });
});

it("goes at once when it has ended", () => {
  const { pod } = testSlot(1);
  if (!pod) throw new Error("The slot has a pod.");
  const slots = [testSlot(0), testSlot(1, { pod: { ...pod, phase: "Failed" } })];
  expect(deletePodPreview(board({}, slots), 1).isGoneAtOnce).toBe(true);
  expect(deletePodPreview(board(), 1).isGoneAtOnce).toBe(false);
});
