/** A state that something was in for a while. Times are the recording's: ours are counted from the same thing done. */
export interface SeenState {
  t: number;
  /** When the last thing before it was done. */
  since: number;
  lastedSeconds: number;
  text: string;
  /** One of several writes of one moment, of which there may be more or fewer; or so near the end that the other had no time to get there. */
  isOptional: boolean;
}

const toleranceSeconds = 1;
const toleranceShare = 0.2;
/** Recorded times are tenths of a second. */
const roundingSeconds = 0.11;

/** How much earlier or later a moment may be. */
export function tolerance({ t, since }: Pick<SeenState, "t" | "since">): number {
  return Math.max(toleranceSeconds, toleranceShare * (t - since)) + roundingSeconds;
}

/** How two orders of states differ: each state that is not optional must be in the other, in the same order, at about the same time. */
export function stateFaults(recorded: readonly SeenState[], ours: readonly SeenState[]): string[] {
  return [
    ...unmatched(recorded, ours, "recorded, not ours"),
    ...unmatched(ours, recorded, "ours, not recorded"),
    ...timeFaults(recorded, ours),
  ];
}

function unmatched(wanted: readonly SeenState[], all: readonly SeenState[], what: string): string[] {
  let at = 0;
  for (const state of wanted) {
    if (state.isOptional) continue;
    const found = all.findIndex((other, index) => index >= at && other.text === state.text);
    if (found < 0) {
      const next = all.slice(at).find(({ isOptional }) => !isOptional)?.text ?? "nothing";
      return [`${what}, at ${state.t.toFixed(1)} s for ${state.lastedSeconds.toFixed(1)} s: ${state.text}\n  the other has ${next}`];
    }
    at = found + 1;
  }
  return [];
}

function timeFaults(recorded: readonly SeenState[], ours: readonly SeenState[]): string[] {
  let at = 0;
  return recorded.flatMap((state) => {
    if (state.isOptional) return [];
    const found = ours.findIndex((other, index) => index >= at && other.text === state.text);
    const other = ours[found];
    if (!other) return [];
    at = found + 1;
    return Math.abs(state.t - other.t) <= tolerance(state)
      ? []
      : [`recorded at ${state.t.toFixed(1)} s, ours at ${other.t.toFixed(1)} s: ${state.text}`];
  });
}
