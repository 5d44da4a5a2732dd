/**
 * What is at a place over a time. `absent`: no pod object; `waiting`: a pod, and nothing of it runs yet (node, volumes, image); `starting`: it runs and was not ready in this life; `ready`; `unready`: it was
 * ready in this life and is not any more; `failing`: a container crashed or cannot be started, or the pod failed; `ending`: its deletion was asked for.
 */
export type Phase = "absent" | "waiting" | "starting" | "ready" | "unready" | "failing" | "ending";

/** A stretch of time in which a place stays as it is. Spans of one place follow each other without gaps. */
export interface Span {
  phase: Phase;
  /** Milliseconds; `to` of the last one is the timeline's `until`. */
  from: number;
  to: number;
  /** Name of the revision of the pod that is there; absent without a pod. */
  revision?: string;
  /** Which life of the name it is, from 1; 0 without a pod. */
  life: number;
}

/** One place: an ordinal, or, in a Deployment's timeline, a row that pods take as it becomes free. */
export interface SlotLine {
  ordinal: number;
  /** The pod's name; of a Deployment's rows none, for each life has its own. */
  name?: string;
  spans: readonly Span[];
}

/** From `at` on, so many pods serve (Ready and not ending), and so many of them are available (minReadySeconds). */
export interface ServingStep {
  at: number;
  serving: number;
  available: number;
}

/** Who brought something about. */
export type Author = "person" | "controller" | "node" | "app";

export type MarkKind =
  | "template-changed"
  | "went-back"
  | "scaled"
  | "partition-set"
  | "strategy-set"
  | "pod-created"
  | "pod-deleted"
  | "pod-gone"
  | "restarted"
  | "crashed"
  | "probe-failed"
  | "claim-created"
  | "claim-bound"
  | "name-appeared"
  | "name-gone"
  | "event";

/** A single moment worth a mark. `text`: one short sentence without a full stop. */
export interface Mark {
  at: number;
  kind: MarkKind;
  by: Author;
  ordinal?: number;
  text: string;
  /** Reconstructed from timestamps or Events: nobody watched when it happened. */
  isReconstructed?: boolean;
}

/**
 * What was forecast or observed of one set over a time. Times are milliseconds: of a forecast since the change was made, of a recording since 1970.
 * Before `watchedFrom` (recordings only) it is reconstructed.
 */
export interface Timeline {
  from: number;
  until: number;
  watchedFrom?: number;
  /** Of recordings: when nobody watched for a while, for the connection was lost. What happened then is known from timestamps alone. */
  unwatched?: readonly { from: number; to: number }[];
  /** By ordinal, ascending. */
  slots: readonly SlotLine[];
  /** By time; the first at `from`. */
  serving: readonly ServingStep[];
  /** By time. */
  marks: readonly Mark[];
}
