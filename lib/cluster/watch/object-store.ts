import type { Meta } from "../../statefulset/objects/meta.ts";
import { isOlder } from "./resource-version.ts";

export type StoreChange<T> = { type: "added"; object: T } | { type: "modified"; object: T; previous: T } | { type: "deleted"; object: T };

/**
 * What one list+watch has brought, by namespace and name. Every change goes to `emit`, in order. An object of the same name with another
 * uid is another life: the old one is deleted, then the new one added.
 */
export class ObjectStore<T extends Meta> {
  readonly #emit: (change: StoreChange<T>) => void;
  readonly #byNamespace = new Map<string, Map<string, T>>();
  #size = 0;

  constructor(emit: (change: StoreChange<T>) => void) {
    this.#emit = emit;
  }

  get size(): number {
    return this.#size;
  }

  find(namespace: string, name: string): T | undefined {
    return this.#byNamespace.get(namespace)?.get(name);
  }

  *all(): Generator<T, void> {
    for (const objects of this.#byNamespace.values()) yield* objects.values();
  }

  inNamespace(namespace: string): Iterable<T> {
    return this.#byNamespace.get(namespace)?.values() ?? [];
  }

  /**
   * Takes the object in, unless what is known under its name is as new or newer: versions grow, whichever server tells them, so
   * nothing goes back in time. `evenIfOlder` takes it in regardless, for a cluster that was restored to an earlier state.
   */
  put(object: T, evenIfOlder = false): void {
    const known = this.find(object.namespace, object.name);
    if (known !== undefined) {
      if (known.uid === object.uid && known.resourceVersion === object.resourceVersion) return;
      if (!evenIfOlder && isOlder(object.resourceVersion, known.resourceVersion)) return;
      if (known.uid !== object.uid) this.#drop(known);
    }
    this.#set(object);
    if (known !== undefined && known.uid === object.uid) this.#emit({ type: "modified", object, previous: known });
    else this.#emit({ type: "added", object });
  }

  /** Forgets the object as the server says it was deleted; a later life under the same name stays. The last state known is emitted. */
  remove(object: T): void {
    const known = this.find(object.namespace, object.name);
    if (known !== undefined && known.uid === object.uid) this.#drop(known);
  }

  /** After a list at `version`: forgets what the list did not have, but for what is newer than the list. */
  retain(uids: ReadonlySet<string>, version: string | undefined): void {
    for (const object of this.all()) {
      const isNewer = version !== undefined && isOlder(version, object.resourceVersion);
      if (!uids.has(object.uid) && !isNewer) this.#drop(object);
    }
  }

  clear(): void {
    for (const object of this.all()) this.#drop(object);
  }

  #set(object: T): void {
    let objects = this.#byNamespace.get(object.namespace);
    if (objects === undefined) {
      objects = new Map();
      this.#byNamespace.set(object.namespace, objects);
    }
    if (!objects.has(object.name)) this.#size += 1;
    objects.set(object.name, object);
  }

  #drop(object: T): void {
    const objects = this.#byNamespace.get(object.namespace);
    if (!objects?.delete(object.name)) return;
    this.#size -= 1;
    if (objects.size === 0) this.#byNamespace.delete(object.namespace);
    this.#emit({ type: "deleted", object });
  }
}
