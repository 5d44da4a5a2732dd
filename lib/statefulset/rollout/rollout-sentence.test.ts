import { describe, expect, it } from "vitest";
import { createRandom } from "../../lab/random.ts";
import { testBoard, testSlot } from "../../testing/test-slot.ts";
import type { Slot, SlotState } from "../board/board.ts";
import { boardNotes } from "../board/board-notes.ts";
import { rolloutState } from "./rollout-state.ts";

const now = Date.parse("2026-01-01T00:01:00Z");
const random = createRandom(27);
const pick = <T>(items: readonly [T, ...T[]]): T => items[Math.floor(random.next() * items.length)] ?? items[0];
const states = ["ready", "ready", "ready", "not-ready", "starting", "pending", "failing", "ending", "absent"] as const;

function randomSlot(ordinal: number): Slot {
  const state: SlotState = pick(states);
  const { pod, ...slot } = testSlot(ordinal, { state });
  if (state === "absent" || pod === undefined) return slot;
  const phase = state === "pending" || state === "starting" ? "Pending" : "Running";
  const deletedAt = pick(["2026-01-01T00:01:20Z", "2025-12-31T00:00:00Z"]);
  const reason = state === "ready" ? undefined : pick([undefined, "Because.", `${".".repeat(20_000)} x`]);
  const revision = pick(["web-old", "web-new", "web-bad"]);
  return {
    ...slot,
    ...(reason !== undefined && { reason }),
    pod: { ...pod, phase, revision, ready: state === "ready", ...(state === "ending" && { deletedAt }) },
  };
}

// The sentence above the board and this one are of the same set: they name the same pod as the one that holds everything up.
it("agrees with the board's own notes, and has whole sentences, for 3,000 random boards", () => {
  for (let round = 0; round < 3_000; round++) {
    const board = testBoard(Array.from({ length: 1 + Math.floor(random.next() * 5) }, (_, ordinal) => randomSlot(ordinal)));
    const set = {
      ...board.set,
      updateRevision: "web-new",
      currentRevision: pick(["web-old", "web-new"]),
      partition: pick([0, 0, 2]),
      strategy: pick(["RollingUpdate", "RollingUpdate", "OnDelete"]),
      podManagementPolicy: pick(["OrderedReady", "OrderedReady", "Parallel"]),
    };
    const found = rolloutState({ board: { ...board, set }, now, version: "v1.35.4" });
    const said = [found.does, found.waits, found.next].filter(Boolean).join(" ");
    const why = JSON.stringify({ set, slots: Object.values(board.slots).map(({ state, pod }) => `${state} ${pod?.revision}`), found });
    expect(found.rule === "rollback-trap" ? found.ordinal : undefined, why).toBe(boardNotes({ ...board, set }).stuckAt);
    expect(said, why).not.toMatch(/undefined|NaN|null|\.\. /);
    expect(said.length, why).toBeLessThan(2_000);
    expect(said, why).toMatch(/\.$/);
  }
});

describe("what the controller should have done at once", () => {
  const { pod: _, ...missing } = testSlot(1, { state: "absent" });
  const input = { board: testBoard([testSlot(0), missing]), now };

  it("is called stuck after a minute without a movement, with the way to look at the controller", () => {
    expect(rolloutState({ ...input, changedAt: now - 61_000 })).toMatchObject({ rule: "create-in-order", tone: "moves" });
    const found = rolloutState({ ...input, now: now + 60_000, changedAt: now - 10_000 });
    expect(found).toMatchObject({ tone: "stuck", wayOut: { words: expect.stringContaining("kube-controller-manager") } });
    expect(found.waits).toContain("The controller should create ordinal 1 at once, and has not done so for more than a minute");
  });

  it("is not called so where nobody knows when the set was changed", () => {
    expect(rolloutState({ ...input, now: now + 3_600_000 })).toMatchObject({ tone: "moves" });
  });
});
