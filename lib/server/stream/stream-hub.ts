import type { Clock } from "../../clock.ts";
import { toTimestamp } from "../../clock.ts";
import { type Beat, heartbeatMs } from "../../protocol/stream.ts";
import type { Topic } from "../../protocol/topic.ts";
import { parseEventId, toFrame, toMark } from "./frame.ts";
import { TopicLog } from "./topic-log.ts";

/** How long changes are gathered before they are sent: one frame per topic and tick, whatever came in meanwhile. */
const tickMs = 40;
/** How long a topic that nobody looks at any more is remembered, for those who only reconnect. */
const idleKeepMs = 60_000;
/** Streams that are served at once. */
export const viewersMax = 1_000;

/** One stream to one browser. */
export interface Viewer {
  topics: readonly Topic[];
  /** A change. Never throws; a viewer that is too far behind lets it go, and asks to `catchUp` once it reads again. */
  send(frame: Uint8Array): void;
  /** All that brings it up to date, to be taken however far behind it is. */
  sendAll(frames: readonly Uint8Array[]): void;
  /** Ends the stream. */
  end(): void;
}

export interface StreamHubOptions {
  clock: Clock;
  epoch: string;
  /** The topic's document as it is now; undefined when its object does not exist. Called on ticks only, and only for topics in view. */
  documentOf: (topic: Topic) => unknown;
  /** How far the cluster's clock is ahead of `clock`, in milliseconds. */
  aheadMs: () => number;
  /** Told which topics are in view, whenever that changes. */
  onInterest: (topics: ReadonlyMap<string, Topic>) => void;
  /** Told how long a change waited from its mark until its frame was handed to its viewers. */
  onMarkToWire?: (seconds: number) => void;
}

interface Entry {
  topic: Topic;
  log: TopicLog;
  viewers: Set<Viewer>;
  forget?: () => void;
}

/**
 * Brings changes to viewers. Whoever changes something marks topics; a tick later, at our own pace, each marked topic in view is joined
 * anew, compared with what was last sent, and the difference, serialised once, goes to all who look at it. Owned by the runtime.
 */
export class StreamHub {
  readonly #options: StreamHubOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #viewers = new Set<Viewer>();
  readonly #marked = new Set<string>();
  #ended = false;
  #seq = 0;
  #markedAt = 0;
  #cancelTick: (() => void) | undefined;
  #cancelBeat: (() => void) | undefined;

  constructor(options: StreamHubOptions) {
    this.#options = options;
  }

  get viewers(): number {
    return this.#viewers.size;
  }

  get epoch(): string {
    return this.#options.epoch;
  }

  /** It has said goodbye: nobody may join any more. */
  get isEnded(): boolean {
    return this.#ended;
  }

  /** Topics that somebody looks at. */
  inView(key: string): boolean {
    return (this.#entries.get(key)?.viewers.size ?? 0) > 0;
  }

  /** Something about the topic may have changed. Cheap: called for every change of the cluster. */
  mark(key: string): void {
    if (!this.inView(key)) return;
    if (this.#marked.size === 0) this.#markedAt = this.#options.clock.now();
    this.#marked.add(key);
    this.#cancelTick ??= this.#options.clock.after(tickMs, () => this.#tick());
  }

  markAll(): void {
    for (const key of this.#entries.keys()) this.mark(key);
  }

  /** Begins to serve a viewer: hello, then what it missed since `lastEventId`, or snapshots. The answer ends it. */
  join(viewer: Viewer, lastEventId: string | undefined): () => void {
    const { epoch } = this.#options;
    this.#viewers.add(viewer);
    for (const topic of viewer.topics) this.#enter(topic).viewers.add(viewer);
    this.#tellInterest();
    viewer.send(toFrame("hello", { epoch, ...this.#time(), heartbeatMs }));
    const last = parseEventId(lastEventId);
    this.catchUp(viewer, last?.epoch === epoch ? last.seq : undefined);
    this.#cancelBeat ??= this.#options.clock.after(heartbeatMs, () => this.#beat());
    return () => this.#leave(viewer);
  }

  /** Sends a viewer all that it needs to be up to date, counted from what it has seen (`seq`), or from nothing. */
  catchUp(viewer: Viewer, seq?: number): void {
    const frames = viewer.topics.flatMap(({ key }) => {
      const log = this.#entries.get(key)?.log;
      if (!log) return [];
      return (seq === undefined ? undefined : log.since(seq)) ?? [log.snapshot()];
    });
    viewer.sendAll([...frames, toMark(`${this.#options.epoch}:${this.#seq}`)]);
  }

  /** Says goodbye to everybody, so that they come back to whoever serves next. */
  end(): void {
    this.#ended = true;
    this.#cancelTick?.();
    this.#cancelBeat?.();
    const bye = toFrame("bye", {});
    const viewers = new Set(this.#viewers);
    this.#viewers.clear();
    for (const entry of this.#entries.values()) entry.forget?.();
    this.#entries.clear();
    for (const viewer of viewers) {
      viewer.send(bye);
      viewer.end();
    }
    this.#tellInterest();
  }

  #enter(topic: Topic): Entry {
    let entry = this.#entries.get(topic.key);
    if (!entry) {
      entry = { topic, log: new TopicLog(topic.key, this.#options.epoch), viewers: new Set() };
      this.#entries.set(topic.key, entry);
    }
    entry.forget?.();
    delete entry.forget;
    // Nobody kept the topic up to date while nobody looked: do it now, before anything is sent of it.
    if (entry.viewers.size === 0) entry.log.update(this.#options.documentOf(topic), ++this.#seq);
    return entry;
  }

  #leave(viewer: Viewer): void {
    if (!this.#viewers.delete(viewer)) return;
    for (const { key } of viewer.topics) {
      const entry = this.#entries.get(key);
      entry?.viewers.delete(viewer);
      if (entry && entry.viewers.size === 0) entry.forget = this.#options.clock.after(idleKeepMs, () => this.#entries.delete(key));
    }
    this.#tellInterest();
    if (this.#viewers.size === 0) {
      this.#cancelBeat?.();
      this.#cancelBeat = undefined;
    }
  }

  #tick(): void {
    this.#cancelTick = undefined;
    const marked = [...this.#marked];
    this.#marked.clear();
    for (const key of marked) {
      const entry = this.#entries.get(key);
      if (!entry || entry.viewers.size === 0) continue;
      const frame = entry.log.update(this.#options.documentOf(entry.topic), this.#seq + 1);
      if (!frame) continue;
      this.#seq++;
      for (const viewer of entry.viewers) viewer.send(frame);
    }
    this.#options.onMarkToWire?.((this.#options.clock.now() - this.#markedAt) / 1000);
  }

  #beat(): void {
    const frame = toFrame("beat", this.#time());
    for (const viewer of this.#viewers) viewer.send(frame);
    this.#cancelBeat = this.#options.clock.after(heartbeatMs, () => this.#beat());
  }

  #time(): Beat {
    const { clock, aheadMs } = this.#options;
    return { now: toTimestamp(clock.now()), aheadMs: aheadMs() };
  }

  #tellInterest(): void {
    const topics = new Map<string, Topic>();
    for (const { topic, viewers } of this.#entries.values()) if (viewers.size > 0) topics.set(topic.key, topic);
    this.#options.onInterest(topics);
  }
}
