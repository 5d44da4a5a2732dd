import { expect, it } from "vitest";
import { whoAnswered } from "./who-answered.ts";

const pods = ["web-1", "web-10", "web-7d4-abcde"];

it("believes an answer that names one pod, as a word of its own", () => {
  expect(whoAnswered("<h1>web-1</h1>", pods)).toBe("web-1");
  expect(whoAnswered('{"host":"web-10.web.default.svc"}', pods)).toBe("web-10");
  expect(whoAnswered("my-web-1 said so", pods)).toBeUndefined();
});

it("believes none that names nobody, or several", () => {
  expect(whoAnswered("42", pods)).toBeUndefined();
  expect(whoAnswered("web-1, then web-10", pods)).toBeUndefined();
});
