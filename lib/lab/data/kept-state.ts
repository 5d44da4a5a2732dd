import type { WireObject } from "../../controllers/objects/meta.ts";
import type { Resource } from "../../controllers/objects/wire-objects.ts";
import type { StoredObject } from "../store/store.ts";

/** All that a lab has to know to go on where it was. */
export interface KeptState {
  /** The newest resourceVersion. */
  version: number;
  /** Where its random numbers stand: going on from there, no uid is given out twice. */
  randomPosition: number;
  /** The lab's time, which may be ahead of the machine's. */
  nowMs: number;
  objects: readonly StoredObject[];
}

/** One write, as the journal has it. */
export type JournalRecord = Omit<KeptState, "objects"> & { resource: Resource } & (
    | { type: "ADDED" | "MODIFIED"; object: WireObject }
    | { type: "DELETED"; namespace: string; name: string }
  );

/** Applies writes to objects one after another. */
export class Replay {
  readonly #objects = new Map<string, StoredObject>();
  #state: Omit<KeptState, "objects">;

  constructor({ objects, ...state }: KeptState) {
    this.#state = state;
    for (const kept of objects) this.#objects.set(keyOf(kept.resource, kept.object.metadata), kept);
  }

  /** False, and nothing is done, when the write does not follow the one before it. */
  apply(record: JournalRecord): boolean {
    const { version, randomPosition, nowMs, resource } = record;
    if (version !== this.#state.version + 1) return false;
    this.#state = { version, randomPosition, nowMs };
    if (record.type === "DELETED") this.#objects.delete(keyOf(resource, record));
    else this.#objects.set(keyOf(resource, record.object.metadata), { resource, object: record.object });
    return true;
  }

  get state(): KeptState {
    return { ...this.#state, objects: [...this.#objects.values()] };
  }
}

function keyOf(resource: Resource, { namespace = "", name }: { namespace?: string; name: string }): string {
  return `${resource}/${namespace}/${name}`;
}
