import { type LogFrame, logPodsMax } from "../../protocol/log-frame.ts";
import { LineMerge } from "../../statefulset/logs/line-merge.ts";
import { Bell } from "./bell.ts";
import { type AskedLog, ContainerLogFollower, type LogSource } from "./follow-container.ts";

/** How long a line waits for older ones of other pods, which may be on their way. */
const windowMs = 150;
/** Lines of one pod, and bytes of all, that wait for their turn or for a slow reader; beyond that the API server is not read on from. */
const waitingMax = 2_000;
const waitingBytesMax = 8 * 1024 * 1024;
/** Frames handed on at once. */
const batchMax = 1_000;
/** An empty batch is handed on after this, so that silence can be told from quiet. */
const beatMs = 10_000;

export interface GatherOptions {
  source: LogSource;
  asked: Omit<AskedLog, "pod">;
  /** The pods whose logs are meant, as far as they are known now. */
  pods: () => readonly string[];
  /** Calls back when a pod has changed, until the answer is called. */
  onPod: (listener: (name: string) => void) => () => void;
  signal: AbortSignal;
}

/**
 * The logs of several pods in one, interleaved by time. Pods that come later come in. Read on only as fast as it is itself read. Ends with
 * the signal, and without `follow` when all is read. Throws AppError (forbidden) when the right is missing.
 */
export class LogGatherer {
  readonly #options: GatherOptions;
  readonly #merge = new LineMerge<LogFrame>(windowMs);
  readonly #bells = new Map<string, Bell>();
  readonly #somethingCame = new Bell();
  readonly #running = new Set<string>();
  #waitingBytes = 0;
  #haveRoom = Promise.withResolvers<void>();
  #failure: Error | undefined;

  constructor(options: GatherOptions) {
    this.#options = options;
  }

  async *read(): AsyncGenerator<readonly LogFrame[], void> {
    const { source, asked, signal, onPod } = this.#options;
    const stopListening = onPod((name) => {
      this.#bells.get(name)?.ring();
      if (asked.follow) this.#begin();
    });
    try {
      this.#begin();
      const pods = this.#options.pods().length;
      if (pods > logPodsMax) yield [leftOut(pods)];
      while (!signal.aborted) {
        const frames = this.#take();
        if (frames.length > 0) yield frames;
        else if (this.#failure !== undefined) throw this.#failure;
        else if (this.#running.size === 0 && this.#merge.waiting === 0 && !asked.follow) return;
        else {
          const nextMs = this.#merge.nextInMs(source.clock.now());
          await this.#somethingCame.heard(source.clock, signal, nextMs ?? beatMs);
          if (!signal.aborted && nextMs === undefined && this.#merge.waiting === 0 && (this.#running.size > 0 || asked.follow)) yield [];
        }
      }
    } finally {
      stopListening();
      this.#makeRoom();
    }
  }

  /** Begins to follow the pods that are not followed yet. */
  #begin(): void {
    for (const name of this.#options.pods().slice(0, logPodsMax)) {
      if (this.#bells.has(name) || this.#bells.size >= logPodsMax) continue;
      const bell = new Bell();
      this.#bells.set(name, bell);
      this.#running.add(name);
      this.#merge.open(name);
      void this.#follow(name, bell);
    }
  }

  async #follow(pod: string, bell: Bell): Promise<void> {
    const { source, asked, signal } = this.#options;
    try {
      const follower = new ContainerLogFollower(source, { ...asked, pod }, bell, signal);
      for await (const entries of follower.read()) {
        for (const entry of entries) {
          this.#merge.push(pod, entry, source.clock.now());
          this.#waitingBytes += bytesOf(entry.value);
        }
        if (entries.length > 0) this.#somethingCame.ring();
        while (this.#isFull(pod) && !signal.aborted) await this.#haveRoom.promise;
        if (signal.aborted) return;
      }
    } catch (error) {
      this.#failure ??= error instanceof Error ? error : new Error(String(error));
    } finally {
      this.#running.delete(pod);
      this.#merge.close(pod);
      this.#somethingCame.ring();
    }
  }

  #isFull(pod: string): boolean {
    const waiting = this.#merge.waitingOf(pod);
    return waiting > waitingMax || (waiting > 0 && this.#waitingBytes > waitingBytesMax);
  }

  #take(): LogFrame[] {
    const now = this.#options.source.clock.now();
    const frames: LogFrame[] = [];
    while (frames.length < batchMax) {
      const frame = this.#merge.take(now);
      if (frame === undefined) break;
      this.#waitingBytes -= bytesOf(frame);
      frames.push(frame);
    }
    if (frames.length > 0) this.#makeRoom();
    return frames;
  }

  #makeRoom(): void {
    this.#haveRoom.resolve();
    this.#haveRoom = Promise.withResolvers();
  }
}

/** What a frame weighs about. */
function bytesOf(frame: LogFrame): number {
  return 200 + ("text" in frame ? frame.text.length : 0);
}

function leftOut(pods: number): LogFrame {
  const message = `These are the logs of the first ${logPodsMax} of ${pods} pods; choose one of the others to see its own.`;
  return { mark: "left-out", message };
}
