import type { Board } from "../board/board.ts";

/**
 * The numbers of the revisions that a revisionHistoryLimit will have deleted at the next sync, the oldest first. Mirrors truncateHistory: the
 * current and the update revision and those that pods run are kept, and of the others so many of the newest.
 */
export function forgottenRevisions(
  { set, slots }: Pick<Board, "set" | "slots">,
  revisions: readonly { name: string; revision: number }[],
  limit: number,
): readonly number[] {
  const needed = new Set([set.currentRevision, set.updateRevision, ...Object.values(slots).map(({ pod }) => pod?.revision)]);
  const history = revisions
    .filter(({ name }) => !needed.has(name))
    .map(({ revision }) => revision)
    .sort((a, b) => a - b);
  return history.slice(0, Math.max(0, history.length - limit));
}
