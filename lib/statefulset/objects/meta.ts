/** Who owns an object, as in metadata.ownerReferences. */
export interface OwnerReference {
  kind: string;
  name: string;
  uid: string;
  controller: boolean;
}

/**
 * What every object that we keep has in common. The records of this folder are the cut-down forms of Kubernetes' objects: what the
 * board, the hazards and the ladders need, and nothing else (no managedFields, env values or last-applied configuration).
 * Times are RFC 3339 strings as the API server wrote them; an absent field is absent, never null.
 */
export interface Meta {
  uid: string;
  name: string;
  /** Empty for cluster-scoped kinds. */
  namespace: string;
  resourceVersion: string;
  createdAt: string;
  /** metadata.deletionTimestamp */
  deletedAt?: string;
  labels: Readonly<Record<string, string>>;
  owners: readonly OwnerReference[];
}

/** The owner that manages the object, if any (at most one by Kubernetes' rule). */
export function controllerOf(object: Pick<Meta, "owners">): OwnerReference | undefined {
  return object.owners.find((owner) => owner.controller);
}
