import { lineTime } from "./line-time.ts";

/**
 * How far a container's log has been read, so that it can be asked for again from there without a line lost or shown twice. The API server
 * only knows "since this second", and several lines may be of one moment: what was read is told by the time of the newest line and how many
 * there were of it.
 */
export class ResumePoint {
  #at = Number.NEGATIVE_INFINITY;
  #text: string | undefined;
  #count = 0;
  /** Lines of that very moment that will be sent once more and are to be passed over. */
  #again = 0;
  #isResumed = false;

  /** The time to ask from, as the newest line had it; undefined while nothing was read. */
  get since(): string | undefined {
    return this.#text;
  }

  /** The log is asked for again, from `since`. */
  resume(): void {
    this.#again = this.#count;
    this.#isResumed = this.#text !== undefined;
  }

  /** Whether the line is new. Takes it as read if so. */
  take(at: string): boolean {
    const time = lineTime(at);
    if (this.#isResumed) {
      if (time < this.#at) return false;
      if (time === this.#at && this.#again > 0) {
        this.#again--;
        return false;
      }
      this.#isResumed = false;
    }
    // Two pipes are written side by side: a line may be a little older than the one before it, and moves nothing.
    if (time > this.#at) [this.#at, this.#text, this.#count] = [time, at, 1];
    else if (time === this.#at) this.#count++;
    return true;
  }
}
