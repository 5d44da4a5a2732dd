import type { Clock } from "../clock.ts";

interface Timer {
  at: number;
  order: number;
  run: () => void;
}

/** A clock that stands still until it is moved. Timers fire in the order of their times, then of their making. */
export class TestClock implements Clock {
  #now: number;
  #order = 0;
  #timers: Timer[] = [];

  constructor(startMs = Date.UTC(2026, 0, 1)) {
    this.#now = startMs;
  }

  now(): number {
    return this.#now;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer: Timer = { at: this.#now + Math.max(0, delayMs), order: this.#order++, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  stopwatch(): () => number {
    const begun = this.#now;
    return () => this.#now - begun;
  }

  /** Moves time on by `milliseconds`, firing what falls due on the way, timers set meanwhile included. */
  tick(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const next = this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = next.at;
      next.run();
    }
    this.#now = end;
  }

  /** How many timers are waiting: a leak shows here. */
  get waiting(): number {
    return this.#timers.length;
  }

  /** Delay in milliseconds until the next timer, or undefined when none waits. */
  get nextInMs(): number | undefined {
    if (this.#timers.length === 0) return undefined;
    return Math.min(...this.#timers.map((timer) => timer.at)) - this.#now;
  }
}
