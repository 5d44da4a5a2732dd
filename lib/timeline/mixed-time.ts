import type { SlotLine } from "./timeline.ts";

/** For how long pods of more than one revision served, in milliseconds. */
export function mixedTime(slots: readonly SlotLine[]): number {
  const changes = slots.flatMap(({ spans }) =>
    spans.flatMap(({ phase, from, to, revision }) =>
      phase === "ready"
        ? [
            { at: from, revision, by: 1 },
            { at: to, revision, by: -1 },
          ]
        : [],
    ),
  );
  changes.sort((a, b) => a.at - b.at);
  const counts = new Map<string | undefined, number>();
  let [sorts, since, total] = [0, 0, 0];
  for (const { at, revision, by } of changes) {
    if (sorts > 1) total += at - since;
    since = at;
    const before = counts.get(revision) ?? 0;
    counts.set(revision, before + by);
    if (before === 0 && by > 0) sorts++;
    if (before + by === 0) sorts--;
  }
  return total;
}
