const firstMs = 800;
const maxMs = 30_000;
const jitter = 0.5;

/**
 * How long to wait before trying again: 0.8 s, doubling up to 30 s, each lengthened by up to half so that many watches do not come back
 * at once. With these an outage of three seconds is over within five of its end, and a long one costs two attempts a minute.
 */
export class Backoff {
  readonly #random: () => number;
  #failures = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Counts a failure; the answer is in milliseconds. */
  next(): number {
    const base = Math.min(maxMs, firstMs * 2 ** Math.min(this.#failures, 10));
    this.#failures += 1;
    return Math.round(base * (1 + jitter * this.#random()));
  }

  reset(): void {
    this.#failures = 0;
  }
}
