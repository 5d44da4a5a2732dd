import { isTerminating } from "../../controllers/objects/pod.ts";
import { deleteObject } from "../registry/delete-object.ts";
import { definitions } from "../registry/registry.ts";
import type { Store } from "../store/store.ts";
import { runControlLoop } from "./control-loop.ts";
import type { LoopContext } from "./loop-context.ts";

const rootDescription =
  "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or " +
  "kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.";
/** There is no authority behind it: the lab's API server speaks plain HTTP. */
const certificate = "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n";

export const rootConfigMap = "kube-root-ca.crt";
export const defaultAccount = "default";

/**
 * Runs what looks after namespaces (service account, root CA and namespace controllers): each has a default service account and the root
 * certificate, and one that is being deleted goes once everything in it has gone. Answers how to stop it.
 */
export function runNamespaceLoop(context: LoopContext): () => void {
  return runControlLoop(context, {
    keysOf: (store, { resource, object, type }) => {
      if (resource === "namespaces") return type === "DELETED" ? [] : [object.metadata.name];
      const { namespace } = object.metadata;
      if (namespace === undefined) return [];
      const isWanted = type === "DELETED" && (isGoing(store, namespace) || isKept(resource, object.metadata.name));
      return isWanted ? [namespace] : [];
    },
    sync: ({ store, clock }, name) => {
      const namespace = store.get("namespaces", "", name);
      if (!namespace) return;
      if (isTerminating(namespace)) empty(store, name, clock.now());
      else furnish(store, name);
    },
  });
}

function isKept(resource: string, name: string): boolean {
  return (resource === "serviceaccounts" && name === defaultAccount) || (resource === "configmaps" && name === rootConfigMap);
}

function isGoing(store: Store, name: string): boolean {
  const namespace = store.get("namespaces", "", name);
  return namespace !== undefined && isTerminating(namespace);
}

function furnish(store: Store, namespace: string): void {
  if (!store.get("serviceaccounts", namespace, defaultAccount)) {
    store.create("serviceaccounts", { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: defaultAccount, namespace } });
  }
  if (store.get("configmaps", namespace, rootConfigMap)) return;
  store.create("configmaps", {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: rootConfigMap, namespace, annotations: { "kubernetes.io/description": rootDescription } },
    data: { "ca.crt": certificate },
  });
}

/** Deletes what is in a namespace, and the namespace with the last of it. */
function empty(store: Store, namespace: string, now: number): void {
  for (const { resource, namespaced } of definitions) {
    if (!namespaced) continue;
    for (const object of store.list(resource, namespace)) if (!isTerminating(object)) deleteObject(store, resource, object as never, now);
  }
  const isEmpty = definitions.every(({ resource, namespaced }) => !namespaced || store.list(resource, namespace).length === 0);
  if (isEmpty && store.get("namespaces", "", namespace)) store.remove("namespaces", "", namespace);
}
