import type { Board } from "@/lib/statefulset/board/board.ts";

/** The counters that a board shows, by the pod's name; pods whose counter cannot be read are left out. */
export function countersOf({ slots }: Pick<Board, "slots">): Readonly<Record<string, number>> {
  const counters: Record<string, number> = {};
  for (const { podName, counter } of Object.values(slots)) if (counter.value !== undefined) counters[podName] = counter.value;
  return counters;
}

/**
 * What the counters have done since the visits began: evidence that does not hang on the answers' words, for they are read without adding a visit.
 * undefined where no counter was known then.
 */
export function countersSince(before: Readonly<Record<string, number>>, now: Readonly<Record<string, number>>): string | undefined {
  const known = Object.keys(before).filter((name) => now[name] !== undefined);
  if (known.length === 0) return undefined;
  const moved = known.filter((name) => now[name] !== before[name]);
  if (moved.length === 0) return "No counter has moved yet: it is read every few seconds, and another path may be the one that counts.";
  const shown = moved.slice(0, shownMax).map((name) => `${name} ${before[name]} → ${now[name]}`);
  const more = moved.length > shownMax ? ` and ${moved.length - shownMax} more` : "";
  return `The counters since: ${shown.join(", ")}${more}.`;
}

const shownMax = 12;
