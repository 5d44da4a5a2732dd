import type { Clock } from "../clock.ts";
import { AppError } from "../errors.ts";

/** Runs the task with a signal that aborts after `timeoutMs` on that clock (an AppError "timeout"), or when the parent does. */
export async function withDeadline<T>(clock: Clock, timeoutMs: number, parent: AbortSignal, task: (signal: AbortSignal) => Promise<T>) {
  const deadline = new AbortController();
  const cancel = clock.after(timeoutMs, () => deadline.abort(new AppError("timeout", `no answer within ${timeoutMs / 1000} s`)));
  try {
    return await task(AbortSignal.any([parent, deadline.signal]));
  } finally {
    cancel();
  }
}
