import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** kubectl on the cluster of one kubeconfig. */
export interface Kubectl {
  (...args: readonly string[]): Promise<string>;
  apply(...manifests: readonly object[]): Promise<void>;
  /** `kubectl proxy` on a free port: the API server over plain HTTP, with the kubeconfig's rights. */
  proxy(): Promise<{ url: string; stop: () => void }>;
}

const outputBytesMax = 64 * 1024 * 1024;

export function kubectlFor(kubeconfig: string): Kubectl {
  const program = process.env.KUBECTL || "kubectl";
  const env = { ...process.env, KUBECONFIG: kubeconfig };
  const run = (args: readonly string[], input?: string) =>
    new Promise<string>((resolve, reject) => {
      const child = execFile(program, args, { env, maxBuffer: outputBytesMax }, (error, stdout, stderr) => {
        if (error) reject(new Error(`kubectl ${args.join(" ")}: ${stderr.trim() || error.message}`, { cause: error }));
        else resolve(stdout);
      });
      child.stdin?.end(input);
    });
  const proxy = async () => {
    const child = spawn(program, ["proxy", "--port", "0"], { env, stdio: ["ignore", "pipe", "inherit"] });
    process.once("exit", () => child.kill());
    const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    return { url: `http://${line.trim().split(" ").at(-1)}`, stop: () => void child.kill() };
  };
  const apply = async (...items: readonly object[]) => {
    await run(["apply", "-f", "-"], JSON.stringify({ apiVersion: "v1", kind: "List", items }));
  };
  return Object.assign((...args: readonly string[]) => run(args), { apply, proxy });
}

/** Makes a namespace of that prefix, works in it, and deletes it with all that is in it, whatever happened. */
export async function inNamespace<T>(kubectl: Kubectl, prefix: string, work: (namespace: string) => Promise<T>): Promise<T> {
  const name = `${prefix}-${Math.random().toString(36).slice(2, 8)}`;
  await kubectl("create", "namespace", name);
  try {
    return await work(name);
  } finally {
    await kubectl("delete", "namespace", name, "--timeout=600s");
  }
}
