import { expect, it } from "vitest";
import { ResumePoint } from "./resume-point.ts";

const at = (fraction: string) => `2026-11-27T01:00:00.${fraction}Z`;

it("takes every line while it reads on, of one moment too", () => {
  const point = new ResumePoint();
  expect([at("000001"), at("000001"), at("000002")].map((line) => point.take(line))).toEqual([true, true, true]);
  expect(point.since).toBe(at("000002"));
});

it("asked again from the same second, passes over exactly what was read", () => {
  const point = new ResumePoint();
  for (const line of [at("100"), at("200"), at("200")]) point.take(line);
  point.resume();
  expect([at("100"), at("200"), at("200"), at("200"), at("300")].map((line) => point.take(line))).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
});

it("tells lines apart that one millisecond does not", () => {
  const point = new ResumePoint();
  point.take(at("100001000"));
  point.resume();
  expect(point.take(at("100000000"))).toBe(false);
  expect(point.take(at("100002000"))).toBe(true);
});

it("keeps a line that is a little older than the one before it, as of the other of two pipes", () => {
  const point = new ResumePoint();
  point.take(at("200"));
  expect(point.take(at("100"))).toBe(true);
  expect(point.since).toBe(at("200"));
});

it("passes over nothing when nothing was read before", () => {
  const point = new ResumePoint();
  point.resume();
  expect(point.since).toBeUndefined();
  expect(point.take(at("100"))).toBe(true);
});
