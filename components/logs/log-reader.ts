import { type Clock, sleep } from "@/lib/clock.ts";
import type { LogDark, LogFrame } from "@/lib/protocol/log-frame.ts";
import { ResumePoint } from "@/lib/statefulset/logs/resume-point.ts";
import { LogBuffer } from "./log-buffer.ts";
import { RefusedLog } from "./open-log.ts";

/** How often what has come is shown: never for each line. */
const showMs = 100;
/** The explorer says something at least every 10 s. */
const silenceMaxMs = 25_000;
const againMs = 1_000;
const againMostMs = 15_000;
/** Lines of several pods are given out a little late: whoever comes back asks from before the newest. */
const overlapMs = 2_000;

/** How it stands with the log. `asleep`: the page is not in view, so nothing is read. */
export interface LogState {
  phase: "opening" | "reading" | "away" | "ended" | "refused" | "dark" | "asleep";
  /** Why nothing comes, in a sentence. */
  trouble?: string;
  dark?: LogDark["dark"];
  /** That pods were left out: said as long as one looks, not only between the first lines. */
  leftOut?: string;
  /** Another number each time something has changed, of the lines too. */
  version: number;
}

interface LogReaderOptions {
  clock: Clock;
  /** Asks for the log, from `since` on if that is told. */
  open: (since: string | undefined, signal: AbortSignal) => Promise<AsyncIterable<readonly LogFrame[]>>;
}

/**
 * Reads one log into a buffer for as long as somebody looks, through breaks: comes back where it was, with no line lost or shown twice. While
 * the buffer is full it reads no further, and so does the explorer. Whoever makes it stops it.
 */
export class LogReader {
  readonly buffer = new LogBuffer();
  readonly #options: LogReaderOptions;
  readonly #points = new Map<string, ResumePoint>();
  readonly #listeners = new Set<() => void>();
  #state: LogState = { phase: "opening", version: 0 };
  #abort: AbortController | undefined;
  #cancelShow: (() => void) | undefined;
  #room: (() => void) | undefined;
  #newest: string | undefined;
  #lastMark: string | undefined;

  constructor(options: LogReaderOptions) {
    this.#options = options;
  }

  /** Calls back when what is shown has changed, until the answer is called. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** How it stands; the same object until something changes. */
  read = (): LogState => this.#state;

  /** Begins to read, or goes on where it stopped. */
  start(): void {
    if (this.#abort || this.#isOver()) return;
    this.#abort = new AbortController();
    void this.#run(this.#abort.signal);
  }

  /** Reads no more. `start` goes on. */
  stop(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    this.#room?.();
    if (!this.#isOver()) this.#show({ phase: "asleep" });
  }

  /** While held nothing goes from the buffer. */
  hold(isHeld: boolean): void {
    this.buffer.hold(isHeld);
    if (!this.buffer.isFull) this.#room?.();
    this.#showSoon();
  }

  /** Lets everything go that was read. */
  clear(): void {
    this.buffer.clear();
    this.#room?.();
    this.#show({});
  }

  #isOver(): boolean {
    return ["ended", "refused", "dark"].includes(this.#state.phase);
  }

  async #run(signal: AbortSignal): Promise<void> {
    for (let pauseMs = againMs; !signal.aborted; pauseMs = Math.min(pauseMs * 2, againMostMs)) {
      try {
        if (this.#state.phase === "asleep") this.#show({ phase: "opening" });
        if (await this.#readOnce(signal)) pauseMs = againMs;
        if (this.#isOver() || signal.aborted) return;
        this.#show({ phase: "away", trouble: "The explorer broke off; the log is asked for again." });
      } catch (error) {
        if (signal.aborted) return;
        const trouble = error instanceof Error ? error.message : String(error);
        if (error instanceof RefusedLog) return this.#show({ phase: "refused", trouble });
        this.#show({ phase: "away", trouble });
      }
      await sleep(this.#options.clock, pauseMs, signal).catch(() => undefined);
    }
  }

  /** Whether anything came. */
  async #readOnce(parent: AbortSignal): Promise<boolean> {
    const { clock, open } = this.#options;
    const silence = new AbortController();
    const signal = AbortSignal.any([parent, silence.signal]);
    const listen = () => clock.after(silenceMaxMs, () => silence.abort(new Error("Nothing was heard of the explorer for a while.")));
    let cancel = listen();
    let hasCome = false;
    try {
      const batches = await open(this.#since(), signal);
      for (const point of this.#points.values()) point.resume();
      this.#show({ phase: "reading" });
      for await (const frames of batches) {
        cancel();
        for (const frame of frames) this.#take(frame);
        hasCome = true;
        if (frames.length > 0) this.#showSoon();
        if (this.buffer.isFull) await this.#untilRoom(signal);
        cancel = listen();
      }
    } catch (error) {
      throw silence.signal.aborted ? silence.signal.reason : error;
    } finally {
      cancel();
    }
    return hasCome;
  }

  #since(): string | undefined {
    return this.#newest === undefined ? undefined : new Date(Date.parse(this.#newest) - overlapMs).toISOString();
  }

  #take(frame: LogFrame): void {
    if ("text" in frame) {
      const key = `${frame.pod}/${frame.container}`;
      const point = this.#points.get(key) ?? new ResumePoint();
      this.#points.set(key, point);
      if (!point.take(frame.at)) return;
      this.#newest = frame.at;
      this.#lastMark = undefined;
      this.buffer.addLine(frame);
    } else if ("mark" in frame && frame.mark === "left-out") this.#show({ leftOut: frame.message });
    else if ("mark" in frame) {
      if (this.#lastMark === frame.message) return;
      this.#lastMark = frame.message;
      this.buffer.addMark(frame);
    } else if ("dark" in frame) this.#show({ phase: "dark", dark: frame.dark });
    else this.#show({ phase: "ended" });
  }

  async #untilRoom(signal: AbortSignal): Promise<void> {
    while (this.buffer.isFull && !signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#room = resolve;
      });
    }
    this.#room = undefined;
  }

  #showSoon(): void {
    this.#cancelShow ??= this.#options.clock.after(showMs, () => this.#show({}));
  }

  #show({ phase = this.#state.phase, trouble, dark = this.#state.dark, leftOut = this.#state.leftOut }: Partial<LogState>): void {
    this.#cancelShow?.();
    this.#cancelShow = undefined;
    const why = trouble ?? (phase === this.#state.phase ? this.#state.trouble : undefined);
    this.#state = {
      phase,
      version: this.#state.version + 1,
      ...(why === undefined ? {} : { trouble: why }),
      ...(dark === undefined ? {} : { dark }),
      ...(leftOut === undefined ? {} : { leftOut }),
    };
    for (const listener of this.#listeners) listener();
  }
}
