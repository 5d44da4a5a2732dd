/** metadata.ownerReferences[] as on the wire. */
export interface WireOwner {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

/** metadata as on the wire. Times are RFC 3339 in whole seconds. Stored objects are never changed: a write makes a new one. */
export interface WireMeta {
  name: string;
  generateName?: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: WireOwner[];
  finalizers?: string[];
}

/** What every object on the wire has. */
export interface WireObject {
  apiVersion: string;
  kind: string;
  metadata: WireMeta;
}

/** The owner that manages the object, if any. */
export function controllerOwner(object: WireObject): WireOwner | undefined {
  return object.metadata.ownerReferences?.find((owner) => owner.controller === true);
}

/** The reference that a controller puts on what it makes (metav1.NewControllerRef). */
export function controllerReference(owner: WireObject): WireOwner {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid ?? "",
    controller: true,
    blockOwnerDeletion: true,
  };
}
