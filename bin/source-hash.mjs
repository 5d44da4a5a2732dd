import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** All that a build is made of; what is missing is skipped. */
const sources = [
  "app",
  "components",
  "lib",
  "public",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

/** Where a build keeps the hash of the sources it was made from. */
export const hashFile = join(".next", "standalone", "source-hash");

/** The same for the second build, which is served under a base path. */
export const secondHashFile = join(".next", "standalone", "base-path", "source-hash");

/**
 * One hash over paths and contents of everything that goes into a build. Contents, not times: a checkout or an unpacked archive
 * makes every file new without changing anything.
 *
 * @param {string} root the repository
 * @returns {Promise<string>}
 */
export async function hashSources(root) {
  const hash = createHash("sha256");
  for (const path of (await listSources(root)).sort()) {
    const content = await readFile(join(root, path));
    hash.update(`${path.replaceAll("\\", "/")}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/**
 * The hash that a build keeps in that file, or undefined when there is no such build.
 *
 * @param {string} root
 * @param {string} file
 * @returns {Promise<string | undefined>}
 */
export async function readHash(root, file) {
  return readFile(join(root, file), "utf8").catch(() => undefined);
}

/** @param {string} root */
async function listSources(root) {
  const present = new Set(await readdir(root));
  const lists = await Promise.all(sources.filter((name) => present.has(name)).map((name) => listFiles(root, name)));
  return lists.flat();
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {Promise<string[]>}
 */
async function listFiles(root, path) {
  const entries = await readdir(join(root, path), { withFileTypes: true, recursive: true }).catch(() => undefined);
  if (entries === undefined) return [path];
  return entries
    .filter((entry) => entry.isFile() && !isTest(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, "/").length));
}

/** Tests are no part of a build, so changing one needs no other. @param {string} name */
function isTest(name) {
  return /\.test\.tsx?$/.test(name);
}
