import { describe, expect, test } from "vitest";
import { isInRange, parseOrdinal, toClaimName, toPodName } from "./ordinal.ts";
import { parseQuantity } from "./quantity.ts";
import { isSelected, matchesSelector } from "./selector.ts";

describe("identity", () => {
  test("reads the ordinal off the end of a name, greedily as upstream does", () => {
    expect(parseOrdinal("web-10")).toEqual({ parent: "web", ordinal: 10 });
    expect(parseOrdinal("web-1-2")).toEqual({ parent: "web-1", ordinal: 2 });
  });

  test.each(["web", "web-", "web-01", "web-x", "web-9999999999", ""])("finds none in %j", (name) =>
    expect(parseOrdinal(name)).toBeUndefined(),
  );

  test("names pods and claims", () => {
    expect(toPodName("web", 3)).toBe("web-3");
    expect(toClaimName("data", "web", 3)).toBe("data-web-3");
  });

  test("the range begins at start", () => {
    expect([1, 2, 4, 5].map((ordinal) => isInRange(ordinal, { start: 2, replicas: 3 }))).toEqual([false, true, true, false]);
  });
});

describe("quantities", () => {
  test.each([
    ["1Gi", 2 ** 30],
    ["512Mi", 512 * 2 ** 20],
    ["1.5G", 1.5e9],
    ["1e3", 1000],
    ["100m", 0.1],
    ["42", 42],
  ])("%s", (text, bytes) => expect(parseQuantity(text)).toBe(bytes));
  test.each(["", "Gi", "1 Gi", "1Zi", "-1", "__proto__"])("%j is none", (text) => expect(parseQuantity(text)).toBeUndefined());
});

describe("selectors", () => {
  const labels = { app: "web", tier: "db" };
  test("an empty selector matches nothing", () => {
    expect(matchesSelector(labels, {})).toBe(false);
    expect(isSelected(labels, {})).toBe(false);
    expect(isSelected(labels, undefined)).toBe(false);
  });
  test("a label that was never set is not there, whatever objects inherit", () => {
    expect(matchesSelector(labels, { matchExpressions: [{ key: "constructor", operator: "Exists" }] })).toBe(false);
    expect(matchesSelector(labels, { matchExpressions: [{ key: "toString", operator: "DoesNotExist" }] })).toBe(true);
  });
  test("labels and expressions must all hold", () => {
    expect(
      matchesSelector(labels, { matchLabels: { app: "web" }, matchExpressions: [{ key: "tier", operator: "In", values: ["db", "x"] }] }),
    ).toBe(true);
    expect(matchesSelector(labels, { matchExpressions: [{ key: "tier", operator: "NotIn", values: ["db"] }] })).toBe(false);
    expect(matchesSelector(labels, { matchExpressions: [{ key: "none", operator: "DoesNotExist" }] })).toBe(true);
    expect(matchesSelector(labels, { matchExpressions: [{ key: "tier", operator: "Exists" }] })).toBe(true);
  });
});
