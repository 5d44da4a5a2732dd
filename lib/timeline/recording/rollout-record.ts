import type { Mark } from "../timeline.ts";
import type { Transition } from "./transition.ts";

/** What was asked of a set, and which revisions it had, from `at` on. */
export interface SpecStep {
  at: number;
  replicas: number;
  /** spec.ordinals.start */
  start: number;
  strategy: string;
  partition?: number;
  maxUnavailable?: number | string;
  minReadySeconds: number;
  currentRevision?: string;
  updateRevision?: string;
}

/** A time in which nobody watched, for the connection was lost or the right was missing; without `to` it lasts. */
export interface Unwatched {
  from: number;
  to?: number;
}

/**
 * What was recorded of a set, as the stream sends it: everything that grows is keyed, so that one thing more is one small patch. Times are milliseconds
 * since 1970 by the cluster's clock.
 */
export interface RolloutRecord {
  setName: string;
  /** Since when it is watched: what is older was put together from timestamps and Events. */
  watchedFrom: number;
  /** Older than this was dropped for want of room; absent: nothing was. */
  beginsAt?: number;
  /** By the order in which they were written down. */
  transitions: Readonly<Record<string, Transition>>;
  /** By the order in which they were written down. */
  specs: Readonly<Record<string, SpecStep>>;
  /** By where they come from. What transitions and specs tell by themselves is not among them. */
  marks: Readonly<Record<string, Mark>>;
  /** By number. */
  unwatched: Readonly<Record<string, Unwatched>>;
}
