/** A container in which a command is run. */
export interface InsidePod {
  namespace: string;
  podName: string;
  container: string;
}

/** What a pod itself was told of one full name. `at`: milliseconds since the epoch. */
export interface InsideLookup {
  name: string;
  /** The tool of its image that was run. */
  tool: string;
  addresses: readonly string[];
  ms: number;
  at: number;
  problem?: { code: "nxdomain" | "server-down" | "unreadable" | "exec-failed"; message: string };
}
