import type { Clock } from "../clock.ts";

/** A machine that comes late: its time is `lateMs` ahead of what its timers have been run for. */
export class LateClock implements Clock {
  lateMs = 0;
  readonly #machine: Clock;

  constructor(machine: Clock) {
    this.#machine = machine;
  }

  now(): number {
    return this.#machine.now() + this.lateMs;
  }

  after(delayMs: number, run: () => void): () => void {
    return this.#machine.after(delayMs, run);
  }

  stopwatch(): () => number {
    return this.#machine.stopwatch();
  }
}
