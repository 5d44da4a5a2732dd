interface Due {
  at: number;
  run: () => void;
}

/** Time that passes only when something is due: what is due at the same moment runs in the order in which it was asked for. Integer milliseconds from 0. */
export class VirtualClock {
  now = 0;
  readonly #due: Due[] = [];

  /** Runs it so long from now. */
  after(ms: number, run: () => void): void {
    const at = this.now + Math.max(0, Math.round(ms));
    let place = this.#due.length;
    while (place > 0 && (this.#due[place - 1]?.at ?? 0) > at) place--;
    this.#due.splice(place, 0, { at, run });
  }

  /** Goes on to what is due next and runs it; answers whether there was anything by `until`. */
  step(until: number): boolean {
    const next = this.#due[0];
    if (next === undefined || next.at > until) return false;
    this.#due.shift();
    this.now = next.at;
    next.run();
    return true;
  }
}
