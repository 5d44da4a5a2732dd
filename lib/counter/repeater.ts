import type { Clock } from "../clock.ts";
import { JITTER, PAUSE_MAX_MS } from "./limits.ts";

export interface Outcome {
  failed: boolean;
  /** Not sooner than this after the run began, whatever the period. */
  pauseMs?: number;
}

/**
 * Runs one task again and again while it is started: never sooner than a period after the last beginning (unless told: `again`), never twice
 * at once, after failures with growing pauses. Stopped, nothing is left: the run under way is aborted and its outcome ignored; the pace is remembered,
 * so that stopping and starting does not make it faster.
 */
export class Repeater {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #task: (signal: AbortSignal) => Promise<Outcome>;
  #periodMs: number | undefined;
  #cancelTimer: (() => void) | undefined;
  #running: AbortController | undefined;
  #begunAt = Number.NEGATIVE_INFINITY;
  #failures = 0;

  constructor(clock: Clock, random: () => number, task: (signal: AbortSignal) => Promise<Outcome>) {
    this.#clock = clock;
    this.#random = random;
    this.#task = task;
  }

  /** Starts, or changes the period. What was waited out is kept: the first run comes at once only if a period has passed. */
  start(periodMs: number): void {
    if (this.#periodMs === periodMs) return;
    this.#periodMs = periodMs;
    if (!this.#running) this.#wait(periodMs);
  }

  /** What made it fail may be over: no growing pause any more. */
  hurry(): void {
    this.#failures = 0;
    if (this.#periodMs !== undefined && !this.#running) this.#wait(this.#periodMs);
  }

  /** What stood in its way is gone: it runs now, whatever of its period has passed; one that is running goes on. */
  again(): void {
    this.#failures = 0;
    if (this.#periodMs === undefined || this.#running) return;
    this.#cancelTimer?.();
    this.#begin();
  }

  stop(): void {
    this.#periodMs = undefined;
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#running?.abort(new Error("nobody looks any more"));
    this.#running = undefined;
  }

  #wait(pauseMs: number): void {
    this.#cancelTimer?.();
    const delay = this.#begunAt + pauseMs - this.#clock.now();
    if (delay > 0) this.#cancelTimer = this.#clock.after(delay, () => this.#begin());
    else this.#begin();
  }

  #begin(): void {
    this.#cancelTimer = undefined;
    this.#begunAt = this.#clock.now();
    const running = new AbortController();
    this.#running = running;
    // A task that rejects is a mistake of ours (a listener that throws): it costs this run, not the process.
    const outcome = this.#task(running.signal).catch((): Outcome => ({ failed: true }));
    void outcome.then(({ failed, pauseMs = 0 }) => {
      if (running.signal.aborted) return;
      this.#running = undefined;
      this.#failures = failed ? this.#failures + 1 : 0;
      this.#wait(this.#pause(pauseMs));
    });
  }

  #pause(atLeastMs: number): number {
    const periodMs = this.#periodMs ?? 0;
    const grown = this.#failures === 0 ? periodMs : Math.max(periodMs, Math.min(PAUSE_MAX_MS, periodMs * 2 ** this.#failures));
    return Math.max(grown, atLeastMs) * (1 + JITTER * this.#random());
  }
}
