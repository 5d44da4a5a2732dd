import type { ApiStatus } from "../requests/status-error.ts";

/**
 * Why a list or watch ended before its time. expired: the history it wanted is gone (410); behind: another server that knows less than we
 * do; silent: no byte for too long; closed: ended at once with nothing said; bad_line: what came was no event; broken: the connection.
 */
export type FailureReason =
  | "expired"
  | "forbidden"
  | "absent"
  | "unauthorized"
  | "busy"
  | "refused"
  | "behind"
  | "silent"
  | "closed"
  | "bad_line"
  | "broken";

/** The one error inside the reflector. The message is a sentence's worth of reason, fit for the screen, without a full stop. */
export class WatchFailure extends Error {
  override readonly name = "WatchFailure";
  readonly reason: FailureReason;
  readonly retryAfterMs: number;

  constructor(reason: FailureReason, message: string, retryAfterMs = 0, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
  }
}

const retryAfterMaxMs = 300_000;

/** What a Status means for a list or watch. */
export function toWatchFailure(status: ApiStatus): WatchFailure {
  return new WatchFailure(reasonOf(status), status.message, Math.min(status.retryAfterMs ?? 0, retryAfterMaxMs));
}

function reasonOf({ code, reason }: ApiStatus): FailureReason {
  if (code === 410 || reason === "Expired" || reason === "Gone") return "expired";
  if (code === 401) return "unauthorized";
  if (code === 403) return "forbidden";
  if (code === 404) return "absent";
  if (code === 429 || code === 503) return "busy";
  return "refused";
}
