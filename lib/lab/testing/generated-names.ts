interface Named {
  kind?: string;
  name: string;
  hash?: string | undefined;
}

/** Words for names that differ from run to run: ReplicaSets are numbered as they come, their pods are all alike. */
export class GeneratedNames {
  readonly #sets: { name: string; hash: string | undefined }[] = [];

  /** Hears of an object that has come. */
  note({ kind, name, hash }: Named): void {
    if (kind === "ReplicaSet" && !this.#sets.some((set) => set.name === name)) this.#sets.push({ name, hash });
  }

  /** The name of the n-th ReplicaSet, counted from 0. */
  nameOf(index: number): string | undefined {
    return this.#sets[index]?.name;
  }

  /** Which ReplicaSet has that name, -1 for none. */
  placeOf(name: string): number {
    return this.#sets.findIndex((set) => set.name === name);
  }

  /** Which ReplicaSet a pod's name is of, -1 for other pods. */
  indexOf(pod: string): number {
    return this.#sets.findIndex(({ name }) => pod.startsWith(`${name}~`) || pod.startsWith(`${name}-`));
  }

  /** The value with words in the place of generated names. */
  replace<T>(value: T): T {
    let text = JSON.stringify(value);
    if (text === undefined) return value;
    for (const [index, { name, hash }] of this.#sets.entries()) {
      text = text.replace(new RegExp(`${name}(~\\d+|-[a-z0-9]{5}\\b)`, "g"), `RS${index}~`).replaceAll(name, `RS${index}`);
      if (hash !== undefined) text = text.replaceAll(`"${hash}"`, `"hash of RS${index}"`);
    }
    return JSON.parse(text) as T;
  }
}
