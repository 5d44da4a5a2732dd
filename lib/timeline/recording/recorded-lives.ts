import type { Phase } from "../timeline.ts";
import type { Transition } from "./transition.ts";

/** How long one life of a pod took for its parts, ms; what was not recorded whole is absent. */
export interface RecordedLife {
  ordinal: number;
  life: number;
  /** From its creation until its containers ran. */
  startMs?: number;
  /** From then until it was Ready. */
  readyMs?: number;
  /** From its deletion until its object was gone. */
  stopMs?: number;
}

/**
 * What the recorded lives tell of how long this set's pods take, the oldest first, `max` at the most. Only a life that came up without failing counts as a
 * start, and only what was watched: a pod's own timestamps do not say whether it was ready before.
 */
export function recordedLives(transitions: Iterable<Transition>, max: number): RecordedLife[] {
  const byLife = new Map<string, Transition[]>();
  for (const transition of transitions) {
    const key = `${transition.ordinal}/${transition.life}`;
    const known = byLife.get(key);
    if (known) known.push(transition);
    else byLife.set(key, [transition]);
  }
  const lives = [...byLife.values()].flatMap((life) => toLife(life) ?? []);
  return lives.slice(Math.max(0, lives.length - max));
}

function toLife(life: readonly Transition[]): RecordedLife | undefined {
  const first = life[0];
  if (!first) return undefined;
  const findAt = (phase: Phase) => life.find((one) => one.phase === phase);
  const [starting, ready, ending] = [findAt("starting"), findAt("ready"), findAt("ending")];
  const gone = life.find(({ phase, isReconstructed }) => phase === "absent" && !isReconstructed);
  const rise = ready === undefined ? [] : life.slice(0, life.indexOf(ready) + 1);
  const isWatchedRise = rise.every(
    ({ phase, restarts, isReconstructed }) => rising.has(phase) && restarts === undefined && isReconstructed === undefined,
  );
  const hasRisen = first.phase === "waiting" && starting !== undefined && isWatchedRise;
  const isStart = hasRisen && ready !== undefined;
  const isStop = ending !== undefined && gone !== undefined && !ending.isReconstructed;
  if (!isStart && !isStop) return undefined;
  return {
    ordinal: first.ordinal,
    life: first.life,
    ...(isStart ? { startMs: starting.at - first.at, readyMs: ready.at - starting.at } : {}),
    ...(isStop ? { stopMs: gone.at - ending.at } : {}),
  };
}

/** The phases of a pod that comes up as it should. */
const rising: ReadonlySet<Phase> = new Set(["waiting", "starting", "ready"]);
