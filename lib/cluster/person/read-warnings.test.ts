import { expect, it } from "vitest";
import { readWarnings } from "./read-warnings.ts";

it("reads one warning, several in one header, and several headers", () => {
  expect(readWarnings('299 - "unknown field \\"spec.foo\\""')).toEqual(['unknown field "spec.foo"']);
  expect(readWarnings('299 - "one", 299 - "two"')).toEqual(["one", "two"]);
  expect(readWarnings(['299 - "one"', '299 - "two"'])).toEqual(["one", "two"]);
});

it("leaves out what is not an API server's warning", () => {
  expect(readWarnings(undefined)).toEqual([]);
  expect(readWarnings('110 proxy "stale"')).toEqual([]);
});
