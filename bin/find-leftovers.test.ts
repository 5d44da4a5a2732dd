import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { findLeftovers } from "./find-leftovers.mjs";

it("finds the placeholder where no path would be put in its place: without a slash, in no text, in a name", async () => {
  const root = await mkdtemp(join(tmpdir(), "find-leftovers-"));
  await mkdir(join(root, "deep"));
  const files = {
    "deep/fine.js": String.raw`"/base-path-placeholder/a", /^\/base-path-placeholder/, "%2Fbase-path-placeholder"`,
    "fine.woff2": "wOF2",
    "deep/bare.json": '["base-path-placeholder"]',
    "font.woff2": "/base-path-placeholder/a",
    "base-path-placeholder.js": "",
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, name), text);
  const found = await findLeftovers(root);
  expect(found.map((path) => basename(path)).sort()).toEqual(["bare.json", "base-path-placeholder.js", "font.woff2"]);
  await rm(root, { recursive: true });
});
