import type { WatchPhase } from "../watch-phase.ts";

/** How one kind is being watched. Over several scopes (namespaces): the worst phase, with its reason. */
export interface KindStatus {
  phase: WatchPhase;
  /** Milliseconds since the epoch. */
  since: number;
  asOf?: number;
  reason?: string;
  /** The namespaces in which it may not be listed, while it may in others. */
  forbiddenIn?: readonly string[];
  objects: number;
}
