import { spawn } from "node:child_process";
import { cp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { basePathPlaceholder } from "../lib/base-path.mjs";
import { findLeftovers } from "./find-leftovers.mjs";
import { hashFile, hashSources, readHash, secondHashFile } from "./source-hash.mjs";

/**
 * `npm run build`: Next's build, then what its standalone folder lacks: the browser's files (without them pages load but never
 * come alive), and the hash of the sources. The hash is taken before the build: what changes meanwhile makes the next start build again.
 * With `--base-path` it is the second build, for whatever BASE_PATH the server will be started with, laid beside the first.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const standalone = join(root, ".next", "standalone");
/** As in next.config.ts. Next's own cleaning leaves this folder alone. */
const second = join(root, ".next", "cache", "base-path");

process.exitCode = process.argv.includes("--base-path") ? await buildSecond() : await buildFirst();

async function buildFirst() {
  const hash = await hashSources(root);
  const code = await runNextBuild("");
  if (code !== 0) return code;
  await cp(join(root, ".next", "static"), join(standalone, ".next", "static"), { recursive: true });
  await copyIfPresent(join(root, "public"), join(standalone, "public"));
  await writeFile(join(root, hashFile), hash);
  return 0;
}

/** What was built from the same sources before is only laid beside a first build that was made anew. */
async function buildSecond() {
  const hash = await hashSources(root);
  const made = join(".next", "cache", "base-path", "source-hash");
  if ((await readHash(root, made)) !== hash) {
    const code = await runNextBuild(basePathPlaceholder);
    if (code !== 0) return code;
    await writeFile(join(root, made), hash);
  }
  const target = join(standalone, "base-path");
  await rm(target, { recursive: true, force: true });
  await cp(join(second, "standalone", "server.js"), join(target, "server.cjs"));
  await cp(join(second, "standalone", ".next"), join(target, ".next"), { recursive: true, verbatimSymlinks: true, filter: isServed });
  await cp(join(second, "static"), join(target, ".next", "cache", "base-path", "static"), { recursive: true, filter: isServed });
  await copyIfPresent(join(root, "public"), join(target, "public"));
  const leftovers = await findLeftovers(target);
  if (leftovers.length > 0) {
    console.error(`Next writes the base path in a way that putBasePath of lib/base-path.mjs does not know: ${leftovers.join(", ")}.`);
    return 1;
  }
  await writeFile(join(root, secondHashFile), hash);
  return 0;
}

/** Lists of what was traced, and maps of sources, are for tools. @param {string} path */
function isServed(path) {
  return !/\.(nft\.json|map)$/.test(path);
}

/**
 * @param {string} basePath
 * @returns {Promise<number>}
 */
function runNextBuild(basePath) {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const env = { ...process.env, BASE_PATH: basePath, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [next, "build"], { cwd: root, env, stdio: "inherit" });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/**
 * @param {string} from
 * @param {string} to
 */
async function copyIfPresent(from, to) {
  await cp(from, to, { recursive: true }).catch((error) => {
    if (error.code !== "ENOENT") throw error;
  });
}
