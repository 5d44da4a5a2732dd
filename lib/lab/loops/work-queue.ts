import type { Clock } from "../../clock.ts";

const retryFirstMs = 5;
const retryMaxMs = 1_000_000;

/**
 * The queue of one controller: each key that was marked is worked on once, a moment later, however often it was marked meanwhile.
 * Work that throws is tried again, later and later (client-go's exponential failure rate limiter).
 */
export class WorkQueue {
  readonly #clock: Clock;
  readonly #delayMs: number;
  readonly #work: (key: string) => void;
  readonly #waiting = new Map<string, { at: number; cancel: () => void }>();
  readonly #failures = new Map<string, number>();

  constructor(clock: Clock, delayMs: number, work: (key: string) => void) {
    this.#clock = clock;
    this.#delayMs = delayMs;
    this.#work = work;
  }

  mark(key: string, delayMs = this.#delayMs): void {
    const at = this.#clock.now() + delayMs;
    const waiting = this.#waiting.get(key);
    if (waiting && waiting.at <= at) return;
    waiting?.cancel();
    this.#waiting.set(key, { at, cancel: this.#clock.after(delayMs, () => this.#run(key)) });
  }

  close(): void {
    for (const { cancel } of this.#waiting.values()) cancel();
    this.#waiting.clear();
  }

  #run(key: string): void {
    this.#waiting.delete(key);
    try {
      this.#work(key);
      this.#failures.delete(key);
    } catch {
      const failures = this.#failures.get(key) ?? 0;
      this.#failures.set(key, failures + 1);
      this.mark(key, Math.min(retryMaxMs, retryFirstMs * 2 ** Math.min(failures, 30)));
    }
  }
}
