import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseSource, type Source } from "./source.ts";

const folders = ["app", "bench", "bin", "chart", "components", "e2e", "lib"];
const sourceFile = /\.(tsx?|mjs)$/;

/** Every source of the repository at `root`, tests included, in the order of their paths. */
export async function readSources(root: string): Promise<Source[]> {
  const paths = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name);
  for (const folder of folders) paths.push(...(await listFolder(root, folder)));
  const wanted = paths.filter((path) => sourceFile.test(path) && !path.endsWith(".d.ts")).sort();
  return Promise.all(wanted.map(async (path) => parseSource(path, await readFile(join(root, path), "utf8"))));
}

async function listFolder(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, "/").length).replaceAll("\\", "/"));
}
