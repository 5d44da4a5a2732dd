import type { Meta } from "./meta.ts";
import type { Condition } from "./pod.ts";

/** A PersistentVolumeClaim. */
export interface Claim extends Meta {
  /** Pending, Bound or Lost. */
  phase: string;
  requested?: string;
  /** status.capacity.storage; absent until bound. */
  capacity?: string;
  accessModes: readonly string[];
  className?: string;
  /** spec.volumeName */
  volumeName?: string;
  /** What is happening to it, mostly a resize; absent when nothing is. */
  conditions?: readonly Condition[];
}
