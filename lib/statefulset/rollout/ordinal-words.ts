/** Runs of ordinals that are named; further ones are counted. */
const runsMax = 8;

/** Ordinals as ranges: `0–3, 7`. */
export function ordinalWords(ordinals: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const ordinal of [...ordinals].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && ordinal === last[1] + 1) last[1] = ordinal;
    else runs.push([ordinal, ordinal]);
  }
  const shown = runs
    .slice(0, runsMax)
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`));
  const left = runs.slice(runsMax).reduce((sum, [from, to]) => sum + to - from + 1, 0);
  return `${shown.join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}
