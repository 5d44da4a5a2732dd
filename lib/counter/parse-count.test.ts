import { expect, test } from "vitest";
import { parseCount } from "./parse-count.ts";

test.each([
  ["132", 132],
  [" 132\n", 132],
  ["\uFEFF7\r\n", 7],
  ["0", 0],
  ["007", 7],
  ["Visits: 132.", 132],
  ["You are visitor number 12!", 12],
  ['{"visits": 9}', 9],
  ['{"status":"ok","count":3,"uptime":12345}', 3],
  ['{"hits":5,"count":"many"}', 5],
  ["9007199254740991", Number.MAX_SAFE_INTEGER],
])("%j counts %d", (text, count) => {
  expect(parseCount({ text })).toBe(count);
});

test.each([
  ["", "no-number"],
  ["hello", "no-number"],
  ["12 of 40", "no-number"],
  ["-5", "no-number"],
  ["3.5", "no-number"],
  ["v2", "no-number"],
  ["0x1f", "no-number"],
  ["2026-10-03", "no-number"],
  ["9007199254740993", "no-number"],
  ["1".repeat(400), "no-number"],
  ['{"visits":1,"count":2}', "no-number"],
  ['{"visits":1.5}', "no-number"],
  ['{"visits":-1}', "no-number"],
  ['{"nested":{"visits":1}}', "no-number"],
  ['{"visits":', "no-number"],
  ['{"__proto__":{"visits":1}}', "no-number"],
  [`${"x".repeat(5000)} 12`, "no-number"],
  ["<!DOCTYPE html><p>12</p>", "html"],
  ["<html>12</html>", "html"],
])("%j is no count (%s)", (text, code) => {
  expect(parseCount({ text })).toMatchObject({ ok: false, code });
});

test("an answer that calls itself HTML is unreadable, unless a pattern says where the number is", () => {
  const page = { text: "<h1>Visits</h1><b>41</b> since 2024", contentType: "text/html; charset=utf-8" };
  expect(parseCount(page)).toMatchObject({ code: "html" });
  expect(parseCount(page, "<b>(\\d+)</b>")).toBe(41);
});

test("a pattern gives its first group, or else its whole match", () => {
  expect(parseCount({ text: "a=1 b=22 c=3" }, "b=(\\d+)")).toBe(22);
  expect(parseCount({ text: "a=1 b=22" }, "\\d\\d")).toBe(22);
  expect(parseCount({ text: "a=1" }, "b=(\\d+)")).toMatchObject({ code: "no-number" });
  expect(parseCount({ text: "a=1" }, "a=")).toMatchObject({ code: "no-number" });
  expect(parseCount({ text: "a=1" }, "(")).toMatchObject({ code: "bad-pattern" });
});

test("hostile patterns cost no more than linear time, or are refused", () => {
  const long = `${"a".repeat(64 * 1024)}!`;
  expect(parseCount({ text: long }, "(a+)+$")).toMatchObject({ code: "no-number" });
  expect(parseCount({ text: long }, "(a?){1000}[xy]")).toMatchObject({
    code: "bad-pattern",
    message: expect.stringContaining("too costly"),
  });
  expect(parseCount({ text: long }, "(((a{1000}){1000}){1000})")).toMatchObject({ code: "bad-pattern" });
  expect(parseCount({ text: long }, "(?=a)a")).toMatchObject({ code: "bad-pattern" });
});
