import { systemClock } from "../../clock.ts";

/** What takes longer than this waits for something else than the machine: an app that never answers. */
const errandMsMax = 500;

/** What the nodes have under way that no clock brings on: sockets that connect, files that are read. A clock that is moved by hand waits for it. */
export class Errands {
  readonly #begun = new Map<symbol, number>();

  get underWay(): number {
    const now = systemClock.now();
    return [...this.#begun.values()].filter((at) => now - at < errandMsMax).length;
  }

  /** Counts one until it is settled, and answers what it answers. */
  async run<T>(errand: Promise<T>): Promise<T> {
    const key = Symbol("errand");
    this.#begun.set(key, systemClock.now());
    try {
      return await errand;
    } finally {
      this.#begun.delete(key);
    }
  }
}
