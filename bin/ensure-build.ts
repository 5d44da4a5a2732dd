import { spawn } from "node:child_process";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath } from "node:url";
import { AppError } from "../lib/errors.ts";
import { hashFile, hashSources, readHash, secondHashFile } from "./source-hash.mjs";

const lastLinesMax = 30;

/** What to do about the build, from the hashes of the sources and of the build that is there. Throws AppError when it may not build but must. */
export function decideBuild(state: { mayBuild: boolean; sources: string; built: string | undefined }): "serve" | "build" | "rebuild" {
  if (state.built === state.sources) return "serve";
  if (state.mayBuild) return state.built === undefined ? "build" : "rebuild";
  if (state.built !== undefined) return "serve";
  throw new AppError(
    "unavailable",
    'There is no build to serve yet: leave out --no-build, or run "npm run build" first (with "-- --base-path" a second time for a BASE_PATH).',
  );
}

interface BuildWish {
  mayBuild: boolean;
  /** A base path is served from a second build, which is laid beside the first. */
  hasBasePath: boolean;
}

/** Builds when there is no build, or when the sources are other than those it was made from. Throws AppError with the build's last lines. */
export async function ensureBuild(root: string, { mayBuild, hasBasePath }: BuildWish, say: (line: string) => void): Promise<void> {
  const sources = await hashSources(root);
  const first = decideBuild({ mayBuild, sources, built: await readHash(root, hashFile) });
  if (first === "build") say("Building, which is needed once and takes about half a minute:");
  if (first === "rebuild") say("The sources have changed since the last build; building:");
  if (first !== "serve") await build(root, [], say);
  if (!hasBasePath) return;
  const second = decideBuild({ mayBuild, sources, built: await readHash(root, secondHashFile) });
  if (second === "serve") return;
  say("A base path is served from a build of its own; building that too:");
  await build(root, ["--base-path"], say);
}

async function build(root: string, args: readonly string[], say: (line: string) => void): Promise<void> {
  const { code, lines } = await runBuild(root, args, say);
  if (code !== 0) throw new AppError("internal", [...lines, "", "The build failed; its last lines are above."].join("\n"));
}

async function runBuild(root: string, args: readonly string[], say: (line: string) => void): Promise<{ code: number; lines: string[] }> {
  const script = fileURLToPath(new URL("./build.mjs", import.meta.url));
  const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const exited = new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
  // Kept apart: warnings on the one must not push the error out of the other.
  const tails = [child.stdout, child.stderr].map((stream) => keepTail(createInterface({ input: stream }), say));
  return { code: await exited, lines: tails.flat() };
}

function keepTail(lines: Interface, say: (line: string) => void): string[] {
  const tail: string[] = [];
  lines.on("line", (line) => {
    if (isProgress(line)) return say(`  ${line.trim()}`);
    tail.push(line);
    if (tail.length > lastLinesMax) tail.shift();
  });
  return tail;
}

/** Next tells each stage in a line that begins with a tick or ends in dots; its tables of routes and sizes are left out. */
export function isProgress(line: string): boolean {
  return /^\s*✓ /.test(line) || /^\s*[A-Z].*\.\.\.\s*$/.test(line);
}
