/** The answer of GET /api/statefulsets/<namespace>/<name>/srv: what DNS says of the governing Service's named ports. */
export interface SrvResponse {
  /** The governing Service. */
  service: string;
  /** One per named port; empty where no port is named, for then there is nothing to ask. */
  lookups: readonly SrvView[];
}

export interface SrvView {
  /** The name that was asked, e.g. `_http._tcp.web.default.svc.cluster.local`. */
  name: string;
  /** When it was asked. */
  at: string;
  /** How long the question took; absent where nobody answered. */
  ms?: number;
  /** The DNS server that answered. */
  server?: string;
  targets: readonly SrvTargetView[];
  /** Ready pods of the set that are no target. */
  absent: readonly string[];
  problem?: { code: "nxdomain" | "server-down"; message: string };
}

export interface SrvTargetView {
  target: string;
  port: number;
  priority: number;
  weight: number;
  /** Seconds for which the record may be kept. */
  ttl: number;
  /** The set's pod that the target is; absent when it is none of them. */
  pod?: string;
}
