import type { Kind } from "../statefulset/objects/kinds.ts";
import type { WatchPhase } from "../watch-phase.ts";

export interface KindStatus {
  phase: WatchPhase;
  /** Since when it is in this phase. */
  since: string;
  /** When the server was last heard of for this kind (an event, a bookmark, an answered list). */
  asOf?: string;
  /** Why, in a sentence, when it is not live. */
  reason?: string;
  /** The watched namespaces in which it may not be listed, while it may in others. */
  forbiddenIn?: readonly string[];
  objects: number;
}

/** Topic `status`: which cluster this is and how well it is heard. */
export interface ClusterStatus {
  source: "lab" | "kubeconfig" | "in-cluster";
  /** The kubeconfig context's name; "lab"; or "in-cluster". */
  context: string;
  /** Contexts that one may switch to ("lab" among them), by name; in-cluster only the one. */
  contexts: readonly string[];
  server: string;
  version?: string;
  user?: string;
  /** Namespaces that are watched; absent: all. */
  namespaces?: readonly string[];
  readOnly: boolean;
  /**
   * Why nothing is changed and no command is run in pods: it was started so, or it runs in a cluster, where nobody can sign in yet (which
   * switches off visits and the pod proxy too). Absent: as the user may.
   */
  switchedOff?: "read-only" | "no-sign-in";
  /** The worst of the kinds that the board cannot do without. */
  phase: WatchPhase;
  since: string;
  asOf?: string;
  reason?: string;
  insecure: boolean;
  kinds: Readonly<Record<Kind, KindStatus>>;
}
