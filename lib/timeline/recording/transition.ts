import type { Phase } from "../timeline.ts";

/** From `at` on it is so at an ordinal's place, until the place's next transition. Made once, never changed. */
export interface Transition {
  /** Milliseconds since 1970, by the cluster's clock. */
  at: number;
  ordinal: number;
  phase: Phase;
  /** Which pod of the name it is, of those that are known, from 1; that of the last one where none is. */
  life: number;
  revision?: string;
  /** Restarts of its containers until then; absent: none. */
  restarts?: number;
  /** Why, in the cluster's own words where it has any. */
  reason?: string;
  /** Taken from the pod's own timestamps: it was not seen when it happened. */
  isReconstructed?: true;
}

/** A place as it was seen last. */
export interface PlaceTrack {
  /** Of the pod that is or was there. */
  uid: string;
  /** The pod has been ready in this life. */
  wasReady: boolean;
  last: Transition;
}

/** What a look at a place brings: its track from then on, and what is to be written down, oldest first. */
export interface Recorded {
  track: PlaceTrack;
  transitions: readonly Transition[];
}
