import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decideBuild, isProgress } from "./ensure-build.ts";
import { hashFile, hashSources, readHash } from "./source-hash.mjs";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "source-hash-"));
  await write("lib/a.ts", "a");
  await write("app/page.tsx", "page");
  await write("package-lock.json", "{}");
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

async function write(path: string, content: string): Promise<void> {
  await mkdir(join(root, path, ".."), { recursive: true });
  await writeFile(join(root, path), content);
}

describe("decideBuild", () => {
  it.each([
    { mayBuild: true, sources: "1", built: undefined, decision: "build" },
    { mayBuild: true, sources: "1", built: "0", decision: "rebuild" },
    { mayBuild: true, sources: "1", built: "1", decision: "serve" },
    { mayBuild: false, sources: "1", built: "0", decision: "serve" },
  ])("with mayBuild=$mayBuild, sources $sources and a build of $built: $decision", ({ decision, ...state }) => {
    expect(decideBuild(state)).toBe(decision);
  });

  it("says what to do when there is no build and it may make none", () => {
    expect(() => decideBuild({ mayBuild: false, sources: "1", built: undefined })).toThrow(
      'leave out --no-build, or run "npm run build" first',
    );
  });
});

describe("hashSources", () => {
  it("changes with contents, names and the lockfile", async () => {
    const seen = [await hashSources(root)];
    await write("lib/a.ts", "b");
    seen.push(await hashSources(root));
    await write("lib/deep/er/c.ts", "");
    seen.push(await hashSources(root));
    await write("package-lock.json", '{"x":1}');
    seen.push(await hashSources(root));
    expect(new Set(seen).size).toBe(4);
  });

  it("stays when only times, tests or other folders change", async () => {
    const before = await hashSources(root);
    await utimes(join(root, "lib/a.ts"), new Date(0), new Date(0));
    await write("lib/a.test.ts", "test");
    await write("docs/a.md", "text");
    expect(await hashSources(root)).toBe(before);
  });

  it("is found again in the build, and undefined without one", async () => {
    expect(await readHash(root, hashFile)).toBeUndefined();
    await write(hashFile, "abc");
    expect(await readHash(root, hashFile)).toBe("abc");
  });
});

describe("isProgress", () => {
  it.each([" ✓ Compiled successfully in 4.6s", "  Creating an optimized production build ...", "  Running TypeScript ..."])(
    "shows %j",
    (line) => {
      expect(isProgress(line)).toBe(true);
    },
  );

  it.each(["", "Route (app)", "┌ ƒ /", "▲ Next.js 16.4.5 (Turbopack)"])("leaves out %j", (line) => {
    expect(isProgress(line)).toBe(false);
  });
});
