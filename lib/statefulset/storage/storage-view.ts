import type { DarkColumn } from "../board/board.ts";
import type { Note } from "../note.ts";

/** Where a claim stands to the set's ordinals. `shared`: named by the pod template itself; `stray`: named like one of a set that does not exist. */
export type ClaimPlace = "in-range" | "condemned" | "left-behind" | "shared" | "stray";

export interface StorageClaim {
  name: string;
  place: ClaimPlace;
  ordinal?: number;
  template?: string;
  /** Of a stray: the set that its name speaks of. */
  ofSet?: string;
  /** Pending, Bound, Lost; Missing when there is none; Unknown where claims may not be listed. */
  phase: string;
  uid?: string;
  createdAt?: string;
  deletedAt?: string;
  requested?: string;
  capacity?: string;
  accessModes: readonly string[];
  className?: string;
  volume?: StorageVolume;
  /** Whose it is, and what that means for it: "no owner: it stays". */
  owner?: string;
  /** Pods that mount it now. */
  usedBy: readonly string[];
  /** The node of the pod that mounts it. */
  node?: string;
  notes: readonly Note[];
}

export interface StorageVolume {
  name: string;
  /** Absent where volumes may not be listed, or when there is no such volume. */
  phase?: string;
  reclaimPolicy?: string;
  source?: string;
  /** Where it can be used, in words: "node worker-1", "zone a or b". */
  pinnedTo?: string;
}

export interface StorageTemplate {
  name: string;
  requested?: string;
  accessModes: readonly string[];
  /** As the template says; absent: the default class. */
  className?: string;
  /** The class that a new claim would get, as far as it is known. */
  storageClass?: {
    name: string;
    provisioner: string;
    bindingMode: string;
    reclaimPolicy: string;
    allowsExpansion: boolean;
    isDefault: boolean;
  };
  mounts: readonly { container: string; path: string }[];
}

/** The storage of one set. `claims` is keyed by the claim's name. */
export interface StorageView {
  /** What happens to claims when the set is scaled or deleted, a sentence each. */
  retention: { whenScaled: string; whenDeleted: string; sentences: readonly string[] };
  templates: readonly StorageTemplate[];
  notes: readonly Note[];
  claims: Readonly<Record<string, StorageClaim>>;
  /** Strays that were left out for their number. */
  strayClaimsLeftOut: number;
  dark: Readonly<Partial<Record<"claims" | "volumes" | "classes" | "pods" | "events", DarkColumn>>>;
}
