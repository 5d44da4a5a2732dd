/** Where the line over all lanes stands, in milliseconds since the change. Only what shows it listens: bars are not drawn again when it moves. */
export class LineStore {
  #at: number;
  readonly #listeners = new Set<() => void>();

  constructor(at: number) {
    this.#at = at;
  }

  readonly get = (): number => this.#at;

  set(at: number): void {
    if (at === this.#at) return;
    this.#at = at;
    for (const listener of this.#listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
