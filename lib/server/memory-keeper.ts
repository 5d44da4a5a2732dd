import type { Clock } from "../clock.ts";

/** So many answers leave some 2 MB behind, most of it outside of the heap, where V8 does not see that it is time to collect. */
export const answersMax = 100;
/** Never more often than this, and never for more than a hundredth of the time. */
export const pauseMs = 5_000;
const costFactor = 100;

/**
 * Keeps the process small while little happens. Each connection of a probe leaves a handle and a parser behind until the next great collection,
 * which in a quiet process comes after a thousand of them: by then the C library has grown by what it never gives back. So one is made after
 * every hundred answers.
 */
export class MemoryKeeper {
  readonly #clock: Clock;
  readonly #collect: () => void;
  #answers = 0;
  #notBefore = Number.NEGATIVE_INFINITY;
  #isDue = false;

  constructor(clock: Clock, collect: () => void) {
    this.#clock = clock;
    this.#collect = collect;
  }

  /** An answer has been sent. The collection itself waits until whatever is being done is done. */
  answered(): void {
    this.#answers += 1;
    if (this.#answers < answersMax || this.#isDue || this.#clock.now() < this.#notBefore) return;
    this.#isDue = true;
    this.#clock.after(0, () => this.#run());
  }

  #run(): void {
    const elapsed = this.#clock.stopwatch();
    this.#collect();
    this.#notBefore = this.#clock.now() + Math.max(pauseMs, costFactor * elapsed());
    this.#answers = 0;
    this.#isDue = false;
  }
}
