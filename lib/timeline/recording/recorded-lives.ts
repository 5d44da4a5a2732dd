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
 * start, and only an end that was watched as a stop.
 */
export function recordedLives(transitions: Iterable<Transition>, max: number): RecordedLife[] {
  const byLife = new Map<string, Transition[]>();
  for (const transition of transitions) {
    const key = `${transition.ordinal}/${transition.life}`;
    byLife.set(key, [...(byLife.get(key) ?? []), transition]);
  }
  const lives = [...byLife.values()].flatMap((life) => toLife(life) ?? []);
  return lives.slice(Math.max(0, lives.length - max));
}

function toLife(life: readonly Transition[]): RecordedLife | undefined {
  const [first, second, third] = life;
  if (!first) return undefined;
  const isStart = first.phase === "waiting" && second?.phase === "starting";
  const isReady = isStart && third?.phase === "ready" && (third.restarts ?? 0) === 0;
  const ending = life.find(({ phase }) => phase === "ending");
  const gone = life.find(({ phase, isReconstructed }) => phase === "absent" && !isReconstructed);
  if (!isReady && !(ending && gone)) return undefined;
  return {
    ordinal: first.ordinal,
    life: first.life,
    ...(isReady && second && third ? { startMs: second.at - first.at, readyMs: third.at - second.at } : {}),
    ...(ending && gone ? { stopMs: gone.at - ending.at } : {}),
  };
}
