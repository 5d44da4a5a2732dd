import type { DarkColumn } from "../../statefulset/board/board.ts";

/** A run's ConfigMap that was found in the cluster. */
export interface FoundCopies {
  namespace: string;
  /** The run's name, and the ConfigMap's. */
  run: string;
  uid: string;
  createdAt: string;
  /** `namespace/name` of the set that was copied, where that can be read. */
  of?: string;
  /** It is going on in this process; else it is left over. */
  isGoing: boolean;
  /** Pods of it that are seen. */
  pods: number;
}

/** The answer to GET /api/copies. */
export interface CopiesListResponse {
  found: readonly FoundCopies[];
  /** Namespaces that copies may be made in, of those that are watched. */
  namespaces: readonly string[];
  /** Why none may be made at all, in a sentence. */
  off?: string;
  /** Where ConfigMaps may not be listed, so that leftovers are not known. */
  dark?: DarkColumn;
}
