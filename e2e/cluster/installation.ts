import { fileURLToPath } from "node:url";
import { type Helm, helmFor } from "../helm.ts";
import { keepForwarded } from "../port-forward.ts";
import { explorerImage } from "./image-names.ts";
import { test as base, expect, type Namespace } from "./namespace.ts";

/** The chart's release in the story's namespace, which enforces the restricted Pod Security Standard. */
export interface Installation {
  /** helm, in this namespace. */
  helm: Helm;
  /** `helm install` with the story's image and these settings (`key=value`), waited for. The answer is what helm printed, NOTES among it. */
  install(...settings: readonly string[]): Promise<string>;
  /** `helm upgrade` likewise. */
  upgrade(...settings: readonly string[]): Promise<string>;
  /** The explorer's address on this machine: its Service, forwarded for as long as the story lasts. */
  open(): Promise<string>;
  /** When each of the forwards behind that address began to take connections, in milliseconds since 1970: one ends with its pod. */
  forwardBeginnings(): readonly number[];
}

export { expect };

export const release = "statefulset-explorer";
export const demo = `${release}-demo`;
/** The account that the explorer has in the cluster. */
export const accountOf = (namespace: Namespace) => `system:serviceaccount:${namespace.name}:${release}`;
export const chart = fileURLToPath(new URL("../../chart", import.meta.url));

export const test = base.extend<{ installation: Installation }>({
  installation: async ({ namespace }, provide) => {
    await namespace.kubectl("label", "namespace", namespace.name, "pod-security.kubernetes.io/enforce=restricted");
    const everywhere = helmFor(namespace.kubeconfig);
    const helm: Helm = (...args) => everywhere("--namespace", namespace.name, ...args);
    const ends: (() => Promise<void>)[] = [];
    const beginnings: (readonly number[])[] = [];
    const image = explorerImage.lastIndexOf(":");
    const given = [`image.repository=${explorerImage.slice(0, image)}`, `image.tag=${explorerImage.slice(image + 1)}`];
    const put = (verb: string, settings: readonly string[]) =>
      helm(verb, release, chart, "--wait", "--timeout", "2m", ...[...given, ...settings].flatMap((setting) => ["--set", setting]));
    await provide({
      helm,
      install: (...settings) => put("install", settings),
      upgrade: (...settings) => put("upgrade", settings),
      async open() {
        const forwarded = await keepForwarded(namespace.kubeconfig, namespace.name, `service/${release}`, "http");
        ends.push(() => forwarded.stop());
        beginnings.push(forwarded.beginnings);
        return forwarded.url;
      },
      forwardBeginnings: () => beginnings.flat(),
    });
    for (const end of ends) await end();
    // What is not in the namespace would outlive it.
    await helm("uninstall", release, "--ignore-not-found");
  },
});

/** The explorer's pods as they are now. */
export async function explorerPods(namespace: Namespace): Promise<readonly { name: string; ip: string; restarts: number }[]> {
  const labels = `app.kubernetes.io/instance=${release},app.kubernetes.io/name=${release}`;
  const { items } = JSON.parse(await namespace.kubectl("get", "pods", "-l", labels, "-o", "json")) as {
    items: { metadata: { name: string }; status: { podIP: string; containerStatuses: { restartCount: number }[] } }[];
  };
  return items.map(({ metadata, status }) => ({
    name: metadata.name,
    ip: status.podIP,
    restarts: status.containerStatuses.reduce((sum, { restartCount }) => sum + restartCount, 0),
  }));
}
