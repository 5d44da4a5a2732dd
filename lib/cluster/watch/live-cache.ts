import type { Clock } from "../../clock.ts";
import { type Kind, kindNames, type ObjectOfKind } from "../../statefulset/objects/kinds.ts";
import type { CacheChange, WatchCache } from "../cluster.ts";
import type { KindStatus } from "../kind-status.ts";
import type { SendRequest } from "../requests/api-client.ts";
import { RightsCheck } from "../rights/rights-check.ts";
import { EventBound } from "./event-bound.ts";
import { KindWatch } from "./kind-watch.ts";
import type { WatchObserver } from "./watch-observer.ts";

export interface LiveCacheOptions {
  namespaces: readonly string[] | undefined;
  send: SendRequest;
  clock: Clock;
  random: () => number;
  observer: WatchObserver;
  /** Told of a subscriber that threw; the others and the watch go on. */
  onFault: (error: unknown) => void;
}

type KindWatches = { readonly [K in Kind]: KindWatch<K> };

/** The watch cache over a real API server: one list+watch per kind and scope, whoever looks. */
export class LiveCache implements WatchCache {
  readonly #watches: KindWatches;
  readonly #listeners = new Set<(change: CacheChange) => void>();
  readonly #onFault: (error: unknown) => void;
  readonly #checks: readonly RightsCheck[];

  constructor(options: LiveCacheOptions) {
    this.#onFault = options.onFault;
    const bound = new EventBound((event) => this.#watches.events.forget(event));
    const makeWatch = <K extends Kind>(kind: K): [K, KindWatch<K>] => [
      kind,
      new KindWatch({
        ...options,
        kind,
        onChange: (change) => {
          this.#tell({ ...change, kind } as CacheChange);
          if (kind === "events" && change.type === "added") bound.check(this.#watches.events);
        },
        onStatus: () => this.#tell({ type: "status", kind }),
      }),
    ];
    // Each kind's watch stands under its own name; the type system cannot follow that through fromEntries.
    this.#watches = Object.fromEntries(kindNames.map((kind) => makeWatch(kind))) as unknown as KindWatches;
    this.#checks = [...(options.namespaces ?? []), undefined].map((namespace) => {
      const watches = kindNames.flatMap((kind) => this.#watches[kind].checked(namespace));
      return new RightsCheck({ ...options, namespace, watches });
    });
  }

  start(): void {
    for (const kind of kindNames) this.#watches[kind].start();
    for (const check of this.#checks) check.start();
  }

  /** Ends every watch without a word; what is known stays readable. */
  stop(): void {
    for (const kind of kindNames) this.#watches[kind].stop();
    for (const check of this.#checks) check.stop();
    this.#listeners.clear();
  }

  all<K extends Kind>(kind: K): Iterable<ObjectOfKind[K]> {
    return this.#watch(kind).all();
  }

  inNamespace<K extends Kind>(kind: K, namespace: string): Iterable<ObjectOfKind[K]> {
    return this.#watch(kind).inNamespace(namespace);
  }

  find<K extends Kind>(kind: K, namespace: string, name: string): ObjectOfKind[K] | undefined {
    return this.#watch(kind).find(namespace, name);
  }

  status(kind: Kind): KindStatus {
    return this.#watches[kind].status;
  }

  isForbidden(kind: Kind, namespace: string): boolean {
    return this.#watches[kind].isForbidden(namespace);
  }

  isSynced(): boolean {
    return kindNames.every((kind) => this.#watches[kind].isSynced);
  }

  subscribe(listener: (change: CacheChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #watch<K extends Kind>(kind: K): KindWatch<K> {
    return this.#watches[kind];
  }

  #tell(change: CacheChange): void {
    for (const listener of this.#listeners) {
      try {
        listener(change);
      } catch (error) {
        this.#onFault(error);
      }
    }
  }
}
