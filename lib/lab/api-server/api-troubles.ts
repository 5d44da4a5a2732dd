import type { Resource } from "../../controllers/objects/wire-objects.ts";
import { StatusError } from "./status.ts";

/** A create that goes wrong: the `nth` of a resource from now on, and `times` in a row (default 1). `over` is called at the last of them. */
export interface FailingCreate {
  resource: Resource;
  nth: number;
  times?: number;
  over?: () => void;
}

/** What can be made to go wrong with the API server; nothing of it lasts beyond its end, and the objects stay whole. */
export class ApiTroubles {
  #latencyMs = 0;
  #refuses = false;
  readonly #failing = new Map<Resource, { from: number; through: number; seen: number; over: () => void }>();
  readonly #watches = new Set<() => void>();

  /** Each request over HTTP waits so long before anything is done for it. */
  addLatency(ms: number): void {
    this.#latencyMs = ms;
  }

  endLatency(): void {
    this.#latencyMs = 0;
  }

  get latencyMs(): number {
    return this.#latencyMs;
  }

  /** Each request over HTTP is answered with 503, as by a server that is overloaded; open watches go on. */
  refuse(): void {
    this.#refuses = true;
  }

  endRefusal(): void {
    this.#refuses = false;
  }

  /** Throws the refusal while it lasts. */
  checkRefusal(): void {
    if (!this.#refuses) return;
    throw new StatusError(503, "ServiceUnavailable", "the server is currently unable to handle the request", { retryAfterSeconds: 1 });
  }

  /** Fails creates whoever asks for them, the controllers too. One order a resource; another takes its place. */
  failCreate({ resource, nth, times = 1, over = () => {} }: FailingCreate): void {
    this.#failing.set(resource, { from: nth, through: nth + times - 1, seen: 0, over });
  }

  /** Of one resource, or of all. */
  endFailedCreates(resource?: Resource): void {
    if (resource === undefined) this.#failing.clear();
    else this.#failing.delete(resource);
  }

  /** Counts a create, and throws when it is one that is to fail. */
  checkCreate(resource: Resource): void {
    const failing = this.#failing.get(resource);
    if (!failing) return;
    failing.seen += 1;
    if (failing.seen >= failing.through) {
      this.#failing.delete(resource);
      failing.over();
    }
    if (failing.seen < failing.from) return;
    const message = "etcdserver: request timed out";
    throw new StatusError(500, "InternalError", `Internal error occurred: ${message}`, { causes: [{ reason: "", message }] });
  }

  /** Ends every open watch at once; their clients come back. */
  closeWatches(): void {
    for (const end of this.#watches) end();
  }

  /** A watch that has begun; answers how to say that it is over. */
  watchBegan(end: () => void): () => void {
    this.#watches.add(end);
    return () => this.#watches.delete(end);
  }

  /** Ends whatever lasts. */
  endAll(): void {
    this.endLatency();
    this.endRefusal();
    this.endFailedCreates();
  }
}
