import { describe, expect, it } from "vitest";
import { finderOf, findPieces } from "../text/find-text.ts";
import { FoundLines } from "./found-lines.ts";
import { heldLinesMax, keptCharactersMax, keptLinesMax, LogBuffer } from "./log-buffer.ts";
import { shownLine } from "./log-text.ts";

const line = (text: string, pod = "web-0") => ({ pod, container: "app", at: "2026-11-27T01:00:00.123456789Z", text });

function filled(lines: number, text = (index: number) => `line ${index}`): LogBuffer {
  const buffer = new LogBuffer();
  for (let index = 0; index < lines; index++) buffer.addLine(line(text(index), `web-${index % 3}`));
  return buffer;
}

describe("LogBuffer", () => {
  it("keeps the newest lines with all that was said of them", () => {
    const buffer = filled(keptLinesMax + 7);
    buffer.addMark({ mark: "life", message: "2nd life of web-0 begins.", pod: "web-0" });
    expect([buffer.first, buffer.end, buffer.dropped]).toEqual([8, keptLinesMax + 8, 8]);
    expect(buffer.row(8)).toEqual({
      number: 8,
      pod: "web-2",
      container: "app",
      time: expect.closeTo(Date.UTC(2026, 10, 27, 1) + 123.4567, 3) as number,
      text: "line 8",
      isCut: false,
      mark: undefined,
    });
    expect(buffer.row(buffer.end - 1)).toMatchObject({ mark: "life", text: "2nd life of web-0 begins.", time: Number.NaN });
  });

  it("is bounded in characters too", () => {
    const buffer = filled(20, () => "x".repeat(keptCharactersMax / 10));
    expect(buffer.end - buffer.first).toBe(10);
  });

  it("lets nothing go while it is held, asks for no more when it is full, and lets go afterwards", () => {
    const buffer = filled(keptLinesMax);
    buffer.hold(true);
    for (let index = 0; index < heldLinesMax; index++) buffer.addLine(line("more"));
    expect([buffer.first, buffer.isFull]).toEqual([0, true]);
    buffer.hold(false);
    expect([buffer.first, buffer.isFull]).toEqual([heldLinesMax, false]);
  });

  it("is empty after it was cleared, and counts on", () => {
    const buffer = filled(10);
    buffer.clear();
    buffer.addLine(line("next"));
    expect([buffer.first, buffer.end, buffer.dropped, buffer.row(10).text]).toEqual([10, 11, 0, "next"]);
  });
});

describe("FoundLines", () => {
  it("is every line when nothing is looked for", () => {
    const { count, at } = new FoundLines("").update(filled(5));
    expect([count, at(3)]).toEqual([5, 3]);
  });

  it("finds a text as it is written, in either case, between colours too; and follows the log", () => {
    const buffer = filled(30);
    buffer.addLine(line("\u001b[31mLI\u001b[0mNE 3.5"));
    const found = new FoundLines("line 3");
    const { count, at } = found.update(buffer);
    expect([count, at(0), at(1)]).toEqual([2, 3, 30]);
    buffer.addLine(line("another line 3"));
    const next = found.update(buffer);
    expect([next.count, next.at(2)]).toEqual([3, 31]);
    expect(next.at).toBe(at);
    expect(new FoundLines("line .").update(buffer).count).toBe(0);
  });

  it("forgets the lines that went", () => {
    const buffer = filled(keptLinesMax, (index) => (index % 2 === 0 ? "even" : "odd"));
    const found = new FoundLines("even");
    expect(found.update(buffer).count).toBe(keptLinesMax / 2);
    for (let index = 0; index < keptLinesMax * 0.6; index++) buffer.addLine(line("neither"));
    const { count, at } = found.update(buffer);
    expect([count, buffer.text(at(0))]).toEqual([keptLinesMax * 0.2, "even"]);
  });
});

it("shows what is found apart from the rest", () => {
  expect(findPieces("a.b A.B aXb", finderOf("a.b"))).toEqual([
    { text: "a.b", isFound: true },
    { text: " ", isFound: false },
    { text: "A.B", isFound: true },
    { text: " aXb", isFound: false },
  ]);
  expect(findPieces("text", finderOf(""))).toEqual([{ text: "text", isFound: false }]);
});

it("shows a hostile line harmlessly", () => {
  expect(shownLine("\u001b[1;31mred\u001b[0m\ttext\u001b[2J\u202e")).toBe("red    text⟨001B⟩[2J⟨202E⟩");
  expect(shownLine("x".repeat(5_000))).toBe(`${"x".repeat(4_000)} … 1000 more characters`);
});
