import type { Meta } from "./meta.ts";

export interface ClusterNode extends Meta {
  ready: boolean;
  /** Since when it is ready, or not. */
  readyChangedAt?: string;
  unschedulable: boolean;
  zone?: string;
}
