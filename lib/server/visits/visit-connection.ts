import { Agent, type IncomingMessage, request as sendRequest } from "node:http";
import type { Duplex } from "node:stream";
import type { Clock } from "../../clock.ts";
import type { HttpAnswer, ReadLimits } from "../../cluster/http-answer.ts";
import { withDeadline } from "../../counter/deadline.ts";
import { connectOverNetwork, type NetworkDoor } from "../../counter/get-over-network.ts";
import { HEADER_BYTES_MAX } from "../../counter/limits.ts";
import { AppError, describeError } from "../../errors.ts";

export interface VisitTarget {
  host: string;
  port: number;
  /** What the app is asked by: its Host header. */
  name: string;
}

/** One connection that many visits go through, as a browser's does: opened again only when the other end, or a failure, has closed it. */
export class VisitConnection {
  readonly #agent: Agent;
  readonly #target: VisitTarget;
  readonly #clock: Clock;
  /** How often it was opened. */
  opened = 0;

  constructor(door: NetworkDoor, target: VisitTarget, clock: Clock, signal: AbortSignal) {
    this.#target = target;
    this.#clock = clock;
    this.#agent = new Agent({ keepAlive: true, maxSockets: 1 });
    this.#agent.createConnection = (_options, onConnected) => {
      this.opened += 1;
      connectOverNetwork(door, { host: target.host, port: target.port, signal }).then(
        (socket) => onConnected?.(null, socket),
        (error: Error) => onConnected?.(error, undefined as unknown as Duplex),
      );
      return undefined;
    };
  }

  /** GET of the path; redirects are answers too. Throws AppError, or the signal's reason. */
  async get(path: string, limits: ReadLimits, signal: AbortSignal): Promise<HttpAnswer> {
    const took = this.#clock.stopwatch();
    return withDeadline(this.#clock, limits.timeoutMs, signal, async (limited) => {
      try {
        const answer = await this.#ask(path, limited);
        const body = await readUpTo(answer, limits.bytesMax);
        return { status: answer.statusCode ?? 0, contentType: answer.headers["content-type"] ?? "", body, ms: took() };
      } catch (error) {
        limited.throwIfAborted();
        throw error instanceof AppError ? error : new AppError("unreachable", describeError(error), { cause: error });
      }
    });
  }

  close(): void {
    this.#agent.destroy();
  }

  #ask(path: string, signal: AbortSignal): Promise<IncomingMessage> {
    const { name, port } = this.#target;
    return new Promise((resolve, reject) => {
      const sent = sendRequest({
        agent: this.#agent,
        method: "GET",
        path,
        headers: { host: `${name}${port === 80 ? "" : `:${port}`}`, accept: "*/*" },
        maxHeaderSize: HEADER_BYTES_MAX,
        signal,
      });
      sent.on("error", reject);
      sent.on("response", resolve);
      sent.end();
    });
  }
}

/** The beginning of the body; a longer one is left there, and its connection closed. */
async function readUpTo(body: AsyncIterable<Buffer>, bytesMax: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= bytesMax) break;
  }
  return Buffer.concat(chunks).subarray(0, bytesMax).toString("utf8");
}
