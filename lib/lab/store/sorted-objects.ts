import type { WireObject } from "../../controllers/objects/meta.ts";

/** The objects of one kind in one namespace, kept in the order of their names, so that no list has to be sorted. */
export class SortedObjects<T extends WireObject> {
  readonly #byName = new Map<string, T>();
  readonly #sorted: T[] = [];

  get(name: string): T | undefined {
    return this.#byName.get(name);
  }

  get size(): number {
    return this.#sorted.length;
  }

  /** In order; not to be changed, and only good until the next write. */
  get sorted(): readonly T[] {
    return this.#sorted;
  }

  put(object: T): void {
    const { name } = object.metadata;
    this.#sorted.splice(this.#placeOf(name), this.#byName.has(name) ? 1 : 0, object);
    this.#byName.set(name, object);
  }

  remove(name: string): void {
    if (this.#byName.delete(name)) this.#sorted.splice(this.#placeOf(name), 1);
  }

  /** Where an object of that name stands, or would stand. */
  #placeOf(name: string): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle]?.metadata.name ?? "") < name) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
