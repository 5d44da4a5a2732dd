import type { Meta } from "./meta.ts";

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
}
