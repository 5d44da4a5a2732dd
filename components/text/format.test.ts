import { describe, expect, it } from "vitest";
import { formatAge, formatMilliseconds } from "./format-age.ts";
import { formatBytes, quantityBytes, readableQuantity } from "./format-bytes.ts";

describe("formatAge", () => {
  it("says one unit, changing where kubectl does", () => {
    const spans = [0, 3_999, 119_999, 120_000, 7_199_999, 7_200_000, 172_799_999, 172_800_000];
    expect(spans.map(formatAge)).toEqual(["0 s", "3 s", "119 s", "2 m", "119 m", "2 h", "47 h", "2 d"]);
  });

  it("never shows a negative age, nor one that is not known", () => {
    expect(formatAge(-5_000)).toBe("0 s");
    expect(formatAge(Number.NaN)).toBe("");
  });
});

describe("formatMilliseconds", () => {
  it("makes nothing that took time take none", () => {
    expect([0, 0.4, 1, 1.6, 250].map(formatMilliseconds)).toEqual(["<1 ms", "<1 ms", "1 ms", "2 ms", "250 ms"]);
  });
});

describe("bytes", () => {
  it("are shown in the largest unit", () => {
    expect([0, 512 * 2 ** 20, 13.5 * 2 ** 30].map(formatBytes)).toEqual(["0 B", "512 MiB", "13.5 GiB"]);
  });

  it("are read from Kubernetes quantities", () => {
    expect(["1Gi", "512Mi", "1024", "2k", "1.5Gi"].map(quantityBytes)).toEqual([2 ** 30, 512 * 2 ** 20, 1024, 2000, 1.5 * 2 ** 30]);
    expect(quantityBytes(undefined)).toBe(0);
    expect(quantityBytes("much")).toBe(0);
  });

  it("of a quantity are set apart from their unit", () => {
    expect(["1Gi", "500M", "weird"].map(readableQuantity)).toEqual(["1 GiB", "500 MB", "weird"]);
  });
});
