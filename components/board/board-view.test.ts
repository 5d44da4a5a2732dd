import { describe, expect, it } from "vitest";
import { testSlot } from "@/lib/testing/test-slot.ts";
import { parseBoardView, visibleSlots, wantsAttention } from "./board-view.ts";

const all = { find: "", isAttentionOnly: false };
const slots = Object.fromEntries([10, 2, 0].map((ordinal) => [ordinal, testSlot(ordinal)]));

describe("a board's view", () => {
  it("is read from the URL", () => {
    const view = parseBoardView(new URLSearchParams("tab=events&q=web&show=attention&ordinal=2&open=1&panel=3&at=1764219784000"));
    expect(view).toEqual({
      tab: "events",
      find: "web",
      isAttentionOnly: true,
      ordinal: 2,
      isOpen: true,
      panel: 3,
      isLineWanted: false,
      at: 1_764_219_784_000,
    });
  });

  it("takes nonsense as unsaid", () => {
    const view = parseBoardView(new URLSearchParams("tab=__proto__&ordinal=-1&show=x&open=1&at=soon"));
    expect(view).toEqual({ tab: "board", find: "", isAttentionOnly: false, ordinal: undefined, isOpen: false, isLineWanted: false });
  });

  it("shows ordinals as numbers: 2 before 10", () => {
    expect(visibleSlots(slots, all).map(({ ordinal }) => ordinal)).toEqual([0, 2, 10]);
  });

  it("finds by pod, claim, node, address and state; every word must be there", () => {
    const find = (words: string) => visibleSlots(slots, { ...all, find: words }).map(({ ordinal }) => ordinal);
    expect(find("WEB-10")).toEqual([10]);
    expect(find("data-web-2 ready")).toEqual([2]);
    expect(find("10.244.0.10 node-1")).toEqual([10]);
    expect(find("data-web-2 failing")).toEqual([]);
  });

  it("wants attention for what is in range and not ready, or out of range and still there; not for what is left behind", () => {
    expect(wantsAttention(testSlot(0))).toBe(false);
    expect(wantsAttention(testSlot(0, { state: "failing" }))).toBe(true);
    expect(wantsAttention(testSlot(0, { state: "absent" }))).toBe(true);
    expect(wantsAttention(testSlot(5, { place: "condemned" }))).toBe(true);
    expect(wantsAttention(testSlot(5, { place: "outside", state: "scaled-away" }))).toBe(false);
  });
});
