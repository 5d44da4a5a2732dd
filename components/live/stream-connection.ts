import type { Clock } from "@/lib/clock.ts";
import { type Beat, type Hello, heartbeatMs } from "@/lib/protocol/stream.ts";
import type { Connection, TopicFrame } from "./hub-message.ts";

/** The part of EventSource that is needed; tests bring their own. */
export interface StreamSource {
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

export interface StreamConnectionOptions {
  /** `path` is without the explorer's base path. */
  open: (path: `/${string}`) => StreamSource;
  clock: Clock;
  /** 0 ≤ x < 1, for jitter. */
  random: () => number;
  onFrame(frame: TopicFrame): void;
  onConnection(connection: Connection): void;
}

/**
 * The longest pause after each failure in a row; the last one repeats. Ten seconds of failures are a restart somewhere on the way, and whoever
 * looks on should see it end within two more; only after those do thousands of browsers have to be kept from asking all the time.
 */
const retryMaxMs: readonly number[] = [1_000, 1_500, 2_000, 2_000, 2_000, 2_000, 2_000, 4_000, 8_000, 15_000];
const byeMs = 1_500;
/** How long a new stream may take to say hello: it is the first thing that is sent, but a forward to a pod that is gone takes connections too. */
const helloMs = 4_000;
/** Silence of so many heartbeats is a dead connection, whatever the socket says. */
const silentBeats = 2.5;

/**
 * The one stream of this browser. Promises: it is open while topics are wanted; it comes back by itself, with jittered backoff, after an
 * error, a `bye`, or silence; a stream reopened for the same topics asks for what it missed, any other begins with snapshots.
 */
export class StreamConnection {
  readonly #options: StreamConnectionOptions;
  #topics: readonly string[] = [];
  #source: StreamSource | undefined;
  #cancelTimer: () => void = () => undefined;
  #failures = 0;
  #lastEventId = "";
  #heardAt = 0;
  #beatMs = heartbeatMs;
  #connection: Connection;

  constructor(options: StreamConnectionOptions) {
    this.#options = options;
    this.#connection = { phase: "connecting", since: options.clock.now() };
  }

  get connection(): Connection {
    return this.#connection;
  }

  /** Replaces the topics; the same ones in the same order change nothing. None closes the stream. */
  want(topics: readonly string[]): void {
    if (topics.join("\n") === this.#topics.join("\n")) return;
    this.#topics = topics;
    this.#lastEventId = "";
    this.#open();
  }

  /** Somebody looks again: a stream that was silent for too long, or waits to retry, is reopened at once. */
  check(): void {
    if (this.#topics.length === 0) return;
    const silentMs = this.#options.clock.now() - this.#heardAt;
    if (this.#source && this.#connection.phase === "live" && silentMs < this.#beatMs * 1.25) return;
    this.#failures = 0;
    this.#open();
  }

  /** What was heard makes no sense: begin again with snapshots. */
  restart(): void {
    this.#lastEventId = "";
    this.#open();
  }

  #open(): void {
    this.#close();
    if (this.#topics.length === 0) return;
    const query = new URLSearchParams(this.#topics.map((topic) => ["topic", topic]));
    if (this.#lastEventId) query.set("lastEventId", this.#lastEventId);
    const source = this.#options.open(`/api/stream?${query}`);
    this.#source = source;
    this.#listen(source, "hello", (data) => this.#hello(data as Hello));
    this.#listen(source, "beat", (data) => this.#tell({ ...this.#connection, ...this.#clocks(data as Beat) }));
    this.#listen(source, "bye", () => this.#lost("The explorer restarts.", byeMs * (0.2 + 0.8 * this.#options.random())));
    for (const type of ["snapshot", "patch", "absent"] as const) {
      this.#listen(source, type, (data) => this.#options.onFrame({ type, ...(data as object) } as TopicFrame));
    }
    source.addEventListener("error", () => {
      if (this.#source === source) this.#failed("The explorer does not answer.");
    });
    this.#watch(helloMs);
  }

  #listen(source: StreamSource, type: string, hear: (data: unknown) => void): void {
    source.addEventListener(type, (event) => {
      if (this.#source !== source) return;
      if (event.lastEventId) this.#lastEventId = event.lastEventId;
      this.#heardAt = this.#options.clock.now();
      if (this.#connection.phase === "live") this.#watch(this.#beatMs * silentBeats);
      hear(JSON.parse(event.data));
    });
  }

  #hello(hello: Hello): void {
    this.#failures = 0;
    this.#beatMs = hello.heartbeatMs;
    const since = this.#connection.phase === "live" ? this.#connection.since : this.#heardAt;
    this.#tell({ phase: "live", since, ...this.#clocks(hello) });
    this.#watch(this.#beatMs * silentBeats);
  }

  #clocks({ now, aheadMs }: Beat): Pick<Connection, "skewMs" | "aheadMs"> {
    return { skewMs: Date.parse(now) - this.#heardAt, aheadMs };
  }

  #watch(delayMs: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#options.clock.after(delayMs, () => this.#failed("The explorer has fallen silent."));
  }

  #failed(reason: string): void {
    const ceiling = retryMaxMs[Math.min(this.#failures, retryMaxMs.length - 1)] ?? 0;
    this.#failures += 1;
    this.#lost(reason, ceiling * (0.5 + 0.5 * this.#options.random()));
  }

  #lost(reason: string, retryMs: number): void {
    this.#close();
    const { phase, since } = this.#connection;
    this.#tell({
      ...this.#connection,
      phase: "reconnecting",
      since: phase === "reconnecting" ? since : this.#options.clock.now(),
      reason,
    });
    this.#cancelTimer = this.#options.clock.after(retryMs, () => this.#open());
  }

  #close(): void {
    this.#cancelTimer();
    this.#source?.close();
    this.#source = undefined;
  }

  #tell(connection: Connection): void {
    this.#connection = connection;
    this.#options.onConnection(connection);
  }
}
