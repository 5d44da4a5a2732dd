import type { DarkColumn } from "../statefulset/board/board.ts";

/** What a kubelet says of the file system of one claim's volume. */
export interface ClaimUsage {
  usedBytes: number;
  capacityBytes?: number;
  node: string;
  /** When the kubelet looked. */
  at?: string;
}

/** The answer of GET /api/statefulsets/<namespace>/<name>/usage: how full the set's volumes are, as their nodes' kubelets say. */
export interface UsageResponse {
  /** By claim name; of a claim that no pod mounts nothing is known. */
  claims: Readonly<Record<string, ClaimUsage>>;
  /** Nodes that could not be asked, and why: a sentence. */
  unknown: readonly { node: string; message: string }[];
  /** The right that is missing, where that is why. */
  dark?: DarkColumn;
}
