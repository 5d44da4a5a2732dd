import { describe, expect, it } from "vitest";
import { testBoard, testSlot } from "../../testing/test-slot.ts";
import type { Board, Slot } from "../board/board.ts";
import { recordedChange } from "./recorded-change.ts";
import { rolloutClock } from "./rollout-clock.ts";
import type { RolloutFacts } from "./rollout-facts.ts";

const time = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();
const ms = (seconds: number) => Date.parse(time(seconds));

function at(ordinal: number, revision: string, createdAt: number, change: Partial<Slot> = {}): Slot {
  const slot = testSlot(ordinal, change);
  return slot.pod ? { ...slot, pod: { ...slot.pod, revision, createdAt: time(createdAt) } } : slot;
}

const facts: RolloutFacts = {
  pods: { "web-3": { readyChangedAt: time(120) }, "web-2": { readyChangedAt: time(140) } },
  revisions: { "web-old": { revision: 1, createdAt: time(0) }, "web-new": { revision: 2, createdAt: time(100) } },
};
const slots = [at(0, "web-old", 0), at(1, "web-old", 0), at(2, "web-new", 125), at(3, "web-new", 105)];

function clock(now: number, change: Partial<Board["set"]> = {}, given = slots, recorded?: Parameters<typeof rolloutClock>[2]) {
  const board = testBoard(given);
  const set = { ...board.set, currentRevision: "web-old", updateRevision: "web-new", partition: 0, ...change };
  return rolloutClock({ ...board, set }, facts, recorded, ms(now));
}

describe("the clock of a rollout", () => {
  it("foresees no end while a pod fails", () => {
    const failing = [...slots.slice(0, 1), at(1, "web-new", 145, { state: "failing" }), ...slots.slice(2)];
    expect(clock(150, {}, failing)).not.toHaveProperty("endsAt");
  });

  it("counts from the new revision's making, and expects the rest to take as long", () => {
    expect(clock(150)).toEqual({
      isUnderWay: true,
      since: ms(100),
      sinceBy: "revision",
      done: 2,
      reached: 4,
      tookMs: 50_000,
      perOrdinalMs: 20_000,
      lastMoveAt: ms(140),
      endsAt: ms(180),
    });
  });

  it("expects an end before the first is done, from what pods of the set took before", () => {
    const board = testBoard(slots.slice(0, 2).map((slot) => ({ ...slot })));
    const set = { ...board.set, currentRevision: "web-old", updateRevision: "web-new", partition: 0 };
    const measured = { ...facts, usual: { ms: 12_000, of: 5 } };
    expect(rolloutClock({ ...board, set }, measured, undefined, ms(105))).toMatchObject({ done: 0, endsAt: ms(124) });
    expect(rolloutClock({ ...board, set }, facts, undefined, ms(105))).not.toHaveProperty("endsAt");
  });

  it("says for how long nothing has moved, and then expects no end", () => {
    expect(clock(199)?.stalledMs).toBeUndefined();
    expect(clock(260)).toMatchObject({ stalledMs: 120_000 });
    expect(clock(260)?.endsAt).toBeUndefined();
  });

  it("is over with the last pod that is reached", () => {
    expect(clock(900, { partition: 2 })).toMatchObject({ isUnderWay: false, tookMs: 40_000, done: 2, reached: 2 });
  });

  it("does not count what was replaced, restarted or added long after", () => {
    const all = [at(0, "web-new", 90_000), at(1, "web-new", 200_000, { state: "starting" }), ...slots.slice(2)];
    expect(clock(200_010, { currentRevision: "web-new" }, all)).toMatchObject({ isUnderWay: false, tookMs: 40_000, perOrdinalMs: 20_000 });
    expect(clock(200_010, { currentRevision: "web-new" }, all.slice(0, 2))).not.toHaveProperty("tookMs");
  });

  it("under OnDelete leaves the person's pauses out, and never calls them stalled", () => {
    const found = clock(10_000, { strategy: "OnDelete" });
    expect(found).toMatchObject({ isUnderWay: true, perOrdinalMs: 15_000 });
    expect(found).not.toHaveProperty("stalledMs");
    expect(found).not.toHaveProperty("endsAt");
  });

  it("of a revision that was gone back to counts from what was recorded, or is not known", () => {
    const back = { currentRevision: "web-new", updateRevision: "web-old" };
    expect(clock(200, back)).toBeUndefined();
    expect(clock(200, back, slots, { at: ms(190), revision: "web-old" })).toMatchObject({ sinceBy: "recorded", tookMs: 10_000 });
  });
});

describe("a recorded change", () => {
  it("is the last time that another revision became wanted, not what was found at first", () => {
    const specs = { a: { at: 1, updateRevision: "web-1" }, b: { at: 5, updateRevision: "web-2" }, c: { at: 9, updateRevision: "web-2" } };
    expect(recordedChange(specs)).toEqual({ at: 5, revision: "web-2" });
    expect(recordedChange({ a: specs.a })).toBeUndefined();
  });
});
