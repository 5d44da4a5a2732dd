/** What is known of a pod besides its row on the board. */
export interface PodFacts {
  /** When its Ready condition last changed (RFC 3339). */
  readyChangedAt?: string;
  /** deletionGracePeriodSeconds, of a pod that is ending. */
  deletionGraceSeconds?: number;
  /** Finalizers that keep its object. */
  finalizers?: readonly string[];
  /** The newest Warning about this life of it, while it is not ready. */
  warning?: TellingEvent;
}

/** An Event that shows why something is as it is. */
export interface TellingEvent {
  reason: string;
  message: string;
  count: number;
  firstAt: string;
  lastAt: string;
}

/** One ControllerRevision of the set: all but its template, which is not kept. */
export interface RevisionFacts {
  revision: number;
  createdAt: string;
}

/** What a sentence about a rollout needs to know besides the board. Lists are keyed, so that a change of one is a change of one key. */
export interface RolloutFacts {
  /** By name, only of pods of which there is something to tell. */
  pods: Readonly<Record<string, PodFacts>>;
  /** By name. */
  revisions: Readonly<Record<string, RevisionFacts>>;
  /** The newest refusal to create a pod or a claim (FailedCreate), unless something was created since. */
  refusal?: TellingEvent;
  /** What one pod takes from its deletion to its readiness, and on how many starts of this set that was measured. */
  usual?: { ms: number; of: number };
}

/** Where nothing more is known than the board shows. */
export const noFacts: RolloutFacts = { pods: {}, revisions: {} };
