import type { CacheChange, WatchCache } from "../cluster/cluster.ts";
import type { ClusterNode } from "../statefulset/objects/cluster-node.ts";
import { controllerOf } from "../statefulset/objects/meta.ts";
import type { Pod } from "../statefulset/objects/pod.ts";
import type { StatefulSet } from "../statefulset/objects/stateful-set.ts";
import { parseOrdinal } from "../statefulset/ordinal.ts";
import { isSelected, matchesSelector } from "../statefulset/selector.ts";
import { isAbout } from "./set-events.ts";

export interface Affected {
  /** Keys (`namespace/name`) of sets whose board may look different now. */
  sets: ReadonlySet<string>;
  /** Keys of sets of which something beside the board may: what the other tabs show. */
  asides: ReadonlySet<string>;
}

/** Which sets a change of the cluster touches. Rather one too many than one too few: a board that did not change sends nothing. */
export function affectedSets(change: CacheChange, cache: WatchCache): Affected {
  const sets = new Set<string>();
  const asides = new Set<string>();
  if (change.type === "status") return { sets, asides };
  const { namespace, name } = change.object;
  const mark = (set: Pick<StatefulSet, "namespace" | "name">) => sets.add(`${set.namespace}/${set.name}`);
  // Every set of the namespace: a Service, a pod that one leads to, or a claim without a set concerns whomever it fits. Only what is in view is made anew.
  const markAsides = (of: string) => {
    for (const set of cache.inNamespace("statefulsets", of)) asides.add(`${set.namespace}/${set.name}`);
  };
  switch (change.kind) {
    case "statefulsets":
      mark(change.object);
      asides.add(`${namespace}/${name}`);
      break;
    case "pods":
      for (const set of cache.inNamespace("statefulsets", namespace)) if (touches(change, set, cache)) mark(set);
      markAsides(namespace);
      break;
    case "persistentvolumeclaims":
      markClaimOwner(namespace, name, cache, mark);
      markAsides(namespace);
      break;
    case "persistentvolumes":
      if (!change.object.claim) break;
      markClaimOwner(change.object.claim.namespace, change.object.claim.name, cache, mark);
      markAsides(change.object.claim.namespace);
      break;
    case "services":
      for (const set of cache.inNamespace("statefulsets", namespace)) if (set.serviceName === name) mark(set);
      markAsides(namespace);
      break;
    case "endpointslices":
      for (const set of cache.inNamespace("statefulsets", namespace)) if (set.serviceName === change.object.serviceName) mark(set);
      markAsides(namespace);
      break;
    case "events":
      for (const set of cache.inNamespace("statefulsets", change.object.about.namespace)) {
        if (isAbout(change.object.about, set)) asides.add(`${set.namespace}/${set.name}`);
      }
      break;
    case "storageclasses":
      for (const set of cache.all("statefulsets")) asides.add(`${set.namespace}/${set.name}`);
      break;
    case "nodes":
      if (looksDifferent(change)) for (const key of setsOn(name, cache)) asides.add(key);
      break;
    case "controllerrevisions": {
      const owner = controllerOf(change.object);
      if (owner?.kind === "StatefulSet") asides.add(`${namespace}/${owner.name}`);
      break;
    }
  }
  return { sets, asides };
}

/** Nodes tell all the time that they are well: only what is shown of them counts. */
function looksDifferent(change: Extract<CacheChange, { kind: "nodes"; object: ClusterNode }>): boolean {
  if (change.type !== "modified") return true;
  const { object, previous } = change;
  return object.ready !== previous.ready || object.unschedulable !== previous.unschedulable || object.zone !== previous.zone;
}

/** Keys of the sets that have pods on a node, by the pods' own word: whose they are is looked up by whoever shows them. */
function setsOn(node: string, cache: WatchCache): Set<string> {
  const keys = new Set<string>();
  for (const pod of cache.all("pods")) {
    const owner = pod.nodeName === node ? controllerOf(pod) : undefined;
    if (owner?.kind === "StatefulSet") keys.add(`${pod.namespace}/${owner.name}`);
  }
  return keys;
}

function touches(change: Extract<CacheChange, { kind: "pods"; object: Pod }>, set: StatefulSet, cache: WatchCache): boolean {
  const pods = change.type === "modified" ? [change.object, change.previous] : [change.object];
  const service = set.serviceName === "" ? undefined : cache.find("services", set.namespace, set.serviceName);
  return pods.some(
    (pod) => controllerOf(pod)?.uid === set.uid || matchesSelector(pod.labels, set.selector) || isSelected(pod.labels, service?.selector),
  );
}

function markClaimOwner(namespace: string, claim: string, cache: WatchCache, mark: (set: StatefulSet) => void): void {
  const parent = parseOrdinal(claim)?.parent;
  if (parent === undefined) return;
  for (const set of cache.inNamespace("statefulsets", namespace)) {
    if (set.claimTemplates.some((template) => parent === `${template.name}-${set.name}`)) mark(set);
  }
}
