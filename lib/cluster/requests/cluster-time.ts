import type { Clock } from "../../clock.ts";

/** A Date header says whole seconds and was on its way for a while: less than this is no difference of clocks. */
const noticedMs = 2_000;

/**
 * How far the API server's clock is ahead of ours, read off the Date header of what it answers. A cluster's timestamps are by its own clock;
 * whoever shows their age has to count from that.
 */
export class ClusterTime {
  readonly #clock: Clock;
  #aheadMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Hears a Date header as its answer arrives; one that is absent or no date changes nothing. */
  hear(date: string | string[] | undefined): void {
    const told = Date.parse(String(date));
    if (Number.isNaN(told)) return;
    const ahead = told + 500 - this.#clock.now();
    this.#aheadMs = Math.abs(ahead) < noticedMs ? 0 : ahead;
  }

  /** Milliseconds; negative when the server's clock is behind, 0 while nothing is known or worth telling. */
  get aheadMs(): number {
    return this.#aheadMs;
  }
}
