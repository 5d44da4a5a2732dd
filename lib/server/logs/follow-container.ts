import type { Clock } from "../../clock.ts";
import { describeConnectionError } from "../../cluster/requests/describe-connection-error.ts";
import { AppError } from "../../errors.ts";
import { type LogFrame, type LogMarkCode, logTailMax } from "../../protocol/log-frame.ts";
import { chooseContainer } from "../../statefulset/logs/choose-container.ts";
import { endedWords, lifeWords, noContainerWords, restartWords } from "../../statefulset/logs/container-words.ts";
import type { Entry } from "../../statefulset/logs/line-merge.ts";
import { lineTime } from "../../statefulset/logs/line-time.ts";
import { ResumePoint } from "../../statefulset/logs/resume-point.ts";
import type { Container, Pod } from "../../statefulset/objects/pod.ts";
import type { Bell } from "./bell.ts";
import { type RawLine, splitLogLines } from "./split-log-lines.ts";

/** What is asked of one pod's log. */
export interface AskedLog {
  pod: string;
  container: string | undefined;
  previous: boolean;
  follow: boolean;
  /** Lines from before; absent: all since `since`. */
  tail: number | undefined;
  since: string | undefined;
}

/** Where a pod is known from and its log comes from. */
export interface LogSource {
  clock: Clock;
  /** The pod of that name as it is now, if it is the set's. */
  findPod: (name: string) => Pod | undefined;
  /** How many lives of that name were seen, this one included. */
  lives: (name: string) => number;
  /** Begins to read. Throws AppError. */
  open: (pod: string, query: URLSearchParams, signal: AbortSignal) => Promise<AsyncIterable<Uint8Array>>;
}

type Batch = readonly Entry<LogFrame>[];

/** A log that broke off is asked for again after this, and each time it breaks off at once after twice as long, up to the second. */
const againMs = 500;
const againMostMs = 15_000;

/**
 * The log of one container through its restarts and through the lives of its pod's name, until the signal is aborted; without `follow` what
 * there is of it now. What stands in the way is said between the lines and waited for; `bell` rings when the pod has changed. Throws AppError
 * (forbidden) when the right is missing.
 */
export class ContainerLogFollower {
  readonly #source: LogSource;
  readonly #asked: AskedLog;
  readonly #bell: Bell;
  readonly #signal: AbortSignal;
  #point = new ResumePoint();
  #uid: string | undefined;
  #restarts: number | undefined;
  /** The life of the container of which everything was read. */
  #finished: string | undefined;
  #saidOfEnd: string | undefined;
  #isLaterLife = false;
  #said: string | undefined;
  #pauseMs = againMs;

  constructor(source: LogSource, asked: AskedLog, bell: Bell, signal: AbortSignal) {
    this.#source = source;
    this.#asked = asked;
    this.#bell = bell;
    this.#signal = signal;
  }

  async *read(): AsyncGenerator<Batch, void> {
    while (!this.#signal.aborted) {
      const pod = this.#source.findPod(this.#asked.pod);
      const container = pod && chooseContainer(pod, this.#asked.container);
      if (pod === undefined || container === undefined) {
        yield this.#say("gone", pod === undefined ? this.#goneWords() : this.#unnamedWords(pod));
        if (!this.#asked.follow) return;
        await this.#wait();
        continue;
      }
      yield this.#recognise(pod, container);
      if (this.#isRead(container)) {
        yield this.#sayEnded(container);
        if (!this.#asked.follow) return;
        await this.#wait();
        continue;
      }
      yield* this.#readOnce(pod, container);
      if (!this.#asked.follow) return;
    }
  }

  /** Marks what is new about the pod since it was last looked at. */
  #recognise(pod: Pod, container: Container): Batch {
    const isNewLife = this.#uid !== undefined && pod.uid !== this.#uid;
    const isRestart = !isNewLife && this.#restarts !== undefined && container.restarts > this.#restarts;
    if (isNewLife) [this.#point, this.#isLaterLife] = [new ResumePoint(), true];
    if (isNewLife || isRestart) this.#finished = undefined;
    this.#uid = pod.uid;
    this.#restarts = container.restarts;
    if (isNewLife) return this.#say("life", lifeWords(pod.name, Math.max(2, this.#source.lives(pod.name))));
    return isRestart ? this.#say("restart", restartWords(pod.name, container), container.name) : [];
  }

  #isRead(container: Container): boolean {
    return this.#finished === this.#lifeOf(container) && container.state?.kind !== "running";
  }

  #lifeOf({ name, restarts }: Container): string {
    return `${this.#uid}/${name}/${restarts}`;
  }

  async *#readOnce(pod: Pod, container: Container): AsyncGenerator<Batch, void> {
    const begun = this.#source.clock.now();
    const { previous, follow } = this.#asked;
    try {
      const query = this.#query(container);
      this.#point.resume();
      for await (const lines of splitLogLines(await this.#source.open(pod.name, query, this.#signal))) {
        const batch = this.#toEntries(lines, container);
        if (batch.length > 0) yield batch;
      }
      if (!follow) {
        if (!previous && container.state?.kind === "terminated") yield this.#sayEnded(container);
        return;
      }
      this.#finished = this.#lifeOf(container);
    } catch (error) {
      if (this.#signal.aborted) return;
      if (error instanceof AppError && error.code === "forbidden") throw error;
      yield this.#say(...this.#troubleWords(error, container));
      if (!follow) return;
    }
    // The pod may have changed already, or its last words may reach the cache a moment later than its log ends.
    this.#pauseMs = this.#source.clock.now() - begun > againMostMs ? againMs : Math.min(this.#pauseMs * 2, againMostMs);
    await this.#wait(this.#pauseMs);
  }

  #query({ name }: Container): URLSearchParams {
    const { previous, follow, tail, since } = this.#asked;
    const query = new URLSearchParams({ container: name, timestamps: "true" });
    if (previous) query.set("previous", "true");
    else if (follow) query.set("follow", "true");
    const from = this.#point.since ?? (this.#isLaterLife ? undefined : since);
    if (from !== undefined) query.set("sinceTime", from);
    // Of a life that began meanwhile all is wanted, within the bound.
    const lines = this.#isLaterLife ? logTailMax : tail;
    if (this.#point.since === undefined && lines !== undefined) query.set("tailLines", String(lines));
    return query;
  }

  #toEntries(lines: readonly RawLine[], { name: container }: Container): Batch {
    const { pod } = this.#asked;
    return lines.flatMap(({ at, text, cut }): Batch => {
      if (at === undefined) return this.#say("broken", `The node says of ${container} of ${pod}: ${text}`, container);
      if (!this.#point.take(at)) return [];
      this.#said = undefined;
      return [{ time: lineTime(at), value: { pod, container, at, text, ...(cut ? { cut } : {}) } }];
    });
  }

  /** A sentence, unless it was the last thing said. */
  #say(mark: LogMarkCode, message: string, container?: string): Batch {
    if (this.#said === message) return [];
    this.#said = message;
    return [{ time: undefined, value: { mark, message, pod: this.#asked.pod, ...(container === undefined ? {} : { container }) } }];
  }

  /** That it ended, and then that it waits to be started again; not the other way round, as the status of a pod that goes says it. */
  #sayEnded(container: Container): Batch {
    const waiting = `waiting ${this.#lifeOf(container)}`;
    if (this.#saidOfEnd === waiting) return [];
    this.#saidOfEnd = container.state?.kind === "waiting" ? waiting : undefined;
    return this.#say("ended", endedWords(this.#asked.pod, container), container.name);
  }

  #goneWords(): string {
    const { pod, follow } = this.#asked;
    if (!follow) return `There is no pod ${pod}.`;
    return this.#uid === undefined
      ? `There is no pod ${pod} yet; its log begins when it comes.`
      : `${pod} is gone; its next life is waited for.`;
  }

  #unnamedWords(pod: Pod): string {
    const names = pod.containers.map(({ name }) => name);
    return noContainerWords(pod.name, this.#asked.container ?? "", names);
  }

  #troubleWords(error: unknown, { name }: Container): [LogMarkCode, string, string] {
    const words = error instanceof Error ? error.message : String(error);
    if (error instanceof AppError && error.code === "invalid" && words.includes("is waiting to start")) {
      const why = words.replace(/^.*is waiting to start: /s, "").replace(/\.$/, "");
      return ["waiting", `${name} of ${this.#asked.pod} has not started yet: ${why}.`, name];
    }
    if (this.#asked.previous && words.includes("previous terminated container"))
      return ["gone", `${this.#asked.pod} has no previous ${name}: it was not started again yet, or its log is gone.`, name];
    if (error instanceof AppError) return ["broken", words, name];
    return ["broken", `The log of ${this.#asked.pod} broke off: ${describeConnectionError(error)}.`, name];
  }

  async #wait(forMs?: number): Promise<void> {
    await this.#bell.heard(this.#source.clock, this.#signal, forMs);
  }
}
