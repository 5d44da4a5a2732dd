import { selectorMatches } from "../../controllers/label-selector.ts";
import { controllerOwner } from "../../controllers/objects/meta.ts";
import type { Change } from "../store/change.ts";
import type { Store } from "../store/store.ts";

/** Resources that own pods, and the kind that a pod's owner reference says. */
const kindOf = { statefulsets: "StatefulSet", replicasets: "ReplicaSet" } as const;

/**
 * Keys of the owners that a change of themselves, or of a pod, concerns: the pod's controller, and the one that it had before; a pod without one is of interest to all that
 * select it, when it is new, or its labels or its controller are other. Claims are not heard of, as in the real controllers: one that comes or goes is noticed with the next pod or owner.
 */
export function keysOfPodOwner(owners: keyof typeof kindOf): (store: Store, change: Change) => string[] {
  return (store, { resource, type, object, previous }) => {
    const { namespace = "", name, labels } = object.metadata;
    if (resource === owners) return [`${namespace}/${name}`];
    if (resource !== "pods") return [];
    const [owner, before] = [controllerOwner(object), previous && controllerOwner(previous)];
    const left = before && before.uid !== owner?.uid ? [before] : [];
    const concerned = [...left, ...(owner ? [owner] : [])].filter(({ kind }) => kind === kindOf[owners]);
    const keys = concerned.map((other) => `${namespace}/${other.name}`);
    if (owner || type === "DELETED" || (previous && left.length === 0 && isSame(labels, previous.metadata.labels))) return keys;
    const selecting = store.list(owners, namespace).filter(({ spec }) => selectorMatches(spec.selector, labels));
    return [...keys, ...selecting.map((set) => `${namespace}/${set.metadata.name}`)];
  };
}

function isSame(a: Readonly<Record<string, string>> = {}, b: Readonly<Record<string, string>> = {}): boolean {
  return Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([key, value]) => b[key] === value);
}
