import type { Meta } from "./meta.ts";

/** An Event of core/v1 (named so as not to hide the browser's Event). */
export interface ClusterEvent extends Meta {
  type: string;
  reason: string;
  message: string;
  /** How often it was told. */
  count: number;
  firstAt: string;
  lastAt: string;
  source: string;
  about: { kind: string; name: string; namespace: string; uid?: string; fieldPath?: string };
}
