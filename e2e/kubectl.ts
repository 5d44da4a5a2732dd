import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { unpackProgram } from "./unpack-program.ts";

/** Runs kubectl with these arguments and gives back what it printed. Throws with what kubectl complained of. */
export type Kubectl = (...args: readonly string[]) => Promise<string>;

const outputBytesMax = 16 * 1024 * 1024;
const timeoutMs = 120_000;

/**
 * kubectl on the cluster of that kubeconfig; its arguments go as they are, through no shell. Throws at once, saying so, when there
 * is no kubectl.
 */
export function kubectlFor(kubeconfig: string, env: Readonly<Record<string, string | undefined>> = process.env): Kubectl {
  const program = findKubectl(env);
  return (...args) =>
    new Promise((resolve, reject) => {
      const options = { env: { ...process.env, KUBECONFIG: kubeconfig }, timeout: timeoutMs, maxBuffer: outputBytesMax };
      execFile(program, args, options, (error, stdout, stderr) => {
        if (error) reject(new Error(`kubectl ${args.join(" ")}: ${stderr.trim() || error.message}`, { cause: error }));
        else resolve(stdout);
      });
    });
}

/** Runs `kubectl apply` with the manifest on its standard input; or `kubectl replace`, for an object that was read before. */
export function applyManifest(
  kubeconfig: string,
  manifest: string,
  verb: "apply" | "replace" = "apply",
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string> {
  const program = findKubectl(env);
  return new Promise((resolve, reject) => {
    const options = { env: { ...process.env, KUBECONFIG: kubeconfig }, timeout: timeoutMs, maxBuffer: outputBytesMax };
    const child = execFile(program, [verb, "-f", "-"], options, (error, stdout, stderr) => {
      if (error) reject(new Error(`kubectl ${verb}: ${stderr.trim() || error.message}`, { cause: error }));
      else resolve(stdout);
    });
    child.stdin?.end(manifest);
  });
}

/** The first of: `$KUBECTL`, the one on the PATH, the one from npm (Linux x64). Throws with what to do when there is none. */
export function findKubectl(env: Readonly<Record<string, string | undefined>>): string {
  if (env.KUBECTL !== undefined && env.KUBECTL !== "") return env.KUBECTL;
  const names = process.platform === "win32" ? ["kubectl.exe"] : ["kubectl"];
  const candidates = (env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const found = candidates.find((path) => existsSync(path)) ?? unpackProgram("kubectl");
  if (found === undefined) throw new Error("These tests drive the cluster with kubectl: put it on the PATH, or name it in KUBECTL.");
  return found;
}
