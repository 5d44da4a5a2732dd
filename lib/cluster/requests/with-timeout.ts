import type { Clock } from "../../clock.ts";

/**
 * Runs with a signal that aborts after that time (with a TimeoutError, as AbortSignal.timeout does, but on our clock) or when the
 * caller's own does.
 */
export async function withTimeout<T>(
  clock: Clock,
  timeoutMs: number,
  caller: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const timeout = new AbortController();
  const cancel = clock.after(timeoutMs, () => timeout.abort(new DOMException("no answer in time", "TimeoutError")));
  try {
    return await run(caller === undefined ? timeout.signal : AbortSignal.any([caller, timeout.signal]));
  } finally {
    cancel();
  }
}
