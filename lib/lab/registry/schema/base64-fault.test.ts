import { expect, test } from "vitest";
import { base64Fault } from "./base64-fault.ts";

test.each([
  ["YQ==", undefined],
  ["YQ\n==", undefined],
  ["aa=\n=", undefined],
  ["aaa=\n", undefined],
  ["YR==", undefined],
  ["", undefined],
  ["not base64!", 3],
  ["YQ", 0],
  ["YQ=", 3],
  ["YQ==x", 4],
  ["Y", 0],
  ["=", 0],
  ["YQ=x", 2],
  ["aGVsbG8", 4],
  ["aGVsbG8=x", 8],
  ["aaa!", 3],
  ["aaaaa", 4],
  ["a===", 1],
  ["aa=\nx", 3],
])("a real server gives up on %j at byte %j", (text, fault) => {
  expect(base64Fault(text)).toBe(fault);
});
