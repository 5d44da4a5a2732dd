import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { openDataDirectory } from "./data-directory.ts";

const all = mkdtempSync(join(tmpdir(), "lab-data-"));
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(all, "d-"));
});
afterAll(() => rmSync(all, { recursive: true }));

function filesOf(path: string): Record<string, string> {
  return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), "utf8")]));
}

function make(): void {
  const data = openDataDirectory(directory, "all");
  data.journal.writeSnapshot({ version: 1000, randomPosition: 0, nowMs: 0, objects: [] });
  data.release();
}

test("a new directory is made, and has the same token when it is opened again, and what its lab started with", () => {
  const path = join(directory, "deep", "new");
  const first = openDataDirectory(path, "all");
  expect([first.kept, first.token.length]).toEqual([undefined, 48]);
  first.release();
  expect(openDataDirectory(path, "none")).toMatchObject({ token: first.token, start: "all" });
});

test("a directory that another lab uses is refused, until that lab is gone", () => {
  const { release } = openDataDirectory(directory, "all");
  const said = `Another lab (process ${process.pid}) uses ${directory}: end it first, or name another directory.`;
  expect(() => openDataDirectory(directory, "all")).toThrow(said);
  release();
  openDataDirectory(directory, "all").release();
});

test.each([
  ["a process that is gone", JSON.stringify({ pid: 2 ** 22 + 1, since: "1" })],
  ["a process whose number another was given", JSON.stringify({ pid: process.pid, since: "long ago" })],
  ["nobody that can be read", "???"],
])("a lock of %s is taken over", (_, lock) => {
  make();
  writeFileSync(join(directory, "lock"), lock);
  openDataDirectory(directory, "all").release();
  expect(readdirSync(directory).sort()).toEqual(["snapshot-1", "statefulset-explorer-lab.json"]);
});

test.each([
  ["other files", { "thesis.txt": "years of work" }, /holds other files, and no lab's data: name an empty or a new directory\.$/],
  [
    "the data of another version",
    { "statefulset-explorer-lab.json": '{"format":99}' },
    /another version of the lab \(format 99, this one reads 1\)/,
  ],
  ["a mark that is damaged", { "statefulset-explorer-lab.json": '{"for' }, /is damaged; nothing was changed/],
  ["a snapshot that is damaged", { "snapshot-1": "rubbish\n" }, /damaged at line \d of/],
])("a directory with %s is refused in one sentence, and left as it is", (_, files, said) => {
  if (!("thesis.txt" in files)) make();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  const before = filesOf(directory);
  expect(() => openDataDirectory(directory, "all")).toThrow(said);
  expect(filesOf(directory)).toEqual(before);
});

test("a path that is a file, or leads through one, is refused in one sentence", () => {
  const file = join(directory, "file");
  writeFileSync(file, "text");
  for (const path of [file, join(file, "data")])
    expect(() => openDataDirectory(path, "all")).toThrow(/^The directory .* cannot be used for the lab's data/);
  expect(readFileSync(file, "utf8")).toBe("text");
});
