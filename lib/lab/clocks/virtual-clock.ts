import type { Clock } from "../../clock.ts";
import { TimerQueue } from "./timer-queue.ts";

/** A clock that stands still until it is moved, and then jumps from timer to timer: days pass in as long as their work takes. */
export class VirtualClock implements Clock {
  readonly #timers = new TimerQueue();
  #now: number;

  constructor(startMs: number) {
    this.#now = startMs;
  }

  now(): number {
    return this.#now;
  }

  after(delayMs: number, run: () => void): () => void {
    return this.#timers.add(this.#now + Math.max(0, delayMs), run);
  }

  stopwatch(): () => number {
    const begun = this.#now;
    return () => this.#now - begun;
  }

  /** Moves time on to that moment, firing what falls due on the way, timers set meanwhile included. */
  moveTo(moment: number): void {
    for (let due = this.#timers.take(moment); due; due = this.#timers.take(moment)) {
      this.#now = due.at;
      due.run();
    }
    this.#now = Math.max(this.#now, moment);
  }
}
