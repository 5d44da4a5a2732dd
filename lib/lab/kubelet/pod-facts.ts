import { allContainers } from "../../controllers/node/container-spec.ts";
import type { NodeFacts } from "../../controllers/node/node-facts.ts";
import type { WirePod } from "../../controllers/objects/pod.ts";
import type { NodeContext } from "./node-context.ts";
import { programOf } from "./program-of.ts";
import { hasImage } from "./pull-image.ts";

/** What a node knows beside one of its pods, read from the lab as it is now. */
export function podFacts(context: NodeContext, pod: WirePod): NodeFacts {
  const { store } = context.view;
  const namespace = pod.metadata.namespace ?? "";
  return {
    hostIP: hostIPOf(context, pod),
    hasImage: (image) => hasImage(context, image),
    keysOf: (kind, name) => {
      const keys = keysOf(context, namespace, kind, name);
      return keys && new Set(Object.keys(keys));
    },
    claim: (name) => store.get("persistentvolumeclaims", namespace, name),
    whyNotStartable: (name) => {
      const container = allContainers(pod).find((other) => other.name === name);
      const found = container && programOf(context.images, container);
      return found && "problem" in found ? found.problem : undefined;
    },
  };
}

export function hostIPOf({ view }: NodeContext, { spec }: WirePod): string {
  const node = view.store.get("nodes", "", spec.nodeName ?? "");
  return node?.status.addresses.find(({ type }) => type === "InternalIP")?.address ?? "";
}

/** The keys of a ConfigMap or Secret with their values; a Secret's decoded. */
export function keysOf(
  { view }: NodeContext,
  namespace: string,
  kind: "configmap" | "secret",
  name: string,
): Record<string, string> | undefined {
  if (kind === "configmap") {
    const map = view.store.get("configmaps", namespace, name);
    return map ? { ...map.data } : name === rootCertificates ? { "ca.crt": "" } : undefined;
  }
  const secret = view.store.get("secrets", namespace, name);
  if (!secret) return undefined;
  return Object.fromEntries(Object.entries(secret.data ?? {}).map(([key, value]) => [key, Buffer.from(value, "base64").toString()]));
}

/** Every namespace has this one, for the pods' service account volume. */
const rootCertificates = "kube-root-ca.crt";
