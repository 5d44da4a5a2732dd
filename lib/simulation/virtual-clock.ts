interface Due {
  at: number;
  /** Which of those at the same moment was asked for first. */
  order: number;
  run: () => void;
  weight: Weight;
}

/** What something to come is worth: `news` may bring the lane on; `cycle` only goes round and round, though controllers see it; of what is `idle` they see nothing. */
export type Weight = "news" | "cycle" | "idle";

/** Time that passes only when something is due: what is due at the same moment runs in the order in which it was asked for. Integer milliseconds from 0. */
export class VirtualClock {
  now = 0;
  /** How much has been run. */
  count = 0;
  readonly #heap: Due[] = [];
  #order = 0;
  readonly #pending: Record<Weight, number> = { news: 0, cycle: 0, idle: 0 };

  /** Whether anything of that weight is to come. */
  awaits(weight: Weight): boolean {
    return this.#pending[weight] > 0;
  }

  /** Runs it so long from now. */
  after(ms: number, run: () => void, weight: Weight = "news"): void {
    const due: Due = { at: this.now + Math.max(0, Math.round(ms)), order: this.#order++, run, weight };
    this.#pending[weight]++;
    const heap = this.#heap;
    let place = heap.length;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isBefore(due, above)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = due;
  }

  /** Goes on to what is due next and runs it; answers whether there was anything by `until`. */
  step(until: number): boolean {
    const next = this.#heap[0];
    if (next === undefined || next.at > until) return false;
    this.#dropFirst();
    this.#pending[next.weight]--;
    this.now = next.at;
    this.count++;
    next.run();
    return true;
  }

  #dropFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (;;) {
      const [left, right] = [heap[2 * place + 1], heap[2 * place + 2]];
      const child = right !== undefined && left !== undefined && isBefore(right, left) ? right : left;
      if (child === undefined || !isBefore(child, last)) break;
      heap[place] = child;
      place = child === left ? 2 * place + 1 : 2 * place + 2;
    }
    heap[place] = last;
  }
}

function isBefore(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
