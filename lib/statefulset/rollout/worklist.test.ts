import { describe, expect, it } from "vitest";
import { testBoard, testSlot } from "../../testing/test-slot.ts";
import type { Board, Slot } from "../board/board.ts";
import { worklistOf } from "./worklist.ts";

function at(ordinal: number, revision: string, change: Partial<Slot> = {}): Slot {
  const slot = testSlot(ordinal, change);
  return slot.pod ? { ...slot, pod: { ...slot.pod, revision } } : slot;
}

function listed(slots: readonly Slot[], set: Partial<Board["set"]> = { strategy: "OnDelete" }) {
  const board = testBoard(slots);
  const list = worklistOf({ ...board, set: { ...board.set, currentRevision: "web-1", updateRevision: "web-2", ...set } });
  return (
    list && { ...list, items: list.items.map(({ ordinal, state, why }) => [ordinal, state, ...(why === undefined ? [] : [why])].join(" ")) }
  );
}

const unready = { state: "not-ready" as const };

describe("a worklist under OnDelete", () => {
  it("goes from the highest ordinal down, one at a time", () => {
    expect(listed([0, 1, 2].map((ordinal) => at(ordinal, "web-1")))?.items).toEqual([
      "2 next",
      "1 waits comes after web-2",
      "0 waits comes after web-2",
    ]);
  });

  it("opens no gate while another pod is not ready", () => {
    const list = listed([at(0, "web-1"), at(1, "web-1"), at(2, "web-2", { ...unready, reason: "starts" })]);
    expect(list?.items).toEqual(["2 comes it is not ready yet: starts", "1 waits ordinal 2 is not ready", "0 waits comes after web-1"]);
    expect(listed([at(0, "web-1"), at(1, "web-1"), at(2, "web-2")])).toMatchObject({
      done: 1,
      items: ["2 done", "1 next", "0 waits comes after web-1"],
    });
  });

  it("lets outdated pods that do not serve go first, the lowest before, whatever the others do", () => {
    const slots = [at(0, "web-1"), at(1, "web-1", unready), at(2, "web-1", unready), at(3, "web-2", unready)];
    expect(listed(slots)?.items).toEqual([
      "3 comes it is not ready yet",
      "1 next",
      "2 waits comes after web-1",
      "0 waits comes after web-1",
    ]);
  });

  it("stops at a new revision that fails", () => {
    const slots = [at(0, "web-1"), at(1, "web-1", unready), at(2, "web-2", { state: "failing", reason: "CrashLoopBackOff" })];
    expect(listed(slots)?.items[1]).toBe("1 waits the new revision fails: ordinal 2");
  });

  it("is none when all are done, or the set rolls its update out by itself", () => {
    expect(listed([at(0, "web-2"), at(1, "web-2")])).toBeUndefined();
    expect(listed([at(0, "web-1")], { strategy: "RollingUpdate", partition: 0 })).toBeUndefined();
  });
});

describe("a worklist of a partition", () => {
  const held = { strategy: "RollingUpdate", partition: 2 };

  it("lowers it over the next pod, counted from the start ordinal", () => {
    const slots = [5, 6, 7].map((ordinal) => at(ordinal, ordinal === 7 ? "web-2" : "web-1"));
    expect(listed(slots, { ...held, start: 5 })).toMatchObject({
      kind: "partition",
      lowerTo: 1,
      items: ["7 done", "6 next", "5 waits comes after web-6"],
    });
  });

  it("waits for what the partition lets through, and for all to be ready", () => {
    expect(listed([at(0, "web-1"), at(1, "web-1"), at(2, "web-1")], held)?.items).toEqual([
      "2 comes the update reaches it by itself",
      "1 waits the update still has 1 above the partition to go",
      "0 waits comes after web-1",
    ]);
    expect(listed([at(0, "web-1"), at(1, "web-1"), at(2, "web-2", unready)], held)?.items).toContain("1 waits ordinal 2 is not ready");
  });
});
