import { selectorMatches } from "../../controllers/label-selector.ts";
import { controllerOwner } from "../../controllers/objects/meta.ts";
import type { Change } from "../store/change.ts";
import type { Store } from "../store/store.ts";

/** Resources that own pods, and the kind that a pod's owner reference says. */
const kindOf = { statefulsets: "StatefulSet", replicasets: "ReplicaSet" } as const;

/**
 * Keys of the owners that a change of themselves, or of a pod, concerns: the pod's controller; a pod without one is of interest to all that
 * select it. Claims are not heard of, as in the real controllers: one that comes or goes is noticed with the next pod or owner.
 */
export function keysOfPodOwner(owners: keyof typeof kindOf): (store: Store, change: Change) => string[] {
  return (store, { resource, object }) => {
    const { namespace = "", name, labels } = object.metadata;
    if (resource === owners) return [`${namespace}/${name}`];
    if (resource !== "pods") return [];
    const owner = controllerOwner(object);
    if (owner) return owner.kind === kindOf[owners] ? [`${namespace}/${owner.name}`] : [];
    const selecting = store.list(owners, namespace).filter(({ spec }) => selectorMatches(spec.selector, labels));
    return selecting.map((set) => `${namespace}/${set.metadata.name}`);
  };
}
