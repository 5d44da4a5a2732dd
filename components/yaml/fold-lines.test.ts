import { expect, it } from "vitest";
import { findLines, foldLines, isFolded, searchedFolds, unfoldedLines } from "./fold-lines.ts";

const manifest = `apiVersion: v1
metadata:
  name: web
  labels:
    app: web
spec:
  script: |
${Array.from({ length: 12 }, (_, index) => (index === 5 ? "" : `    line ${index}`)).join("\n")}
  short: |-
    one
    two
  list:
    - name: a
      value: b
`;
const manager = { manager: "kubectl", operation: "Update", at: "2026-01-01T00:00:00Z", fields: "f:spec:\n  f:replicas: {}\n" };
const textsOf = (lines: ReturnType<typeof foldLines>, toggled: readonly number[] = []) =>
  unfoldedLines(lines, new Set(toggled)).map((index) => lines[index]?.text);

it("folds a long text at first, with the empty lines in it, and a short one not", () => {
  const lines = foldLines(manifest, []);
  expect(textsOf(lines)).toEqual([
    "apiVersion: v1",
    "metadata:",
    "  name: web",
    "  labels:",
    "    app: web",
    "spec:",
    "  script: |",
    "  short: |-",
    "    one",
    "    two",
    "  list:",
    "    - name: a",
    "      value: b",
  ]);
  expect(textsOf(lines, [6])).toHaveLength(manifest.trimEnd().split("\n").length);
});

it("folds what somebody folds, down to two levels", () => {
  const lines = foldLines(manifest, []);
  expect(textsOf(lines, [1, 5])).toEqual(["apiVersion: v1", "metadata:", "spec:"]);
  expect(lines.filter(({ canFold }) => canFold).map(({ text }) => text)).toEqual([
    "metadata:",
    "  labels:",
    "spec:",
    "  script: |",
    "  short: |-",
    "  list:",
  ]);
});

it("puts who has set what at the end of the metadata, folded and without a number", () => {
  const lines = foldLines(manifest, [manager, { ...manager, manager: "controller" }]);
  expect(textsOf(lines).slice(3, 7)).toEqual(["  labels:", "    app: web", "  managedFields:", "spec:"]);
  const at = lines.findIndex(({ text }) => text === "  managedFields:");
  expect(textsOf(lines, [at]).slice(5, 9)).toEqual(["  managedFields:", "    - manager: kubectl", "    - manager: controller", "spec:"]);
  expect(textsOf(lines, [at, at + 1]).slice(6, 10)).toEqual([
    "    - manager: kubectl",
    "      f:spec:",
    "        f:replicas: {}",
    "    - manager: controller",
  ]);
  expect(lines[at + 1]).toMatchObject({ number: undefined, manager });
  expect(lines.find(({ text }) => text === "spec:")?.number).toBe(6);
});

it("folds a line that is very long", () => {
  const lines = foldLines(`a: 1\nb: ${"x".repeat(400)}\nc: 2\n`, []);
  expect(lines.map((line, index) => isFolded(line, index, new Set()))).toEqual([false, true, false]);
  expect(textsOf(lines)).toHaveLength(3);
});

it("finds in all that is folded, but not in the managed fields, which stay folded", () => {
  const lines = foldLines(manifest, [manager]);
  const found = findLines(lines, /line 9|replicas/);
  expect(found.map((index) => lines[index]?.text)).toEqual(["    line 9"]);
  const seen = unfoldedLines(lines, searchedFolds(lines));
  expect(seen).toContain(found[0]);
  expect(seen.map((index) => lines[index]?.text)).not.toContain("        f:replicas: {}");
});
