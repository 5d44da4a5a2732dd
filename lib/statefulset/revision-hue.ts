import type { RevisionHue } from "./board/board.ts";

/**
 * Which hue a pod's revision has. While the set is not between two revisions everything at it is `current`; between them the update
 * revision is `update`; a pod at neither (the rollback trap, OnDelete's history) is `other`.
 */
export function revisionHue(revision: string | undefined, status: { currentRevision?: string; updateRevision?: string }): RevisionHue {
  if (revision === undefined) return "none";
  if (revision === status.currentRevision) return "current";
  return revision === status.updateRevision ? "update" : "other";
}
