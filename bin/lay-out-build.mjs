import { copyFile, mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { extname, join } from "node:path";
import { putBasePath } from "../lib/base-path.mjs";

/** What a build holds that may name its base path; all else is fonts. bin/find-leftovers.mjs sees to that. */
export const texts = new Set([".cjs", ".css", ".html", ".js", ".json", ".rsc", ".svg", ".txt"]);

/**
 * Lays a copy of the second build out in the temporary folder, with `basePath` where the placeholder was, and answers the folder. It is
 * nobody else's to write in, and the caller's to remove. What an earlier process of this very number on this host left there, killed before
 * it could remove it (in a container that is each time the first), goes first. Rejects when nothing can be written there.
 *
 * @param {string} build the folder of the second build
 * @param {string} modules the packages that it loads
 * @param {string} basePath one without fault
 * @returns {Promise<string>}
 */
export async function layOutBuild(build, modules, basePath) {
  const mine = `statefulset-explorer-${hostname()}-${process.pid}-`;
  for (const name of await readdir(tmpdir())) {
    if (name.startsWith(mine)) await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
  const folder = await mkdtemp(join(tmpdir(), mine));
  await copyFolder(build, folder, basePath);
  await symlink(modules, join(folder, "node_modules"), "junction");
  return folder;
}

/**
 * Files are copied, not linked: what Node loads through a link it takes for the file behind it, and looks for its neighbours there.
 *
 * @param {string} from
 * @param {string} to
 * @param {string} basePath
 */
async function copyFolder(from, to, basePath) {
  await mkdir(to, { recursive: true });
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const source = join(from, entry.name);
      const target = join(to, entry.name);
      if (entry.isDirectory()) await copyFolder(source, target, basePath);
      else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
      else if (texts.has(extname(entry.name))) await writeFile(target, putBasePath(await readFile(source, "utf8"), basePath));
      else await copyFile(source, target);
    }),
  );
}
