import { rmSync } from "node:fs";
import { isIP } from "node:net";
import { networkInterfaces } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { basePathFault } from "../lib/base-path.mjs";
import { answerOutside } from "./answer-outside.mjs";
import { layOutBuild } from "./lay-out-build.mjs";

/**
 * Serves a build: the image's entry, and what `npm start` starts. The build's folder is its argument, or else the one that it stands in. With
 * a BASE_PATH it serves the second build, of which it makes a copy for that path in the temporary folder.
 */
const home = resolve(process.argv[2] ?? fileURLToPath(new URL("..", import.meta.url)));
const basePath = process.env.BASE_PATH ?? "";

// The explorer ends itself, in good order and with 0; Next would wait for every stream. Until it can, it is gone at once: as the first process
// of a container it would otherwise not even hear of it.
process.env.NEXT_MANUAL_SIG_HANDLE = "true";
for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => "statefulsetExplorer" in globalThis || process.exit(0));

listenEverywhere();
const fault = basePathFault(basePath);
if (fault !== undefined) fail(`BASE_PATH ${fault}.`);
else if (basePath === "") await import(pathToFileURL(join(home, "server.js")).href);
else await serveUnder(basePath);

/**
 * In a pod the variable HOSTNAME is the pod's own name, under which neither a port-forward nor a probe of loopback would find it: only an
 * address is taken from it, and without one it is every address of the pod.
 */
function listenEverywhere() {
  if (isIP(process.env.HOSTNAME ?? "") !== 0) return;
  const hasIpv6 = Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ family }) => family === "IPv6"));
  process.env.HOSTNAME = hasIpv6 ? "::" : "0.0.0.0";
}

/** @param {string} path */
async function serveUnder(path) {
  const folder = await layOutBuild(join(home, "base-path"), join(home, "node_modules"), path).catch((error) => {
    fail(`The explorer could not be laid out for BASE_PATH ${path}; the temporary folder needs 10 MB of room. ${error}`);
  });
  if (folder === undefined) return;
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  answerOutside(path);
  await import(pathToFileURL(join(folder, "server.cjs")).href);
}

/** @param {string} sentence */
function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
