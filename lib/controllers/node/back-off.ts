import type { NodeTimings } from "./timings.ts";

/** What is remembered of something that failed: how long it is put off, and since when (client-go's flowcontrol.Backoff). */
export interface BackOff {
  delayMs: number;
  at: number;
}

/** Whether it is still put off, counted from `since`; not when it had gone well for so long that the delay is forgotten. */
export function isInBackOff(backOff: BackOff, since: number, now: number, timings: NodeTimings): boolean {
  return !isForgotten(backOff, since, timings) && now - since < backOff.delayMs;
}

/** The next delay: twice the last one, or the first again when it has gone well for twice the longest delay. */
export function nextBackOff(backOff: BackOff | undefined, since: number, now: number, timings: NodeTimings): BackOff {
  const isFresh = backOff === undefined || isForgotten(backOff, since, timings);
  return { delayMs: isFresh ? timings.backOffMs : Math.min(timings.backOffMsMax, backOff.delayMs * 2), at: now };
}

function isForgotten({ at }: BackOff, since: number, { backOffMsMax }: NodeTimings): boolean {
  return since - at > 2 * backOffMsMax;
}
