import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Kubectl } from "./kubectl.ts";

interface Kubeconfig {
  users: { name: string; user: object }[];
}

/** An account that only this run uses, so that the API server's log tells its requests from everybody else's. */
export interface BenchAccount {
  /** As the log names it. */
  user: string;
  kubeconfig: string;
  remove(): Promise<void>;
}

/** A service account in that namespace with all rights, and a kubeconfig that speaks for it. */
export async function createBenchAccount(kubectl: Kubectl, namespace: string): Promise<BenchAccount> {
  const name = "explorer";
  await kubectl("create", "serviceaccount", name, "--namespace", namespace);
  await kubectl("create", "clusterrolebinding", namespace, "--clusterrole=cluster-admin", `--serviceaccount=${namespace}:${name}`);
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  const remove = async () => {
    await kubectl("delete", "clusterrolebinding", namespace);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const token = (await kubectl("create", "token", name, "--namespace", namespace, "--duration=2h")).trim();
    const config = JSON.parse(await kubectl("config", "view", "--raw", "--minify", "--flatten", "-o", "json")) as Kubeconfig;
    const users = config.users.map((user) => ({ name: user.name, user: { token } }));
    const kubeconfig = join(folder, "kubeconfig");
    await writeFile(kubeconfig, JSON.stringify({ ...config, users }), { mode: 0o600 });
    return { user: `system:serviceaccount:${namespace}:${name}`, kubeconfig, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
