import type { Clock } from "../../clock.ts";
import type { WireObject } from "../../controllers/objects/meta.ts";
import type { Resource, WireObjects } from "../../controllers/objects/wire-objects.ts";
import { toWireTime } from "../../controllers/wire-time.ts";
import type { Random } from "../random.ts";
import type { Change } from "./change.ts";
import { History } from "./history.ts";
import { StoreError } from "./store-error.ts";

/** A version to start from that no client takes for "0" or for the very beginning. */
const startVersion = 1000;
export const historyMax = 4000;

/** Completes an object as the API server does when it is created: defaults, allocated addresses, first status. */
export type Prepare = <R extends Resource>(resource: R, object: WireObjects[R]) => WireObjects[R];

/**
 * Everything that the lab's cluster knows: objects as plain API JSON, one counter of versions over all kinds, a bounded history for
 * watchers. Objects are frozen; a write replaces the whole object. Listeners are called after each write, at once and in order, and must not throw.
 */
export class Store {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #prepare: Prepare;
  readonly #objects = new Map<Resource, Map<string, WireObject>>();
  readonly #listeners = new Set<(change: Change) => void>();
  readonly history: History;
  #version = startVersion;
  /** Changes that listeners have not heard of yet; empty but while one is being told. */
  readonly #untold: Change[] = [];

  constructor(options: { clock: Clock; random: Random; prepare: Prepare; historyMax?: number }) {
    this.#clock = options.clock;
    this.#random = options.random;
    this.#prepare = options.prepare;
    this.history = new History(options.historyMax ?? historyMax, startVersion);
  }

  /** The version of the newest write; a list read now is as of this version. */
  get version(): number {
    return this.#version;
  }

  get<R extends Resource>(resource: R, namespace: string, name: string): WireObjects[R] | undefined {
    return this.#of(resource).get(keyOf(namespace, name));
  }

  /** All of a kind, or of one namespace, ordered by namespace and name. */
  list<R extends Resource>(resource: R, namespace?: string): WireObjects[R][] {
    const all = [...this.#of(resource)].filter(([, object]) => namespace === undefined || object.metadata.namespace === namespace);
    return all.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object);
  }

  /** Stores a new object and answers it as stored. Throws StoreError (exists). */
  create<R extends Resource>(resource: R, object: WireObjects[R]): WireObjects[R] {
    const { name, namespace = "" } = object.metadata;
    if (this.#of(resource).has(keyOf(namespace, name))) throw new StoreError("exists", resource, name);
    const prepared = this.#prepare(resource, structuredClone(object));
    const creationTimestamp = prepared.metadata.creationTimestamp ?? toWireTime(this.#clock.now());
    const metadata = { ...prepared.metadata, uid: this.#random.uuid(), creationTimestamp };
    return this.#write("ADDED", resource, { ...prepared, metadata }, undefined);
  }

  /** Replaces an object as a whole; its identity stays. A write that changes nothing keeps the version. Throws StoreError (absent). */
  update<R extends Resource>(resource: R, object: WireObjects[R]): WireObjects[R] {
    const { name, namespace = "" } = object.metadata;
    const previous = this.get(resource, namespace, name);
    if (!previous || (object.metadata.uid && previous.metadata.uid !== object.metadata.uid)) throw new StoreError("absent", resource, name);
    const { uid = "", creationTimestamp = "", resourceVersion = "" } = previous.metadata;
    const next = { ...object, metadata: { ...object.metadata, uid, creationTimestamp, resourceVersion } };
    if (JSON.stringify(next) === JSON.stringify(previous)) return previous;
    return this.#write("MODIFIED", resource, next, previous);
  }

  /** Takes an object away for good and answers its last state. Throws StoreError (absent). */
  remove<R extends Resource>(resource: R, namespace: string, name: string): WireObjects[R] {
    const previous = this.get(resource, namespace, name);
    if (!previous) throw new StoreError("absent", resource, name);
    return this.#write("DELETED", resource, previous, previous);
  }

  subscribe(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #write<R extends Resource>(
    type: Change["type"],
    resource: R,
    object: WireObjects[R],
    previous: WireObjects[R] | undefined,
  ): WireObjects[R] {
    this.#version += 1;
    const metadata = { ...object.metadata, resourceVersion: String(this.#version) };
    const stored = deepFreeze(structuredClone({ ...object, metadata }));
    const key = keyOf(metadata.namespace ?? "", metadata.name);
    if (type === "DELETED") this.#of(resource).delete(key);
    else this.#of(resource).set(key, stored);
    const change = { version: this.#version, type, resource, object: stored, ...(previous && { previous }) } as Change;
    this.history.add(change);
    this.#tell(change);
    return stored;
  }

  /** A listener may write: that change is told to everybody after the one that is being told, so that all hear the same order. */
  #tell(change: Change): void {
    this.#untold.push(change);
    if (this.#untold.length > 1) return;
    for (let next = this.#untold[0]; next; next = this.#untold[0]) {
      for (const listener of this.#listeners) listener(next);
      this.#untold.shift();
    }
  }

  #of<R extends Resource>(resource: R): Map<string, WireObjects[R]> {
    const known = this.#objects.get(resource) ?? new Map<string, WireObject>();
    this.#objects.set(resource, known);
    return known as Map<string, WireObjects[R]>;
  }
}

function keyOf(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const item of Object.values(value)) deepFreeze(item);
  }
  return value;
}
