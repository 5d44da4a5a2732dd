interface Timer {
  at: number;
  order: number;
  run: (() => void) | undefined;
}

/** Timers by the moment they are due, and by the order of their making among those of one moment. A binary heap: thousands of pods each have some. */
export class TimerQueue {
  readonly #heap: Timer[] = [];
  #made = 0;

  /** Adds a timer; the answer takes it away again. */
  add(at: number, run: () => void): () => void {
    const timer: Timer = { at, order: this.#made++, run };
    this.#heap.push(timer);
    this.#rise(this.#heap.length - 1);
    return () => {
      timer.run = undefined;
    };
  }

  /** When the next one is due, or undefined when none waits. */
  get nextAt(): number | undefined {
    while (this.#heap[0] && !this.#heap[0].run) this.#pop();
    return this.#heap[0]?.at;
  }

  /** Takes the next one out, when it is due at `until` or before. */
  take(until: number): { at: number; run: () => void } | undefined {
    const at = this.nextAt;
    if (at === undefined || at > until) return undefined;
    const run = this.#pop()?.run;
    return run && { at, run };
  }

  #pop(): Timer | undefined {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (last && this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink();
    }
    return first;
  }

  #rise(start: number): void {
    for (let index = start; index > 0; ) {
      const parent = (index - 1) >> 1;
      if (!this.#swapWhenEarlier(index, parent)) return;
      index = parent;
    }
  }

  #sink(): void {
    for (let index = 0; ; ) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      const child = this.#isEarlier(right, left) ? right : left;
      if (!this.#swapWhenEarlier(child, index)) return;
      index = child;
    }
  }

  #swapWhenEarlier(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (!one || !other || !this.#isEarlier(a, b)) return false;
    this.#heap[a] = other;
    this.#heap[b] = one;
    return true;
  }

  #isEarlier(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (!one || !other) return one !== undefined;
    return one.at < other.at || (one.at === other.at && one.order < other.order);
  }
}
