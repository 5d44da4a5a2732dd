import type { LabTargets } from "../../protocol/lab-view.ts";
import type { Store } from "../store/store.ts";

/** Everything in the lab that a fault can be set on, as it is now. */
export function findTargets(store: Store): LabTargets {
  const pods = store.list("pods");
  const named = ({ metadata }: { metadata: { namespace?: string; name: string } }) => `${metadata.namespace ?? ""}/${metadata.name}`;
  return {
    pods: pods.map(named),
    containers: pods.flatMap((pod) => pod.spec.containers.map(({ name }) => `${named(pod)}/${name}`)),
    images: [...new Set(pods.flatMap(({ spec }) => [...(spec.initContainers ?? []), ...spec.containers].map(({ image }) => image)))].sort(),
    claims: store.list("persistentvolumeclaims").map(named),
    configMaps: store.list("configmaps").map(named),
    nodes: store.list("nodes").map(({ metadata }) => metadata.name),
    namespaces: store.list("namespaces").map(({ metadata }) => metadata.name),
  };
}
