/** So long a server may refuse, after an outage, what it allowed before it, until it is believed. */
const doubtMs = 10_000;
/** Pauses before a right that is missing is tried again: the first time soon, then each minute. */
const soonMs = 5_000;
const againMs = 60_000;

/**
 * What refusals for want of a right mean. An API server that has just been started refuses everybody until it has read its roles: whoever
 * believed the first refusal after an outage would drop all that is known, and show nothing for a minute.
 */
export class Refusals {
  #isAfterOutage = false;
  #first: number | undefined;
  #believed = 0;

  /** The connection was lost: the server may have been started anew. */
  doubt(): void {
    this.#isAfterOutage = true;
  }

  /** Counts one at that time; whether it is believed. At once where there is nothing to lose, and unless an outage came before it. */
  isBelieved(now: number, hasToLose: boolean): boolean {
    this.#first ??= now;
    if (this.#isAfterOutage && hasToLose && now - this.#first < doubtMs) return false;
    this.#believed += 1;
    return true;
  }

  /** How long to wait after the last one that was believed, in milliseconds. */
  get pauseMs(): number {
    return this.#believed <= 1 ? soonMs : againMs;
  }

  /** The right is there. */
  forget(): void {
    this.#isAfterOutage = false;
    this.#first = undefined;
    this.#believed = 0;
  }
}
