import type { Meta } from "./meta.ts";

/** A PersistentVolume. */
export interface Volume extends Meta {
  phase: string;
  capacity?: string;
  reclaimPolicy: string;
  className?: string;
  /** spec.claimRef */
  claim?: { namespace: string; name: string; uid?: string };
}
