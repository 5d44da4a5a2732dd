import type { Clock } from "../../clock.ts";
import type { WireObject } from "../../controllers/objects/meta.ts";
import type { Resource, WireObjects } from "../../controllers/objects/wire-objects.ts";
import { toWireTime } from "../../controllers/wire-time.ts";
import type { Random } from "../random.ts";
import type { Change } from "./change.ts";
import { frozenCopy } from "./frozen-copy.ts";
import { History } from "./history.ts";
import { isSameJson } from "./is-same-json.ts";
import type { Journal } from "./journal.ts";
import { SortedObjects } from "./sorted-objects.ts";
import { StoreError } from "./store-error.ts";

/** A version to start from that no client takes for "0" or for the very beginning. */
const startVersion = 1000;
export const historyMax = 4000;
/** Letters that generateName adds, and how much of a long prefix is kept before them (names.SimpleNameGenerator). */
const generatedLength = 5;
const generatedPrefixMax = 58;

/**
 * Completes an object as the API server does when it is created, or takes the place of `old`: defaults, allocated addresses, first status. Throws
 * when it is refused.
 */
export type Prepare = <R extends Resource>(resource: R, object: WireObjects[R], old?: WireObjects[R]) => WireObjects[R];

export interface StoreOptions {
  clock: Clock;
  random: Random;
  prepare: Prepare;
  historyMax?: number;
  /** Hears of every write before anybody else does; without one, nothing outlives the process. */
  journal?: Journal;
}

export interface StoredObject {
  resource: Resource;
  object: WireObject;
}

/** A write that is only tried: it is answered as if it were made, and is not. */
export interface WriteOptions {
  dryRun?: boolean;
}

/**
 * Everything that the lab's cluster knows: objects as plain API JSON, one counter of versions over all kinds, a bounded history for
 * watchers. Objects are frozen; a write replaces the whole object. Listeners are called after each write, at once and in order, and must not throw.
 */
export class Store {
  readonly #options: StoreOptions;
  readonly #objects = new Map<Resource, Map<string, SortedObjects<WireObject>>>();
  readonly #listeners = new Set<(change: Change) => void>();
  readonly history: History;
  #version = startVersion;
  /** Changes that listeners have not heard of yet; empty but while one is being told. */
  readonly #untold: Change[] = [];

  constructor(options: StoreOptions) {
    this.#options = options;
    this.history = new History(options.historyMax ?? historyMax, startVersion);
  }

  /** The version of the newest write; a list read now is as of this version. */
  get version(): number {
    return this.#version;
  }

  get<R extends Resource>(resource: R, namespace: string, name: string): WireObjects[R] | undefined {
    return this.#of(resource).get(namespace)?.get(name);
  }

  /** All of a kind, or of one namespace, ordered by namespace and name. */
  list<R extends Resource>(resource: R, namespace?: string): WireObjects[R][] {
    const spaces = this.#of(resource);
    if (namespace !== undefined) return [...(spaces.get(namespace)?.sorted ?? [])];
    // As keys of a real store are ordered: "a-b/x" before "a/x".
    const names = [...spaces.keys()].sort((a, b) => (`${a}/` < `${b}/` ? -1 : 1));
    return names.flatMap((name) => spaces.get(name)?.sorted ?? []);
  }

  /** Letters that spell no words, from the lab's own chance. */
  suffix(length: number): string {
    return this.#options.random.suffix(length);
  }

  /** An update as a person asks for it, by the rules of its kind; it is not written. Throws what `prepare` throws. */
  prepareUpdate<R extends Resource>(resource: R, object: WireObjects[R], old: WireObjects[R]): WireObjects[R] {
    return this.#options.prepare(resource, frozenCopy(object), old);
  }

  /** Stores a new object, named by its generateName when it has no name, and answers it as stored. Throws StoreError (exists), and what `prepare` throws. */
  create<R extends Resource>(resource: R, object: WireObjects[R], options: WriteOptions = {}): WireObjects[R] {
    const { clock, random, prepare } = this.#options;
    const prepared = prepare(resource, frozenCopy(this.#named(object)));
    const { name, namespace = "" } = prepared.metadata;
    if (this.get(resource, namespace, name)) throw new StoreError("exists", resource, name);
    const creationTimestamp = prepared.metadata.creationTimestamp ?? toWireTime(clock.now());
    const metadata = { ...prepared.metadata, uid: random.uuid(), creationTimestamp };
    if (options.dryRun) return frozenCopy({ ...prepared, metadata });
    return this.#write("ADDED", resource, { ...prepared, metadata }, undefined);
  }

  /** Stores an object that has lived elsewhere, with its identity, times and status; only its version is new. Throws StoreError (exists). */
  insert(resource: Resource, object: WireObject): void {
    const { name, namespace = "" } = object.metadata;
    if (this.get(resource, namespace, name)) throw new StoreError("exists", resource, name);
    this.#write("ADDED", resource, object as never, undefined);
  }

  /** Replaces an object as a whole; its identity stays. A write that changes nothing keeps the version. Throws StoreError (absent). */
  update<R extends Resource>(resource: R, object: WireObjects[R], options: WriteOptions = {}): WireObjects[R] {
    const { name, namespace = "" } = object.metadata;
    const previous = this.get(resource, namespace, name);
    if (!previous || (object.metadata.uid && previous.metadata.uid !== object.metadata.uid)) throw new StoreError("absent", resource, name);
    const { uid = "", creationTimestamp = "", resourceVersion = "" } = previous.metadata;
    const next = { ...object, metadata: { ...object.metadata, uid, creationTimestamp, resourceVersion } };
    if (isSameJson(next, previous)) return previous;
    return options.dryRun ? frozenCopy(next) : this.#write("MODIFIED", resource, next, previous);
  }

  /** Takes an object away for good and answers its last state. Throws StoreError (absent). */
  remove<R extends Resource>(resource: R, namespace: string, name: string): WireObjects[R] {
    const previous = this.get(resource, namespace, name);
    if (!previous) throw new StoreError("absent", resource, name);
    return this.#write("DELETED", resource, previous, previous);
  }

  /**
   * Puts back what a journal kept: the objects as they were, at the version that was reached. Nothing is written down anew, and watchers find no
   * history before it; listeners hear of each object as of one that has come.
   */
  restore(version: number, kept: readonly StoredObject[]): void {
    this.#version = Math.max(this.#version, version);
    this.history.startAt(this.#version);
    const objects = kept.map(({ resource, object }) => ({ resource, object: frozenCopy(object) }));
    for (const { resource, object } of objects) this.#put(resource, object);
    for (const { resource, object } of objects) this.#tell({ version: this.#version, type: "ADDED", resource, object } as Change);
  }

  /** Everything that is stored, kind by kind: what `restore` puts back. */
  get objects(): StoredObject[] {
    return [...this.#objects].flatMap(([resource, spaces]) =>
      [...spaces.values()].flatMap(({ sorted }) => sorted.map((object) => ({ resource, object }))),
    );
  }

  subscribe(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The one way in: first the journal, then the objects and the history, then the listeners; only then is the write answered. */
  #write<R extends Resource>(
    type: Change["type"],
    resource: R,
    object: WireObjects[R],
    previous: WireObjects[R] | undefined,
  ): WireObjects[R] {
    const version = this.#version + 1;
    const stored = frozenCopy({ ...object, metadata: { ...object.metadata, resourceVersion: String(version) } });
    const change = { version, type, resource, object: stored, ...(previous && { previous }) } as Change;
    this.#options.journal?.append(change);
    this.#version = version;
    if (type === "DELETED")
      this.#of(resource)
        .get(stored.metadata.namespace ?? "")
        ?.remove(stored.metadata.name);
    else this.#put(resource, stored);
    this.history.add(change);
    this.#tell(change);
    return stored;
  }

  #named<T extends WireObject>(object: T): T {
    const { name, generateName } = object.metadata;
    if (name || !generateName) return object;
    return {
      ...object,
      metadata: { ...object.metadata, name: `${generateName.slice(0, generatedPrefixMax)}${this.suffix(generatedLength)}` },
    };
  }

  #put(resource: Resource, object: WireObject): void {
    const { namespace = "" } = object.metadata;
    const spaces = this.#of(resource) as Map<string, SortedObjects<WireObject>>;
    const space = spaces.get(namespace) ?? new SortedObjects();
    spaces.set(namespace, space);
    space.put(object);
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

  #of<R extends Resource>(resource: R): Map<string, SortedObjects<WireObjects[R]>> {
    const known = this.#objects.get(resource) ?? new Map<string, SortedObjects<WireObject>>();
    this.#objects.set(resource, known);
    return known as unknown as Map<string, SortedObjects<WireObjects[R]>>;
  }
}
