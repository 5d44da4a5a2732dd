import type { Item, OwnerGraph } from "../../controllers/garbage/decide-garbage.ts";
import type { Change } from "../store/change.ts";

/** Every object of the store by uid, and by the uids of its owners; kept up by telling it every change. */
export class OwnerIndex implements OwnerGraph {
  readonly #items = new Map<string, Item>();
  readonly #dependents = new Map<string, Set<string>>();

  note({ type, resource, object }: Change): void {
    const { uid = "" } = object.metadata;
    this.#forget(uid);
    if (type === "DELETED") return;
    this.#items.set(uid, { resource, object });
    for (const owner of object.metadata.ownerReferences ?? []) {
      const dependents = this.#dependents.get(owner.uid) ?? new Set();
      this.#dependents.set(owner.uid, dependents.add(uid));
    }
  }

  find(uid: string): Item | undefined {
    return this.#items.get(uid);
  }

  dependentsOf(uid: string): Item[] {
    return [...(this.#dependents.get(uid) ?? [])].flatMap((dependent) => this.#items.get(dependent) ?? []);
  }

  #forget(uid: string): void {
    const owners = this.#items.get(uid)?.object.metadata.ownerReferences ?? [];
    this.#items.delete(uid);
    for (const owner of owners) {
      const dependents = this.#dependents.get(owner.uid);
      dependents?.delete(uid);
      if (dependents?.size === 0) this.#dependents.delete(owner.uid);
    }
  }
}
