import type { Board, RevisionHue } from "../board/board.ts";
import type { RolloutFacts } from "./rollout-facts.ts";

/** One revision of a set, and who runs it. */
export interface RevisionRow {
  name: string;
  /** Absent where revisions may not be listed, or where it is gone and a pod still has its name. */
  revision?: number;
  createdAt?: string;
  hue: RevisionHue;
  isCurrent: boolean;
  isUpdate: boolean;
  /** Ordinals of the pods that run it. */
  ordinals: readonly number[];
}

/** The set's revisions, the newest first, and behind them those that are known only by a pod or the set's status. */
export function revisionRows({ set, slots }: Pick<Board, "set" | "slots">, { revisions }: RolloutFacts): readonly RevisionRow[] {
  const ordinals = new Map<string, number[]>();
  for (const { ordinal, pod } of Object.values(slots)) {
    if (pod?.revision !== undefined) ordinals.set(pod.revision, [...(ordinals.get(pod.revision) ?? []), ordinal]);
  }
  const named = [set.updateRevision, set.currentRevision].filter((name) => name !== undefined);
  const names = new Set([...Object.keys(revisions), ...named, ...ordinals.keys()]);
  const rows = [...names].map((name): RevisionRow => {
    const known = revisions[name];
    const isUpdate = name === set.updateRevision;
    const isCurrent = name === set.currentRevision;
    return {
      name,
      ...(known && { revision: known.revision, createdAt: known.createdAt }),
      hue: isCurrent ? "current" : isUpdate ? "update" : "other",
      isCurrent,
      isUpdate,
      ordinals: (ordinals.get(name) ?? []).sort((a, b) => a - b),
    };
  });
  return rows.sort((a, b) => (b.revision ?? -1) - (a.revision ?? -1) || (a.name < b.name ? -1 : 1));
}
