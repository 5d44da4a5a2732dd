import { expect, it } from "vitest";
import { autoscalerWords } from "./autoscaler-words.ts";

it("says what an autoscaler does to a number that a person sets, and that none switches it off", () => {
  expect(autoscalerWords(2, { min: 1, max: 3 })).toBe("it may set another number at any moment");
  expect(autoscalerWords(5, { min: 1, max: 3 })).toBe("it will bring it back into that range");
  expect(autoscalerWords(1, { min: 2, max: 3 })).toBe("it will bring it back into that range");
  expect(autoscalerWords(0, { min: 1, max: 3 })).toContain("leaves the set alone");
  expect(autoscalerWords(0, { min: 0, max: 3 })).toBe("it may set another number at any moment");
});
