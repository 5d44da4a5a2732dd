/** What may be sought by name, in the order in which it is answered. */
export const searchKinds = ["statefulsets", "pods", "persistentvolumeclaims", "services"] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Of each kind at most so many are answered. */
export const hitsMax = 8;

/** An object whose name holds every word that was asked for. */
export interface SearchHit {
  kind: SearchKind;
  namespace: string;
  name: string;
  /** The set that it is, or belongs to, or whose pods it selects, in the same namespace. */
  set: string;
  /** Of a pod or claim. */
  ordinal?: number;
}

export interface SearchResponse {
  /** By kind, the best first. */
  hits: readonly SearchHit[];
  /** Kinds that may not be listed, wholly or in some namespaces: what is not found there may exist. */
  dark: readonly SearchKind[];
}
