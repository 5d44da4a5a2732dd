import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { basePathPlaceholder, putBasePath } from "../lib/base-path.mjs";
import { texts } from "./lay-out-build.mjs";

const word = basePathPlaceholder.slice(1);

/**
 * The files of a second build in which the placeholder would still stand once the path was put in its place: a page that asks for an address
 * that there is not is found too late.
 *
 * @param {string} build the folder of the second build
 * @returns {Promise<string[]>}
 */
export async function findLeftovers(build) {
  const entries = await readdir(build, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found = [];
  for (const path of paths) {
    const text = await readFile(path, "latin1");
    const laidOut = texts.has(extname(path)) ? putBasePath(text, "/x/y") : text;
    if (path.slice(build.length).includes(word) || laidOut.includes(word)) found.push(path);
  }
  return found;
}
