import type { Meta } from "./meta.ts";

export interface ClusterNode extends Meta {
  ready: boolean;
  unschedulable: boolean;
  zone?: string;
}
