import type { Clock } from "../../clock.ts";
import type { ApiAnswer, SendRequest } from "../requests/api-client.ts";
import { describeConnectionError } from "../requests/describe-connection-error.ts";
import { readBody } from "../requests/read-body.ts";
import { readStatus } from "../requests/status-error.ts";
import { toWatchFailure, WatchFailure } from "./watch-failure.ts";

/** A bookmark comes about every minute; a connection that says nothing for longer than this is dead, whatever the socket believes. */
export const silenceMaxMs = 90_000;
const statusBytesMax = 64 * 1024;

export interface StreamContext {
  send: SendRequest;
  clock: Clock;
  signal: AbortSignal;
  /** How long it may say nothing; absent: as long as a bookmark needs. */
  silenceMaxMs?: number;
}

/**
 * Asks and answers the body's chunks once the server has said 200. Throws WatchFailure for any other answer, for a connection that
 * breaks, and after 90 s (or what the context says) without a byte. The iteration must be begun at once; ending it ends the request.
 */
export async function openStream(context: StreamContext, path: string): Promise<AsyncGenerator<Buffer, void>> {
  const silence = new Silence(context.clock, context.signal, context.silenceMaxMs ?? silenceMaxMs);
  try {
    const answer = await context.send({ path, signal: silence.signal });
    silence.heard();
    if (answer.statusCode !== 200) throw await refusal(answer);
    return chunksOf(answer, silence);
  } catch (error) {
    silence.end();
    throw silence.failure(error);
  }
}

async function* chunksOf(answer: ApiAnswer, silence: Silence): AsyncGenerator<Buffer, void> {
  try {
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      silence.heard();
      yield chunk;
    }
  } catch (error) {
    throw silence.failure(error);
  } finally {
    silence.end();
  }
}

async function refusal(answer: ApiAnswer): Promise<WatchFailure> {
  const retryAfter = answer.headers["retry-after"];
  const body = await readBody(answer, statusBytesMax);
  return toWatchFailure(readStatus(answer.statusCode, body.toString("utf8"), typeof retryAfter === "string" ? retryAfter : undefined));
}

/** Aborts a request that has said nothing for too long. */
class Silence {
  readonly #clock: Clock;
  readonly #maxMs: number;
  readonly #abort = new AbortController();
  readonly signal: AbortSignal;
  #cancel: () => void;

  constructor(clock: Clock, parent: AbortSignal, maxMs: number) {
    this.#clock = clock;
    this.#maxMs = maxMs;
    this.signal = AbortSignal.any([parent, this.#abort.signal]);
    this.#cancel = this.#arm();
  }

  heard(): void {
    this.#cancel();
    this.#cancel = this.#arm();
  }

  end(): void {
    this.#cancel();
  }

  failure(error: unknown): WatchFailure {
    if (error instanceof WatchFailure) return error;
    if (this.#abort.signal.aborted) return new WatchFailure("silent", `nothing was heard for ${Math.round(this.#maxMs / 1_000)} s`);
    return new WatchFailure("broken", describeConnectionError(error), 0, error);
  }

  #arm(): () => void {
    return this.#clock.after(this.#maxMs, () => this.#abort.abort());
  }
}
