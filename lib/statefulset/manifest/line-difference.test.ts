import { describe, expect, it } from "vitest";
import { type DifferenceLine, lineDifference } from "./line-difference.ts";

function shown(lines: readonly DifferenceLine[]): string {
  const signs = { same: " ", removed: "-", added: "+" };
  return lines.map((line) => (line.kind === "skipped" ? `…${line.count}` : `${signs[line.kind]}${line.text}`)).join("\n");
}

const text = (...lines: readonly string[]) => lines.join("\n");

describe("lineDifference", () => {
  it("shows a changed line with three around it, and counts the rest", () => {
    const before = text("a", "b", "c", "d", "e", "f", "g", "h", "i");
    expect(shown(lineDifference(before, before.replace("e", "E")))).toBe("…1\n b\n c\n d\n-e\n+E\n f\n g\n h\n…1");
  });

  it("keeps what is alike between two changes", () => {
    expect(shown(lineDifference(text("one", "two", "three"), text("two", "three", "four")))).toBe("-one\n two\n three\n+four");
  });

  it("shows nothing of texts that are alike but how long they are", () => {
    expect(shown(lineDifference(text("a", "b"), text("a", "b")))).toBe("…2");
  });

  it("does not align what would take too long: old lines, then new ones", () => {
    const many = (word: string) => Array.from({ length: 3_000 }, (_, index) => `${word} ${index}`).join("\n");
    const lines = lineDifference(many("old"), many("new"));
    expect(lines).toHaveLength(6_000);
    expect(lines.slice(0, 3_000).every(({ kind }) => kind === "removed")).toBe(true);
  });
});
