/** What is known of a pod besides its row on the board. */
export interface PodFacts {
  /** When its Ready condition last changed (RFC 3339). */
  readyChangedAt?: string;
  /** deletionGracePeriodSeconds, of a pod that is ending. */
  deletionGraceSeconds?: number;
  /** Finalizers that keep its object. */
  finalizers?: readonly string[];
}

/** A refusal to create a pod or a claim, as an Event of the set tells it. */
export interface Refusal {
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
  /** The newest one (FailedCreate), unless something was created since. */
  refusal?: Refusal;
}

/** Where nothing more is known than the board shows. */
export const noFacts: RolloutFacts = { pods: {}, revisions: {} };
