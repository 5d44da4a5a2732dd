import type { Clock } from "../../clock.ts";

/** How long an answer is kept for whoever asks the same again, and how many. */
const keptMs = 60_000;
const keptMax = 200;

/** Does what has one key once: whoever asks again (a double click, a retry after a lost answer) gets the first one's answer. */
export class Once<Answer> {
  readonly #clock: Clock;
  readonly #kept = new Map<string, { until: number; answer: Promise<Answer> }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The answer of `act`, or of the one that was done under this key in the last minute. What failed may be tried again. */
  do(key: string, act: () => Promise<Answer>): Promise<Answer> {
    const kept = this.#kept.get(key);
    if (kept !== undefined && kept.until > this.#clock.now()) return kept.answer;
    const answer = act();
    this.#keep(key, answer);
    answer.catch(() => {
      if (this.#kept.get(key)?.answer === answer) this.#kept.delete(key);
    });
    return answer;
  }

  #keep(key: string, answer: Promise<Answer>): void {
    this.#kept.delete(key);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size < keptMax) break;
      this.#kept.delete(oldest);
    }
    this.#kept.set(key, { until: this.#clock.now() + keptMs, answer });
  }
}
