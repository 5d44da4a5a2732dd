/** Lets at most `max` tasks run at once; the others wait in the order of their coming. Whoever is aborted while waiting leaves the line. */
export class Gate {
  readonly #max: number;
  #inFlight = 0;
  readonly #waiting = new Set<() => void>();

  constructor(max: number) {
    this.#max = max;
  }

  /** Runs the task when there is room. Rejects with the signal's reason, and never starts the task, when it aborts before that. */
  async run<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    if (this.#inFlight < this.#max) this.#inFlight++;
    else await this.#turn(signal);
    try {
      return await task();
    } finally {
      this.#leave();
    }
  }

  /** A place that becomes free is handed on, so that nobody slips in between. */
  #leave(): void {
    const [next] = this.#waiting;
    if (!next) this.#inFlight--;
    else {
      this.#waiting.delete(next);
      next();
    }
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        signal.removeEventListener("abort", onAbort);
        resolve();
      };
      const onAbort = () => {
        this.#waiting.delete(enter);
        reject(signal.reason as Error);
      };
      this.#waiting.add(enter);
      signal.addEventListener("abort", onAbort, { once: true });
    });
  }
}
