interface Kept<V> {
  inputs: readonly unknown[];
  value: V;
}

/**
 * Values of the last round by key, each with what it was made of. One whose parts are the very same is the very same value: it is neither made
 * nor compared again, which keeps a set of a thousand pods cheap when one of them changes. As large as its last round, never larger.
 */
export class Memo<K, V> {
  #kept = new Map<K, Kept<V>>();
  #next = new Map<K, Kept<V>>();

  /** The value that was made of the same inputs (compared one by one, by identity) in the round before, or else a new one. */
  take(key: K, inputs: readonly unknown[], make: () => V): V {
    const kept = this.#kept.get(key);
    const isSame = kept?.inputs.length === inputs.length && inputs.every((input, index) => Object.is(input, kept.inputs[index]));
    const taken = kept && isSame ? kept : { inputs, value: make() };
    this.#next.set(key, taken);
    return taken.value;
  }

  /** Ends a round: what it did not ask for is forgotten. */
  endRound(): void {
    this.#kept = this.#next;
    this.#next = new Map();
  }
}
