import { type Clock, sleep } from "../../clock.ts";
import { describeError } from "../../errors.ts";
import { type Kind, kinds } from "../../statefulset/objects/kinds.ts";
import type { Meta } from "../../statefulset/objects/meta.ts";
import type { WatchPhase } from "../../watch-phase.ts";
import { toRaw, toText } from "../project/raw.ts";
import type { SendRequest } from "../requests/api-client.ts";
import { Backoff } from "./backoff.ts";
import { listPages, pageSize } from "./list-pages.ts";
import type { ObjectStore } from "./object-store.ts";
import { openStream, type StreamContext, silenceMaxMs } from "./open-stream.ts";
import type { ReflectorStatus } from "./reflector-status.ts";
import { Refusals } from "./refusals.ts";
import { isOlder } from "./resource-version.ts";
import { type WatchEvent, watchEvents } from "./watch-events.ts";
import { WatchFailure } from "./watch-failure.ts";
import type { WatchObserver } from "./watch-observer.ts";

export interface ReflectorOptions<T extends Meta> {
  kind: Kind;
  /** Path of the collection, e.g. /api/v1/namespaces/default/pods */
  path: string;
  store: ObjectStore<T>;
  project: (raw: unknown) => T | undefined;
  send: SendRequest;
  clock: Clock;
  random: () => number;
  observer: WatchObserver;
  /** The phase or its reason has changed. Must not throw. */
  onStatus: () => void;
}

const absentAgainMs = 60_000;
const shortLifeMs = 1_000;
const badLinesMax = 3;
const listsBehindMax = 3;
const expiredPagedMax = 2;

/**
 * Keeps a store equal to one collection of the API server: lists it, watches it, and goes on doing so whatever happens until it is
 * stopped. Lasting trouble is its status, never an error. Mirrors client-go's Reflector, with its waits and its rules for 410.
 */
export class Reflector<T extends Meta> {
  readonly #options: ReflectorOptions<T>;
  readonly #backoff: Backoff;
  readonly #refusals = new Refusals();
  readonly #stopped = new AbortController();
  #stream: StreamContext;
  /** Ends what it is doing, so that it goes on with the next thing. */
  #round = new AbortController();
  #isPausing = false;
  /** The right to it was taken away, and it has not been said yet. */
  #revoked: WatchFailure | undefined;
  #status: ReflectorStatus;
  /** Where the watch is resumed from; undefined: a list is needed. */
  #version: string | undefined;
  /** The newest version that was ever seen. */
  #newest = "";
  #lists = 0;
  #badLines = 0;
  #listsBehind = 0;
  #listsExpired = 0;
  /** How often in a row the history was gone when it was asked for. */
  #expiries = 0;
  /** The watch that is open has said nothing yet. */
  #isQuiet = true;
  /** The last watch never said anything, not even a bookmark. */
  #isDoubtful = false;

  constructor(options: ReflectorOptions<T>) {
    this.#options = options;
    this.#backoff = new Backoff(options.random);
    this.#stream = this.#beginRound();
    this.#status = { phase: "starting", since: options.clock.now(), asOf: undefined, reason: undefined };
  }

  get status(): ReflectorStatus {
    return this.#status;
  }

  /** It has been listed once, or it is known that it cannot be. */
  get isSynced(): boolean {
    return this.#lists > 0 || this.#status.phase === "forbidden" || this.#status.phase === "gone";
  }

  start(): void {
    void this.#run();
  }

  /** Ends at once and says nothing more. */
  stop(): void {
    this.#stopped.abort();
  }

  /** An open watch outlives the right to it: this ends it, as a refusal of the server would. Nothing unless it is live. */
  revoke(reason: string): void {
    if (this.#status.phase !== "live") return;
    this.#revoked = new WatchFailure("forbidden", reason);
    this.#round.abort();
  }

  /** Tries at once instead of at the end of its pause, if it pauses because it may not list. */
  retry(): void {
    if (this.#status.phase === "forbidden" && this.#isPausing) this.#round.abort();
  }

  async #run(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      this.#stream = this.#beginRound();
      try {
        if (this.#revoked) throw this.#revoked;
        if (this.#isDoubtful) await this.#confirmVersion();
        if (this.#version === undefined) await this.#list();
        await this.#watch();
      } catch (error) {
        if (this.#stopped.signal.aborted) return;
        const delayMs = this.#recover(this.#revoked ?? error);
        this.#revoked = undefined;
        if (delayMs > 0) await this.#pause(delayMs);
      }
    }
  }

  async #pause(delayMs: number): Promise<void> {
    const { signal } = this.#beginRound();
    this.#isPausing = true;
    await sleep(this.#options.clock, delayMs, signal).catch(() => undefined);
    this.#isPausing = false;
  }

  #beginRound(): StreamContext {
    const { send, clock } = this.#options;
    this.#round = new AbortController();
    return { send, clock, signal: AbortSignal.any([this.#stopped.signal, this.#round.signal]) };
  }

  async #list(): Promise<void> {
    const { clock, kind, observer, path, store } = this.#options;
    const startedAt = clock.now();
    const seen = new Set<string>();
    let version: string | undefined;
    let restored = false;
    for await (const page of listPages(this.#stream, path, this.#listsExpired < expiredPagedMax ? pageSize : undefined)) {
      if (version === undefined) restored = this.#isRestored(page.resourceVersion);
      version = page.resourceVersion;
      this.#heard();
      for (const item of page.items) this.#takeListed(item, seen, restored);
    }
    if (version === undefined) return;
    store.retain(seen, restored ? undefined : version);
    this.#version = this.#newest = version;
    this.#listsExpired = this.#listsBehind = this.#badLines = 0;
    this.#lists += 1;
    observer.listed(kind, clock.now() - startedAt, seen.size, this.#lists > 1);
  }

  /**
   * A cluster that was set up anew at the same address takes a version from its future and then says nothing, for ever. So after a watch
   * without a word the server is asked for its own version; one that is behind ours leads to a list.
   */
  async #confirmVersion(): Promise<void> {
    for await (const page of listPages(this.#stream, this.#options.path, 1)) {
      this.#isDoubtful = false;
      if (isOlder(page.resourceVersion, this.#newest)) this.#version = undefined;
      return;
    }
  }

  #takeListed(item: unknown, seen: Set<string>, restored: boolean): void {
    const object = this.#options.project(item);
    if (object === undefined) {
      this.#options.observer.dropped(this.#options.kind, "object");
      return;
    }
    seen.add(object.uid);
    this.#options.store.put(object, restored);
  }

  /**
   * A list older than what we know comes from a server that is behind, and is refused; three in a row mean that the cluster itself was
   * restored to an earlier state, and are believed.
   */
  #isRestored(version: string): boolean {
    if (!isOlder(version, this.#newest)) return false;
    this.#listsBehind += 1;
    if (this.#listsBehind < listsBehindMax) throw new WatchFailure("behind", "the server answered with an older state than is known here");
    return true;
  }

  async #watch(): Promise<void> {
    const { clock, kind, observer, path, random } = this.#options;
    const timeoutSeconds = 300 + Math.floor(random() * 301);
    const query = new URLSearchParams({
      watch: "true",
      allowWatchBookmarks: "true",
      resourceVersion: this.#version ?? "",
      timeoutSeconds: String(timeoutSeconds),
    });
    // A kind without bookmarks may say nothing for as long as its watch lasts, and that is no sign of death.
    const silence = kinds[kind].bookmarks ? silenceMaxMs : timeoutSeconds * 1_000 + silenceMaxMs;
    const chunks = await openStream({ ...this.#stream, silenceMaxMs: silence }, `${path}?${query}`);
    const openedAt = clock.now();
    let events = 0;
    try {
      this.#isQuiet = true;
      this.#refusals.forget();
      this.#heard();
      this.#become("live");
      for await (const event of watchEvents(chunks)) {
        events += 1;
        this.#take(event);
      }
    } catch (error) {
      // Until it broke nothing had been kept back; only of one that fell silent nobody knows since when.
      if (!(error instanceof WatchFailure && error.reason === "silent")) this.#heard();
      throw error;
    } finally {
      if (clock.now() - openedAt >= shortLifeMs) this.#thrives();
    }
    if (events === 0 && clock.now() - openedAt < shortLifeMs) throw new WatchFailure("closed", "the server closed the watch at once");
    observer.restart(kind, "ended");
  }

  #take({ type, object: raw }: WatchEvent): void {
    const { kind, observer, project, store } = this.#options;
    this.#heard();
    this.#thrives();
    this.#isQuiet = false;
    this.#badLines = 0;
    observer.event(kind, type);
    const version = toText(toRaw(toRaw(raw).metadata).resourceVersion);
    if (type !== "BOOKMARK") {
      const object = project(raw);
      if (object === undefined) observer.dropped(kind, "object");
      else if (type === "DELETED") store.remove(object);
      // A replay of what was there before we listed, from a server that is behind, may name objects that are gone since.
      else if (store.find(object.namespace, object.name) !== undefined || !isOlder(object.resourceVersion, this.#newest)) store.put(object);
    }
    if (version !== undefined && !isOlder(version, this.#newest)) this.#version = this.#newest = version;
  }

  /** Sets the state that a failure leads to; answers how long to wait before the next try, in milliseconds. */
  #recover(error: unknown): number {
    const failure = error instanceof WatchFailure ? error : new WatchFailure("broken", describeError(error), 0, error);
    const { kind, observer, store } = this.#options;
    observer.restart(kind, failure.reason);
    if (failure.reason === "silent") this.#isDoubtful = this.#isQuiet;
    if (failure.reason === "broken" || failure.reason === "silent") this.#refusals.doubt();
    if (failure.reason === "expired") return this.#relistSoon();
    if (failure.reason === "absent" || (failure.reason === "forbidden" && this.#isForbidden(failure))) {
      this.#version = undefined;
      this.#newest = "";
      store.clear();
      this.#become(failure.reason === "forbidden" ? "forbidden" : "gone", failure.message);
      return failure.reason === "forbidden" ? this.#refusals.pauseMs : absentAgainMs;
    }
    if (failure.reason === "bad_line") {
      observer.dropped(kind, "line");
      this.#badLines += 1;
      // The same line over and over: a list gets past it.
      if (this.#badLines >= badLinesMax) this.#version = undefined;
    }
    this.#become("reconnecting", failure.message);
    return Math.max(failure.retryAfterMs, this.#backoff.next());
  }

  #isForbidden(failure: WatchFailure): boolean {
    const hasToLose = this.#lists > 0 && this.#status.phase !== "forbidden";
    return this.#refusals.isBelieved(this.#options.clock.now(), hasToLose && failure !== this.#revoked);
  }

  /** The first time at once and without a word: the connection is well, only the history is gone. From the second in a row on with waits. */
  #relistSoon(): number {
    if (this.#version === undefined) this.#listsExpired += 1;
    this.#version = undefined;
    this.#expiries += 1;
    if (this.#expiries === 1) return 0;
    this.#become("reconnecting", "the server has lost the history and everything is listed anew");
    return this.#backoff.next();
  }

  #thrives(): void {
    this.#backoff.reset();
    this.#expiries = 0;
  }

  #heard(): void {
    this.#status = { ...this.#status, asOf: this.#options.clock.now() };
  }

  #become(phase: WatchPhase, reason?: string): void {
    if (this.#status.phase === phase && this.#status.reason === reason) return;
    const since = this.#status.phase === phase ? this.#status.since : this.#options.clock.now();
    this.#status = { phase, since, asOf: this.#status.asOf, reason };
    this.#options.onStatus();
  }
}
