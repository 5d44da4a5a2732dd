import { spawn } from "node:child_process";
import { cp, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hashFile, hashSources } from "./source-hash.mjs";

/**
 * `npm run build`: Next's build, then what its standalone folder lacks (the browser's files: without them pages load but never
 * come alive), then the hash of the sources. The hash is taken before the build: what changes meanwhile makes the next start build again.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const standalone = join(root, ".next", "standalone");

const hash = await hashSources(root);
const code = await runNextBuild();
if (code === 0) {
  await cp(join(root, ".next", "static"), join(standalone, ".next", "static"), { recursive: true });
  await copyIfPresent(join(root, "public"), join(standalone, "public"));
  await writeFile(join(root, hashFile), hash);
}
process.exitCode = code;

/** @returns {Promise<number>} */
function runNextBuild() {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" };
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
