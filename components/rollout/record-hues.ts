import type { RevisionHue } from "@/lib/statefulset/board/board.ts";
import type { SpecStep } from "@/lib/timeline/recording/rollout-record.ts";

/** Which revision is drawn as the new one, and which as the one before it. */
export interface RecordHues {
  newest: string | undefined;
  before: string | undefined;
}

/**
 * A recording looks back at both sides of a change, also when it is done: the newest revision is the update, the one before it the current one. Where only
 * one is known it is the current one, as on the board.
 */
export function recordHues(specs: readonly SpecStep[]): RecordHues {
  const newest = specs.at(-1)?.updateRevision;
  const earlier = specs.flatMap(({ currentRevision, updateRevision }) => [updateRevision, currentRevision]);
  const before = earlier.findLast((revision) => revision !== undefined && revision !== newest);
  return before === undefined ? { newest: undefined, before: newest } : { newest, before };
}

/** The hue of a pod at that revision. */
export function spanHue(revision: string | undefined, { newest, before }: RecordHues): RevisionHue {
  if (revision === undefined) return "none";
  if (revision === newest) return "update";
  return revision === before ? "current" : "other";
}
