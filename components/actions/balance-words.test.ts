import { expect, it } from "vitest";
import type { VisitPlan } from "@/lib/protocol/visit-frame.ts";
import { balanceWords } from "./balance-words.ts";

const plan: VisitPlan = {
  way: "network",
  chosenBy: "cluster",
  count: 100,
  pods: [
    { name: "web-0", isForeign: false },
    { name: "web-1", isForeign: false },
    { name: "old-7d4-x", isForeign: true },
  ],
};
const tally = { byPod: {}, unknown: 0, refused: 0, failed: 0 };

it("tells who answered how often, foreign pods by name, and what would be even", () => {
  expect(balanceWords(plan, { ...tally, byPod: { "web-0": 40, "web-1": 30, "old-7d4-x": 30 } })).toBe(
    "0: 40, 1: 30, old-7d4-x: 30; an even share is 33.3 each.",
  );
  expect(balanceWords(plan, { ...tally, byPod: { "web-0": 3 } })).toContain("1: 0");
});

it("says when nobody is known", () => {
  expect(balanceWords(plan, { ...tally, unknown: 100 })).toBe("Nobody is known to have answered.");
});
