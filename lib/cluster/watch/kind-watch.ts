import type { Clock } from "../../clock.ts";
import { type Kind, kinds, type ObjectOfKind } from "../../statefulset/objects/kinds.ts";
import type { Meta } from "../../statefulset/objects/meta.ts";
import type { WatchPhase } from "../../watch-phase.ts";
import type { KindStatus } from "../kind-status.ts";
import { projectObject } from "../project/project-object.ts";
import type { SendRequest } from "../requests/api-client.ts";
import { collectionPath } from "../requests/resource-path.ts";
import type { CheckedWatch } from "../rights/rights-check.ts";
import { ObjectStore, type StoreChange } from "./object-store.ts";
import { Reflector } from "./reflector.ts";
import type { WatchObserver } from "./watch-observer.ts";

export interface KindWatchOptions<K extends Kind> {
  kind: K;
  /** Undefined: everywhere in one watch. */
  namespaces: readonly string[] | undefined;
  send: SendRequest;
  clock: Clock;
  random: () => number;
  observer: WatchObserver;
  onChange: (change: StoreChange<ObjectOfKind[K]>) => void;
  onStatus: () => void;
}

interface Scope<T extends Meta> {
  namespace: string | undefined;
  store: ObjectStore<T>;
  reflector: Reflector<T>;
}

/** From well to ill: over several scopes the worst is told. */
const phases: readonly WatchPhase[] = ["live", "starting", "gone", "forbidden", "reconnecting"];

/** One kind: a list+watch for each namespace that is watched, or one for all of them. */
export class KindWatch<K extends Kind> {
  readonly #kind: K;
  readonly #scopes: readonly Scope<ObjectOfKind[K]>[];

  constructor(options: KindWatchOptions<K>) {
    this.#kind = options.kind;
    const namespaces = kinds[options.kind].namespaced ? options.namespaces : undefined;
    this.#scopes = (namespaces ?? [undefined]).map((namespace) => makeScope(options, namespace));
  }

  start(): void {
    for (const scope of this.#scopes) scope.reflector.start();
  }

  stop(): void {
    for (const scope of this.#scopes) scope.reflector.stop();
  }

  /** The watch of exactly that scope, for whoever looks after its right. */
  checked(namespace: string | undefined): CheckedWatch[] {
    return this.#scopes
      .filter((scope) => scope.namespace === namespace)
      .map(({ reflector }) => ({
        kind: this.#kind,
        phase: () => reflector.status.phase,
        revoke: (reason) => reflector.revoke(reason),
        retry: () => reflector.retry(),
      }));
  }

  get isSynced(): boolean {
    return this.#scopes.every((scope) => scope.reflector.isSynced);
  }

  get size(): number {
    return this.#scopes.reduce((sum, scope) => sum + scope.store.size, 0);
  }

  *all(): Generator<ObjectOfKind[K], void> {
    for (const scope of this.#scopes) yield* scope.store.all();
  }

  inNamespace(namespace: string): Iterable<ObjectOfKind[K]> {
    return this.#scopeOf(namespace)?.store.inNamespace(namespace) ?? [];
  }

  find(namespace: string, name: string): ObjectOfKind[K] | undefined {
    return this.#scopeOf(namespace)?.store.find(namespace, name);
  }

  /** Forgets one object that the server still has; only for what is kept up to a bound. */
  forget(object: ObjectOfKind[K]): void {
    this.#scopeOf(object.namespace)?.store.remove(object);
  }

  isForbidden(namespace: string): boolean {
    return this.#scopeOf(namespace)?.reflector.status.phase === "forbidden";
  }

  get status(): KindStatus {
    const statuses = this.#scopes.map((scope) => scope.reflector.status);
    const worst = statuses.reduce((a, b) => (phases.indexOf(b.phase) > phases.indexOf(a.phase) ? b : a));
    const forbiddenIn = this.#scopes.flatMap(({ namespace, reflector }) =>
      reflector.status.phase === "forbidden" && namespace !== undefined ? [namespace] : [],
    );
    const heard = statuses.map((status) => status.asOf).filter((at) => at !== undefined);
    return {
      phase: worst.phase,
      since: worst.since,
      objects: this.size,
      // As old as the scope that was heard longest ago.
      ...(heard.length === 0 ? {} : { asOf: Math.min(...heard) }),
      ...(worst.reason === undefined ? {} : { reason: worst.reason }),
      ...(forbiddenIn.length === 0 || forbiddenIn.length === this.#scopes.length ? {} : { forbiddenIn }),
    };
  }

  #scopeOf(namespace: string): Scope<ObjectOfKind[K]> | undefined {
    return this.#scopes.find((scope) => scope.namespace === undefined || scope.namespace === namespace);
  }
}

function makeScope<K extends Kind>(options: KindWatchOptions<K>, namespace: string | undefined): Scope<ObjectOfKind[K]> {
  const { kind, send, clock, random, observer, onChange, onStatus } = options;
  const store = new ObjectStore<ObjectOfKind[K]>(onChange);
  const project = (raw: unknown) => projectObject(kind, raw);
  const path = collectionPath(kind, namespace);
  return { namespace, store, reflector: new Reflector({ kind, path, store, project, send, clock, random, observer, onStatus }) };
}
