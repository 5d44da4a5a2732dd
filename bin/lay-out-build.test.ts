import { mkdir, mkdtemp, readdir, readFile, readlink, realpath, rm, stat, symlink, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { layOutBuild } from "./lay-out-build.mjs";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "lay-out-build-"));
  await mkdir(join(root, "temporary"));
  vi.stubEnv("TMPDIR", join(root, "temporary"));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(root, { recursive: true });
});

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(join(root, path, ".."), { recursive: true });
  await writeFile(join(root, path), content);
}

const layOut = (basePath: string) => layOutBuild(join(root, "build"), join(root, "modules"), basePath);

it("lays out a copy that stands for the path, in a folder of one's own", async () => {
  await write("build/server.cjs", 'const config = {"basePath":"/base-path-placeholder"}');
  await write("build/.next/server/a.json", String.raw`{"regexp":"^\\/base-path-placeholder$"}`);
  await write("build/.next/server/b.js", "no path");
  await write("modules/left-pad/index.js", "");
  const folder = await layOut("/like/this");
  expect(await readFile(join(folder, "server.cjs"), "utf8")).toBe('const config = {"basePath":"/like/this"}');
  expect(await readFile(join(folder, ".next/server/a.json"), "utf8")).toBe(String.raw`{"regexp":"^\\/like\\/this$"}`);
  expect(await readFile(join(folder, ".next/server/b.js"), "utf8")).toBe("no path");
  expect(await readdir(join(folder, "node_modules"))).toEqual(["left-pad"]);
  expect(((await stat(folder)).mode & 0o077).toString(8)).toBe("0");
  expect(await readFile(join(root, "build/server.cjs"), "utf8")).toContain("/base-path-placeholder");
});

it("takes no byte of a font for text, and keeps links between the folders as they are", async () => {
  const font = Uint8Array.from([0, 255, 254, 128, 47, 10]);
  await write("build/static/a.woff2", font);
  await mkdir(join(root, "build/packages"));
  await symlink("../node_modules/left-pad", join(root, "build/packages/left-pad-1"));
  const folder = await layOut("/a");
  expect(new Uint8Array(await readFile(join(folder, "static/a.woff2")))).toEqual(font);
  expect(await readlink(join(folder, "packages/left-pad-1"))).toBe("../node_modules/left-pad");
  expect(await realpath(join(folder, "static/a.woff2"))).toContain("temporary");
});

it("removes what a killed process of the same number left, and nothing of another's", async () => {
  await write("build/a.js", "");
  const runs = [`statefulset-explorer-${hostname()}-${process.pid}1-a`, `statefulset-explorer-elsewhere-${process.pid}-a`];
  for (const name of [...runs, `statefulset-explorer-${hostname()}-${process.pid}-killed`]) await write(`temporary/${name}/a.js`, "");
  const folder = await layOut("/a");
  const left = await readdir(join(root, "temporary"));
  expect(left.sort()).toEqual([basename(folder), ...runs].sort());
});

it("rejects when the temporary folder cannot be written", async () => {
  vi.stubEnv("TMPDIR", join(root, "nowhere"));
  await expect(layOut("/a")).rejects.toThrow("nowhere");
});
