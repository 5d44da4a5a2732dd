import type { Clock } from "../../clock.ts";

/** Wakes one who waits. Rung while nobody waits, it wakes the next at once. */
export class Bell {
  #isRung = false;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#isRung = true;
    this.#wake?.();
  }

  /** Resolves when it rings, after `forMs` at the latest (absent: however long that takes), and at once when the signal is aborted. */
  async heard(clock: Clock, signal: AbortSignal, forMs?: number): Promise<void> {
    if (!this.#isRung && !signal.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const wake = () => resolve();
      const cancel = forMs === undefined ? wake : clock.after(forMs, wake);
      signal.addEventListener("abort", wake, { once: true });
      this.#wake = wake;
      await promise;
      cancel();
      signal.removeEventListener("abort", wake);
      this.#wake = undefined;
    }
    this.#isRung = false;
  }
}
