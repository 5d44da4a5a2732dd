/** Who may answer: a pod of the set, or somebody else's that the Service selects. */
export interface VisitedPod {
  name: string;
  isForeign: boolean;
  /** "ReplicaSet python-app-7d4", of a foreign one. */
  owner?: string;
}

/**
 * How visits are made. `network`: at the addresses of the cluster's own network, one connection for as many visits as it lives for; `proxy`:
 * through the API server. `chosenBy`: who decides which pod of a Service is meant: nobody (one pod), we in turn (a headless Service has no address
 * of its own), the cluster for each connection, the API server for each visit.
 */
export interface VisitPlan {
  way: "network" | "proxy";
  chosenBy: "nobody" | "turns" | "cluster" | "api-server";
  pods: readonly VisitedPod[];
  count: number;
}

/** What has come of the visits so far. */
export interface VisitTally {
  /** Answers with status 2xx or 3xx, by the pod that gave them. */
  byPod: Readonly<Record<string, number>>;
  /** Such answers of which it is not known who gave them: they name no pod. */
  unknown: number;
  /** Answers with another status. */
  refused: number;
  /** No answer. */
  failed: number;
  /** The last reason of one of these, in a sentence. */
  problem?: string;
  /** Connections that were opened; absent through the API server. */
  connections?: number;
}

/** A line of the answer to POST …/visits: the plan, then tallies, each in place of the one before, the last with `end`. */
export type VisitFrame = { plan: VisitPlan } | { tally: VisitTally; end?: "done" | "stopped" | "late" };
