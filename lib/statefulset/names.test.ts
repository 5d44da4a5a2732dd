import { expect, it } from "vitest";
import { isDnsLabel, isDnsSubdomain } from "./names.ts";

const never = ["", "-a", "a-", "A", "a_b", "a/b", "../a", "a b", "a\n", "a\u0000", "ä", "a%2e", "a..b", ".a", "a.", "\u202Ea"];

it.each(never)("%j names nothing", (text) => {
  expect(isDnsLabel(text)).toBe(false);
  expect(isDnsSubdomain(text)).toBe(false);
});

it("takes labels of up to 63 characters and subdomains of up to 253", () => {
  expect(isDnsLabel("a".repeat(63))).toBe(true);
  expect(isDnsLabel("a".repeat(64))).toBe(false);
  expect(isDnsSubdomain("a".repeat(253))).toBe(true);
  expect(isDnsSubdomain("a".repeat(254))).toBe(false);
});

it("takes dots in subdomains only", () => {
  expect(isDnsLabel("web.example")).toBe(false);
  expect(isDnsSubdomain("web.example-1.0")).toBe(true);
});
