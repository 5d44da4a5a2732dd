import type { Clock } from "@/lib/clock.ts";
import { apply } from "@/lib/protocol/merge-patch.ts";
import { topicsMax } from "@/lib/protocol/stream.ts";
import { type FromHub, leaseMs, type ToHub, type TopicFrame } from "./hub-message.ts";
import { StreamConnection, type StreamSource } from "./stream-connection.ts";

interface Tab {
  post(message: FromHub): void;
  topics: ReadonlySet<string>;
  heardAt: number;
}

export interface StreamHubOptions {
  open: (path: `/${string}`) => StreamSource;
  clock: Clock;
  random: () => number;
}

/** A topic that no tab wants is kept this long, so that going back and forth between two pages reopens nothing. */
const lingerMs = 15_000;
/** Topics that change within one breath (a page that mounts) make one stream. */
const settleMs = 10;
const sweepMs = 30_000;

/**
 * What the tabs of one browser share: the union of their topics, one stream, and the last document of each topic, so that a tab that
 * comes later is served at once. Lives in the shared worker, else in the leading tab. A tab holds a lease that it renews; what a vanished
 * tab wanted is released when the lease runs out.
 */
export class StreamHub {
  readonly #clock: Clock;
  readonly #connection: StreamConnection;
  readonly #tabs = new Map<string, Tab>();
  readonly #frames = new Map<string, Exclude<TopicFrame, { type: "patch" }>>();
  /** Topics that are asked for, with the moment until which an unwanted one lingers. */
  readonly #asked = new Map<string, number>();
  #isSettling = false;
  #cancelSweep: (() => void) | undefined;

  constructor({ open, clock, random }: StreamHubOptions) {
    this.#clock = clock;
    this.#connection = new StreamConnection({
      open,
      clock,
      random,
      onFrame: (frame) => this.#hear(frame),
      onConnection: (connection) => {
        for (const tab of this.#tabs.values()) tab.post({ type: "connection", connection });
      },
    });
  }

  /** A message from the tab of that id; `post` answers it. */
  receive(id: string, post: (message: FromHub) => void, message: ToHub): void {
    if (message.type === "leave") this.#tabs.delete(id);
    else if (message.type === "check") this.#connection.check();
    else this.#want(id, post, new Set(message.topics));
    this.#settle();
  }

  #want(id: string, post: (message: FromHub) => void, topics: ReadonlySet<string>): void {
    const known = this.#tabs.get(id);
    this.#tabs.set(id, { post, topics, heardAt: this.#clock.now() });
    if (!known) post({ type: "connection", connection: this.#connection.connection });
    for (const topic of topics) {
      const frame = known?.topics.has(topic) ? undefined : this.#frames.get(topic);
      if (frame) post(frame);
    }
  }

  #hear(frame: TopicFrame): void {
    if (frame.type !== "patch") this.#frames.set(frame.topic, frame);
    else {
      const before = this.#frames.get(frame.topic);
      if (before?.type !== "snapshot") {
        this.#connection.restart();
        return;
      }
      this.#frames.set(frame.topic, { ...before, state: apply(before.state, frame.patch) });
    }
    for (const tab of this.#tabs.values()) if (tab.topics.has(frame.topic)) tab.post(frame);
  }

  #settle(): void {
    if (this.#isSettling) return;
    this.#isSettling = true;
    this.#clock.after(settleMs, () => {
      this.#isSettling = false;
      this.#refresh();
    });
  }

  /** Brings the stream's topics in line with what is wanted now, and comes back when a lease or a lingering topic may have run out. */
  #refresh(): void {
    const now = this.#clock.now();
    for (const [id, tab] of this.#tabs) if (now - tab.heardAt >= leaseMs) this.#tabs.delete(id);
    for (const tab of this.#tabs.values()) for (const topic of tab.topics) this.#asked.set(topic, now + lingerMs);
    for (const [topic, until] of this.#asked) {
      if (until > now && this.#tabs.size > 0) continue;
      this.#asked.delete(topic);
      this.#frames.delete(topic);
    }
    this.#connection.want(this.#bounded());
    this.#cancelSweep?.();
    this.#cancelSweep = this.#tabs.size === 0 ? undefined : this.#clock.after(this.#lingers() ? lingerMs : sweepMs, () => this.#refresh());
  }

  #isWanted(topic: string): boolean {
    return [...this.#tabs.values()].some((tab) => tab.topics.has(topic));
  }

  #lingers(): boolean {
    return [...this.#asked.keys()].some((topic) => !this.#isWanted(topic));
  }

  /** At most what one stream may carry; wanted topics before lingering ones. */
  #bounded(): readonly string[] {
    const wantedFirst = [...this.#asked.keys()].sort((a, b) => Number(this.#isWanted(b)) - Number(this.#isWanted(a)));
    return wantedFirst.slice(0, topicsMax).sort();
  }
}
