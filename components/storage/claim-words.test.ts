import { describe, expect, test } from "vitest";
import type { StorageClaim } from "@/lib/statefulset/storage/storage-view.ts";
import { phaseTone, phaseWords, sizeDetail, volumeWords } from "./claim-words.ts";
import { visibleClaims } from "./visible-claims.ts";

const claim = (change: Partial<StorageClaim> = {}): StorageClaim => ({
  name: "data-web-0",
  place: "in-range",
  ordinal: 0,
  phase: "Bound",
  requested: "1Gi",
  capacity: "1Gi",
  accessModes: ["ReadWriteOnce"],
  usedBy: ["web-0"],
  notes: [],
  ...change,
});

describe("the size's small print", () => {
  const gibibyte = 2 ** 30;

  test("what is asked for only where it differs, what is used only once it was measured", () => {
    expect(sizeDetail(claim(), undefined)).toBe("");
    expect(sizeDetail(claim({ requested: "2Gi" }), undefined)).toBe("asked for 2 GiB");
    expect(sizeDetail(claim(), { usedBytes: gibibyte / 2, capacityBytes: gibibyte, node: "n" })).toBe("used 512 MiB");
  });

  test("a directory of a large disk is not said to use what the disk does", () => {
    expect(sizeDetail(claim(), { usedBytes: 30 * gibibyte, capacityBytes: 250 * gibibyte, node: "n" })).toBe(
      "own use not known; the disk it shares: 30 GiB of 250 GiB used",
    );
  });
});

test("a claim's state in words, and how bad it is", () => {
  expect(phaseWords(claim({ deletedAt: "2026-01-01T00:00:00Z" }))).toBe("Bound, ending");
  expect(phaseWords(claim({ phase: "Missing" }))).toBe("No such claim");
  expect(phaseTone(claim())).toBe("ready");
  expect(phaseTone(claim({ phase: "Pending" }))).toBe("wait");
  expect(phaseTone(claim({ notes: [{ code: "x", tone: "fail", message: "" }] }))).toBe("fail");
  expect(volumeWords(claim({ volume: { name: "pv", reclaimPolicy: "Delete", pinnedTo: "node n1" } }))).toBe("Delete · node n1");
});

test("claims are found by all that is said of them, 2 before 10, shared ones and strays last", () => {
  const claims = Object.fromEntries(
    [
      claim({ name: "data-gone-1", place: "stray" }),
      claim({ name: "data-web-10", ordinal: 10 }),
      claim({ name: "data-web-2", ordinal: 2, notes: [{ code: "x", tone: "wait", message: "Waits for the Provisioner" }] }),
      claim({ name: "files", place: "shared" }),
    ].map((one) => [one.name, one]),
  );
  expect(visibleClaims(claims, "").map(({ name }) => name)).toEqual(["data-web-2", "data-web-10", "files", "data-gone-1"]);
  expect(visibleClaims(claims, "provisioner data").map(({ name }) => name)).toEqual(["data-web-2"]);
  expect(visibleClaims(claims, "of a set that does not exist")).toHaveLength(1);
});
