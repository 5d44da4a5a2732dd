import type { Clock } from "../clock.ts";
import type { Prober } from "../counter/contract.ts";

/** How long a question by the plain API counts as somebody looking, and how long it waits at most for the pods' first answers. */
const glanceMs = 15_000;
const glanceWaitMs = 1_500;

interface GlanceOptions {
  clock: Clock;
  prober: Pick<Prober, "counter" | "dns" | "subscribe">;
  /** Nobody asked for it any more for a while. */
  onEnd: (key: string) => void;
}

/** Boards that the plain API asked for a moment ago: each counts as looked at for a while. */
export class Glances {
  readonly #options: GlanceOptions;
  readonly #ends = new Map<string, () => void>();

  constructor(options: GlanceOptions) {
    this.#options = options;
  }

  has(key: string): boolean {
    return this.#ends.has(key);
  }

  /** It is looked at, from now on for a while. */
  begin(key: string): void {
    this.#ends.get(key)?.();
    const end = this.#options.clock.after(glanceMs, () => {
      this.#ends.delete(key);
      this.#options.onEnd(key);
    });
    this.#ends.set(key, end);
  }

  /** Resolves once each of these pods has said its name and its count, or after a moment. */
  answered(podUids: readonly string[]): Promise<void> {
    const { clock, prober } = this.#options;
    const isAnswered = (uid: string) => prober.counter(uid) !== undefined && prober.dns(uid) !== undefined;
    const unanswered = new Set(podUids.filter((uid) => !isAnswered(uid)));
    if (unanswered.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const finish = () => {
        cancel();
        unsubscribe();
        resolve();
      };
      const cancel = clock.after(glanceWaitMs, finish);
      const unsubscribe = prober.subscribe((uid) => {
        if (isAnswered(uid)) unanswered.delete(uid);
        if (unanswered.size === 0) finish();
      });
    });
  }

  close(): void {
    for (const end of this.#ends.values()) end();
  }
}
