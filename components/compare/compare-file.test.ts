import { expect, it } from "vitest";
import { fileBytesMax, printFile, readFile } from "./compare-file.ts";

it("keeps a comparison as it is, what is wrong in it included", () => {
  const fields = { v: "1", set: "default/web", n: "a million", l1: "OnDelete" };
  expect(readFile(printFile(fields))).toEqual({ fields, unknown: [] });
});

it("takes what it knows from a newer file, and names the rest", () => {
  const text = JSON.stringify({ format: "statefulset-explorer/comparison", version: "7", fields: { n: "4", weather: "fair", seed: 3 } });
  expect(readFile(text)).toEqual({ fields: { v: "7", n: "4", seed: "3" }, unknown: ["weather"] });
});

it.each([
  ["[]", "This file is no comparison: its format is not statefulset-explorer/comparison."],
  ['{"format":"statefulset-explorer/comparison","fields":[]}', "This file is no comparison: its format is not"],
  ["kind: StatefulSet", "This file is no comparison: it is not JSON."],
  [" ".repeat(fileBytesMax + 1), "This file is too large to be a comparison: 256 KiB is the most."],
])("says of another file in one sentence what is wrong with it: %.20s", (text, sentence) => {
  expect(readFile(text).problem).toContain(sentence);
  expect(readFile(text).fields).toBeUndefined();
});
