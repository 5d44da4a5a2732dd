/** The answer of GET /api/statefulsets/<namespace>/<name>/ptr: which names the addresses of the set's pods lead back to. */
export interface PtrResponse {
  /** By pod name; one for each of the pod's addresses. */
  pods: Readonly<Record<string, readonly PtrView[]>>;
  /** Pods that were not asked for, for their number. */
  leftOut: number;
}

export interface PtrView {
  address: string;
  names: readonly string[];
  /** Whether the pod's own name under the governing Service is among them. */
  isOwn: boolean;
  at: string;
  ms?: number;
  server?: string;
  /** Seconds for which the record may be kept. */
  ttl?: number;
  problem?: { code: "nxdomain" | "server-down"; message: string };
}
