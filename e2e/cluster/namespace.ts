import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect } from "@playwright/test";
import { stringify } from "yaml";
import { startExplorer } from "../explorer.ts";
import { applyManifest, type Kubectl, kubectlFor } from "../kubectl.ts";

/** A namespace of the story's own on the cluster of $KUBECONFIG, and an explorer that is run locally on that kubeconfig. */
export interface Namespace {
  name: string;
  kubeconfig: string;
  /** kubectl, in this namespace. */
  kubectl: Kubectl;
  apply(...manifests: readonly object[]): Promise<void>;
  /** Puts an object as it is, which need not be of this namespace, in place of the one that is there. */
  replace(manifest: object): Promise<void>;
  /** A kubeconfig of a service account that has these rights in the namespace, and no other. */
  kubeconfigWith(rules: readonly object[]): Promise<string>;
  /** Starts an explorer; ended with the story. The answer is its address. */
  explore(...args: readonly string[]): Promise<string>;
}

export { expect };

export const test = base.extend<{ namespace: Namespace }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are wanted from this pattern.
  namespace: async ({}, provide) => {
    const kubeconfig = process.env.KUBECONFIG;
    if (!kubeconfig) throw new Error("Name the cluster to test on in KUBECONFIG.");
    const name = `explorer-story-${randomBytes(3).toString("hex")}`;
    const folder = await mkdtemp(join(tmpdir(), "story-"));
    const everywhere = kubectlFor(kubeconfig);
    const kubectl: Kubectl = (...args) => everywhere("--namespace", name, ...args);
    const ends: (() => Promise<void>)[] = [];
    await everywhere("create", "namespace", name);
    const apply = async (...manifests: readonly object[]) => {
      await applyManifest(kubeconfig, manifests.map((manifest) => stringify(within(name, manifest))).join("---\n"));
    };
    await provide({
      name,
      kubeconfig,
      kubectl,
      apply,
      async replace(manifest) {
        await applyManifest(kubeconfig, stringify(manifest), "replace");
      },
      async kubeconfigWith(rules) {
        await apply(
          { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "viewer" } },
          { apiVersion: "rbac.authorization.k8s.io/v1", kind: "Role", metadata: { name: "viewer" }, rules },
          {
            apiVersion: "rbac.authorization.k8s.io/v1",
            kind: "RoleBinding",
            metadata: { name: "viewer" },
            roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "viewer" },
            subjects: [{ kind: "ServiceAccount", name: "viewer", namespace: name }],
          },
        );
        const token = (await kubectl("create", "token", "viewer")).trim();
        const path = join(folder, "viewer.kubeconfig");
        await writeFile(path, await readFile(kubeconfig, "utf8"), { mode: 0o600 });
        const viewer = kubectlFor(path);
        await viewer("config", "set-credentials", "viewer", `--token=${token}`);
        await viewer("config", "set-context", "--current", "--user=viewer", `--namespace=${name}`);
        return path;
      },
      async explore(...args) {
        const explorer = await startExplorer(args);
        ends.push(() => explorer.stop());
        return explorer.url;
      },
    });
    for (const end of ends) await end();
    await everywhere("delete", "namespace", name, "--wait=false");
    await rm(folder, { recursive: true, force: true });
  },
});

function within(namespace: string, manifest: object): object {
  const { metadata, ...rest } = manifest as { metadata?: object };
  return { ...rest, metadata: { ...metadata, namespace } };
}
