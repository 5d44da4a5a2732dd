import { describe, expect, it } from "vitest";
import { testBoard, testSlot } from "../../testing/test-slot.ts";
import type { Board, Slot } from "../board/board.ts";
import { scalePreview } from "./scale-preview.ts";

const claim = (ordinal: number) => ({
  name: `data-web-${ordinal}`,
  template: "data",
  phase: "Bound",
  uid: `claim-${ordinal}`,
  capacity: "1Gi",
  createdAt: "2026-01-01T00:00:00Z",
  accessModes: [],
});

function board(
  change: Partial<Board["set"]> = {},
  slots: readonly Slot[] = [0, 1, 2].map((ordinal) => testSlot(ordinal, { claims: [claim(ordinal)] })),
) {
  const made = testBoard(slots);
  return { ...made, set: { ...made.set, claimTemplates: [{ name: "data", requested: "2Gi" }], ...change } };
}

describe("scaling down", () => {
  it("takes the highest first, one at a time, and keeps their claims", () => {
    const { direction, steps, isOneByOne, count } = scalePreview(board(), 1);
    expect([direction, isOneByOne, count]).toEqual(["down", true, 2]);
    expect(steps.map(({ podName }) => podName)).toEqual(["web-2", "web-1"]);
    expect(steps[0]?.claims).toEqual([{ name: "data-web-2", fate: "kept", size: "1Gi" }]);
  });

  it("deletes the claims where the policy says so", () => {
    const { steps } = scalePreview(board({ retention: { whenDeleted: "Retain", whenScaled: "Delete" } }), 2);
    expect(steps).toEqual([{ ordinal: 2, podName: "web-2", claims: [{ name: "data-web-2", fate: "deleted", size: "1Gi" }] }]);
  });

  it("knows of a volume that outlives its claim", () => {
    const slots = [testSlot(0), testSlot(1), testSlot(2, { claims: [{ ...claim(2), reclaimPolicy: "Retain" }] })];
    const { steps } = scalePreview(board({ retention: { whenDeleted: "Retain", whenScaled: "Delete" } }, slots), 2);
    expect(steps[0]?.claims).toEqual([{ name: "data-web-2", fate: "deleted", size: "1Gi", volumeStays: true }]);
  });

  it("waits for pods that stay, not for those that go", () => {
    const slots = [testSlot(0, { state: "not-ready", reason: "HTTP 503" }), testSlot(1), testSlot(2, { state: "failing" })];
    expect(scalePreview(board({}, slots), 1).blockers).toEqual([{ podName: "web-0", state: "not-ready", reason: "HTTP 503" }]);
    expect(scalePreview(board({ podManagementPolicy: "Parallel" }, slots), 1)).toMatchObject({ blockers: [], isOneByOne: false });
  });
});

describe("scaling up", () => {
  it("comes in ascending order, and finds what was left behind", () => {
    const outside = testSlot(3, { place: "outside", state: "scaled-away", claims: [claim(3)] });
    const { pod: _, ...left } = outside;
    const { direction, steps } = scalePreview(board({ replicas: 3 }, [testSlot(0), testSlot(1), testSlot(2), left]), 5);
    expect(direction).toBe("up");
    expect(steps).toEqual([
      { ordinal: 3, podName: "web-3", claims: [{ name: "data-web-3", fate: "found", size: "1Gi", createdAt: "2026-01-01T00:00:00Z" }] },
      { ordinal: 4, podName: "web-4", claims: [{ name: "data-web-4", fate: "new", size: "2Gi" }] },
    ]);
  });

  it("counts from the start ordinal", () => {
    const slots = [5, 6].map((ordinal) => testSlot(ordinal));
    expect(scalePreview(board({ start: 5, replicas: 2 }, slots), 3).steps.map(({ ordinal }) => ordinal)).toEqual([7]);
  });

  it("is held up by any pod that is not ready", () => {
    const slots = [testSlot(0), testSlot(1, { state: "pending" })];
    expect(scalePreview(board({ replicas: 2 }, slots), 3).blockers).toEqual([{ podName: "web-1", state: "pending" }]);
  });
});

it("shows a bounded number of steps, and says how many there are", () => {
  const { steps, count } = scalePreview(board(), 100_000);
  expect([steps.length, count]).toEqual([200, 99_997]);
});

it("does nothing where nothing changes", () => {
  expect(scalePreview(board(), 3)).toMatchObject({ direction: "none", steps: [], blockers: [] });
});
