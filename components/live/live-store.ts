import type { Clock } from "@/lib/clock.ts";
import { type Connection, type FromHub, renewMs, type ToHub } from "./hub-message.ts";
import { hearConnection, hearFrame, loadingTopic, type TopicState } from "./topic-state.ts";

/** Documents of topics that nobody in this tab watches any more, kept so that going back shows them at once. */
const restingTopicsMax = 8;

/**
 * What one tab knows, as an external store for React. Owns no connection: it tells the hub which topics its mounted components watch, and
 * takes in what the hub says. Reads are the same object until something changed.
 */
export class LiveStore {
  readonly #clock: Clock;
  readonly #post: (message: ToHub) => void;
  readonly #topics = new Map<string, TopicState>();
  readonly #watchers = new Map<string, Set<() => void>>();
  readonly #connectionWatchers = new Set<() => void>();
  #connection: Connection;
  #cancelWant: (() => void) | undefined;
  #cancelRenew: () => void = () => undefined;

  /** `connect` is called once, with the function that takes in what the hub says, and answers the one that talks to it. */
  constructor(connect: (receive: (message: FromHub) => void) => (message: ToHub) => void, clock: Clock) {
    this.#clock = clock;
    this.#connection = { phase: "connecting", since: clock.now() };
    this.#post = connect((message) => this.#receive(message));
  }

  /** Watches a topic until the answer is called. */
  watch(topic: string, listener: () => void): () => void {
    const watchers = this.#watchers.get(topic) ?? new Set();
    this.#watchers.set(topic, watchers);
    if (watchers.size === 0) {
      this.#wantSoon();
      this.#set(topic, hearConnection(this.read(topic), this.#connection, this.#clock.now()));
    }
    watchers.add(listener);
    return () => {
      watchers.delete(listener);
      if (watchers.size > 0) return;
      this.#watchers.delete(topic);
      this.#rest(topic);
      this.#wantSoon();
    };
  }

  read(topic: string): TopicState {
    return this.#topics.get(topic) ?? loadingTopic;
  }

  watchConnection(listener: () => void): () => void {
    this.#connectionWatchers.add(listener);
    return () => this.#connectionWatchers.delete(listener);
  }

  get connection(): Connection {
    return this.#connection;
  }

  /** The page is looked at again: renew the lease and have the stream checked. */
  wake(): void {
    this.#wantNow();
    this.#post({ type: "check" });
  }

  /** The page goes away (for now). */
  leave(): void {
    this.#cancelRenew();
    this.#post({ type: "leave" });
  }

  #receive(message: FromHub): void {
    const now = this.#clock.now();
    if (message.type === "connection") {
      this.#connection = message.connection;
      const topics = new Set([...this.#topics.keys(), ...this.#watchers.keys()]);
      for (const topic of topics) this.#set(topic, hearConnection(this.read(topic), message.connection, now));
      for (const listener of this.#connectionWatchers) listener();
    } else this.#set(message.topic, hearFrame(this.read(message.topic), message, now));
  }

  #set(topic: string, state: TopicState): void {
    if (this.read(topic) === state) return;
    this.#topics.set(topic, state);
    for (const listener of this.#watchers.get(topic) ?? []) listener();
  }

  #wantSoon(): void {
    this.#cancelWant ??= this.#clock.after(0, () => this.#wantNow());
  }

  #wantNow(): void {
    this.#cancelWant?.();
    this.#cancelWant = undefined;
    this.#post({ type: "want", topics: [...this.#watchers.keys()] });
    this.#cancelRenew();
    this.#cancelRenew = this.#clock.after(renewMs, () => this.#wantNow());
  }

  /** Moves the topic to the end of the resting ones and forgets the oldest beyond the bound. */
  #rest(topic: string): void {
    const state = this.#topics.get(topic);
    if (!state) return;
    this.#topics.delete(topic);
    if (state.document !== undefined) this.#topics.set(topic, state);
    const resting = [...this.#topics.keys()].filter((key) => !this.#watchers.has(key));
    for (const key of resting.slice(0, Math.max(0, resting.length - restingTopicsMax))) this.#topics.delete(key);
  }
}
