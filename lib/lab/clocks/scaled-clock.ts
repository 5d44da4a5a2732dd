import type { Clock } from "../../clock.ts";
import { TimerQueue } from "./timer-queue.ts";

export const speedMax = 1000;
/** Timers that run before others of the process get their turn: some, and no more of them than in a few milliseconds. */
const timersPerTurnMax = 64;
const turnMsMax = 5;
/** Longer than this the system's timers cannot wait; then one looks again. */
const waitMaxMs = 2 ** 30;

export interface ScaledClockOptions {
  /** Seconds of the lab in one second of the clock below it: 1 to speedMax. */
  speed?: number;
  /** The first moment; default: the clock's own. */
  startMs?: number;
  /** Called with what a timer throws; the others go on. Default: it is thrown, once the next timers are set. */
  onError?: (error: unknown) => void;
}

/**
 * The lab's time: it runs `speed` times as fast as the clock below it, and can be set ahead or behind of it as a machine's clock can.
 * Timers fire in the order of their moments, and each sees the very moment that it was set for, however coarse the clock below is: what takes
 * 5 ms takes 5 ms at speed 1000 too. Nobody sees a moment before all that is due by then has been done: a process that is late with its timers
 * makes the lab slower, and nothing in it late, as a heartbeat would be. Time never goes back but by `setSkew`.
 */
export class ScaledClock implements Clock {
  readonly #base: Clock;
  readonly speed: number;
  readonly #startMs: number;
  readonly #baseStartMs: number;
  readonly #timers = new TimerQueue();
  readonly #onError: ((error: unknown) => void) | undefined;
  /** The newest moment that anybody has seen. */
  #seen: number;
  #skewMs = 0;
  #firing = false;
  #wakeAt = Number.POSITIVE_INFINITY;
  #cancelWake = () => {};

  constructor(base: Clock, { speed = 1, startMs = base.now(), onError }: ScaledClockOptions = {}) {
    this.#onError = onError;
    this.#base = base;
    this.speed = speed;
    this.#baseStartMs = base.now();
    this.#startMs = startMs;
    this.#seen = startMs;
  }

  now(): number {
    return this.trueMs + this.#skewMs;
  }

  /** The lab's time as it would be without skew. */
  get trueMs(): number {
    return Math.floor(this.#moment());
  }

  after(delayMs: number, run: () => void): () => void {
    const cancel = this.#timers.add(this.#moment() + Math.max(0, delayMs), run);
    if (!this.#firing) this.#wakeForNext();
    return cancel;
  }

  stopwatch(): () => number {
    const begun = this.trueMs;
    return () => this.trueMs - begun;
  }

  /** Puts the lab's time that far ahead (or behind, below 0) of where it would be; 0 ends it. What waits goes on waiting as long as it was to. */
  setSkew(milliseconds: number): void {
    this.#skewMs = milliseconds;
  }

  /** While timers fire it stands at the moment of the one that does, and between them it does not pass the next. */
  #moment(): number {
    if (!this.#firing) this.#seen = Math.max(this.#seen, Math.min(this.#target(), this.#timers.nextAt ?? Number.POSITIVE_INFINITY));
    return this.#seen;
  }

  #target(): number {
    return this.#startMs + (this.#base.now() - this.#baseStartMs) * this.speed;
  }

  #wakeForNext(): void {
    const at = this.#timers.nextAt;
    if (at === undefined || at >= this.#wakeAt) return;
    this.#cancelWake();
    this.#wakeAt = at;
    const wait = Math.ceil((at - this.#target()) / this.speed);
    this.#cancelWake = this.#base.after(Math.min(waitMaxMs, Math.max(0, wait)), () => this.#fire());
  }

  #fire(): void {
    this.#wakeAt = Number.POSITIVE_INFINITY;
    const target = this.#target();
    const begun = this.#base.now();
    this.#firing = true;
    try {
      for (let turn = 0; turn < timersPerTurnMax; turn++) {
        const due = this.#timers.take(target);
        if (!due) break;
        this.#seen = Math.max(this.#seen, due.at);
        this.#run(due.run);
        if (this.#base.now() - begun >= turnMsMax) break;
      }
    } finally {
      this.#firing = false;
      this.#wakeForNext();
    }
  }

  #run(run: () => void): void {
    try {
      run();
    } catch (error) {
      if (!this.#onError) throw error;
      this.#onError(error);
    }
  }
}
