import type { Clock } from "../../clock.ts";

const retryMs = 1000;

/**
 * Writes that have to be made in the end, in their order, though the store may refuse them for a while (its disk is full). A real kubelet's status
 * manager writes again as well. A newer write of a kind takes the place of one that waits: at most one of each does.
 */
export class LastingWrites<Kind extends string> {
  readonly #clock: Clock;
  readonly #waiting = new Map<Kind, () => void>();
  #cancel: () => void = () => {};

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  make(kind: Kind, write: () => void): void {
    const isFirst = this.#waiting.size === 0;
    this.#waiting.set(kind, write);
    if (isFirst) this.#tryAll();
  }

  stop(): void {
    this.#cancel();
    this.#waiting.clear();
  }

  #tryAll(): void {
    try {
      for (const [kind, write] of this.#waiting) {
        write();
        this.#waiting.delete(kind);
      }
    } catch {
      this.#cancel = this.#clock.after(retryMs, () => this.#tryAll());
    }
  }
}
