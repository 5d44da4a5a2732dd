import type { RecordedChange } from "./rollout-clock.ts";

/** The last time that another revision became the one that is wanted while somebody watched; undefined when none did. */
export function recordedChange(specs: Readonly<Record<string, { at: number; updateRevision?: string }>>): RecordedChange | undefined {
  let change: RecordedChange | undefined;
  let before: string | undefined;
  for (const { at, updateRevision } of Object.values(specs).sort((a, b) => a.at - b.at)) {
    if (updateRevision === undefined || updateRevision === before) continue;
    if (before !== undefined) change = { at, revision: updateRevision };
    before = updateRevision;
  }
  return change;
}
