import type { NodeTimings } from "./timings.ts";

/** What is remembered of something that failed: how long it is put off, and since when (client-go's flowcontrol.Backoff). */
export interface BackOff {
  delayMs: number;
  at: number;
}

/** Whether it is still put off, counted from `since`. */
export function isInBackOff(backOff: BackOff | undefined, since: number, now: number): boolean {
  return backOff !== undefined && now - since < backOff.delayMs;
}

/** The next delay: twice the last one, or the first again when it has gone well for twice the longest delay. */
export function nextBackOff(backOff: BackOff | undefined, since: number, now: number, timings: NodeTimings): BackOff {
  const isFresh = backOff === undefined || since - backOff.at > 2 * timings.backOffMsMax;
  return { delayMs: isFresh ? timings.backOffMs : Math.min(timings.backOffMsMax, backOff.delayMs * 2), at: now };
}
