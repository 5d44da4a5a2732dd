/**
 * The one way to time. Everything that waits, ages or stamps takes a Clock, so that tests drive time by hand and pure code never
 * reads a clock at all (it takes `now` as an argument). Leaf: imports nothing of ours.
 */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `run` once after `delayMs`; the answer cancels it (cancelling twice, or after it ran, does nothing). */
  after(delayMs: number, run: () => void): () => void;
  /**
   * Begins to measure a duration: the answer tells how many milliseconds have passed since, in tenths, and never goes back when somebody sets
   * the machine's time.
   */
  stopwatch(): () => number;
}

/** The machine's clock. Its timers do not keep a process alive that has nothing else to do. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer: unknown = setTimeout(run, delayMs);
    if (isUnreferable(timer)) timer.unref();
    return () => clearTimeout(timer as number);
  },
  stopwatch() {
    const begun = performance.now();
    return () => Math.round((performance.now() - begun) * 10) / 10;
  },
};

function isUnreferable(timer: unknown): timer is { unref(): void } {
  return typeof timer === "object" && timer !== null && "unref" in timer;
}

/** Resolves after `delayMs` on that clock, or rejects with the signal's reason as soon as it aborts. */
export function sleep(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason as Error);
    const onAbort = () => {
      cancel();
      reject(signal?.reason as Error);
    };
    const cancel = clock.after(delayMs, () => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    });
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}

/** The wire's form of a moment: RFC 3339 in UTC, with milliseconds. */
export function toTimestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
