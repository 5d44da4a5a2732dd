import type { WatchPhase } from "../../watch-phase.ts";

/** How one list+watch is getting on. */
export interface ReflectorStatus {
  phase: WatchPhase;
  since: number;
  /** When the server was last heard, in milliseconds since the epoch. */
  asOf: number | undefined;
  reason: string | undefined;
}
