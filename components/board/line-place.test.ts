import { describe, expect, it } from "vitest";
import { isLineDrawn, linePlace, nearestPartition } from "./line-place.ts";

/** Rows of 60 pixels below a head of 40. */
const rowsOf = (ordinals: readonly number[]) =>
  ordinals.map((ordinal, index) => ({ ordinal, top: 40 + index * 60, bottom: 100 + index * 60 }));
const range = { start: 0, replicas: 3 };

describe("the partition's line", () => {
  it("lies above all rows at 0, between two, and below all from the number of replicas on", () => {
    const rows = rowsOf([0, 1, 2]);
    expect([0, 1, 2, 3, 9].map((partition) => linePlace(rows, range, partition))).toEqual([40, 100, 160, 220, 220]);
  });

  it("counts from the start ordinal, and leaves rows outside the range out", () => {
    const rows = rowsOf([5, 6, 7, 8]);
    expect([0, 1, 3].map((partition) => linePlace(rows, { start: 5, replicas: 3 }, partition))).toEqual([40, 100, 220]);
  });

  it("lies between the nearest of a filtered board, and nowhere where there is no row", () => {
    expect(linePlace(rowsOf([0, 2]), range, 1)).toBe(100);
    expect(linePlace(rowsOf([2]), range, 1)).toBe(40);
    expect(linePlace([], range, 1)).toBeUndefined();
  });

  it("lies in the middle of a gap between cards", () => {
    const cards = [0, 1, 2].map((ordinal) => ({ ordinal, top: ordinal * 112, bottom: ordinal * 112 + 100 }));
    expect([0, 1, 2, 3].map((partition) => linePlace(cards, range, partition))).toEqual([0, 106, 218, 324]);
  });

  it("is drawn where one of its neighbours is", () => {
    const shown = Array.from({ length: 300 }, (_, index) => index);
    const drawn = rowsOf([10, 11, 12]);
    const large = { start: 0, replicas: 300 };
    expect([9, 10, 11, 13, 14, 200].map((partition) => isLineDrawn(drawn, shown, large, partition))).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it("is dragged to the nearest place", () => {
    const rows = rowsOf([0, 1, 2]);
    expect([0, 65, 75, 129, 131, 500].map((y) => nearestPartition(rows, range, y))).toEqual([0, 0, 1, 1, 2, 3]);
  });
});
