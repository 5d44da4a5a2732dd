import type { ClientRequest, IncomingMessage } from "node:http";
import type { Exec, KubeConfig } from "@kubernetes/client-node";
import { type ClientOptions, WebSocket } from "ws";
import { AppError } from "../../errors.ts";
import { describeConnectionError } from "../requests/describe-connection-error.ts";
import { readStatus, statusError } from "../requests/status-error.ts";

type SocketInterface = NonNullable<ConstructorParameters<typeof Exec>[1]>;
type BinaryHandler = Parameters<SocketInterface["connect"]>[2];

const attempt = "The command could not be run in the container";
const protocols = ["v5.channel.k8s.io", "v4.channel.k8s.io"];
const closeChannel = 255;
const refusalBytesMax = 64 * 1024;
const messageBytesMax = 1024 * 1024;

/**
 * The WebSocket under an exec. Ours and not the client's own, so that a refusal is told in the API server's own words, that a frame on an
 * unexpected channel is a failure and not a crash, and that the socket can be closed while it is still being opened.
 */
export class ExecSocket implements SocketInterface {
  readonly #config: KubeConfig;
  readonly #fail: (error: AppError) => void;
  #socket: WebSocket | undefined;
  #isClosed = false;

  /** `fail` is called for whatever ends the connection, the last time when it closes. */
  constructor(config: KubeConfig, fail: (error: AppError) => void) {
    this.#config = config;
    this.#fail = fail;
  }

  /** Called by the client, once. */
  async connect(path: string, _text: unknown, onFrame: BinaryHandler): ReturnType<Exec["exec"]> {
    const options: ClientOptions = {};
    await this.#config.applyToHTTPSOptions(options);
    const server = this.#config.getCurrentCluster()?.server ?? "";
    const socket = new WebSocket(`${server.replace(/^http/, "ws")}${path}`, protocols, { ...options, maxPayload: messageBytesMax });
    this.#socket = socket;
    socket.on("unexpected-response", (request: ClientRequest, answer: IncomingMessage) => this.#refused(request, answer));
    socket.on("message", (data: Buffer) => this.#frame(data, onFrame));
    socket.on("error", (error) => this.#broke(describeConnectionError(error), error));
    socket.on("close", () => this.#broke("the connection was closed before the command ended"));
    if (this.#isClosed) socket.terminate();
    // The client hands the socket on to its caller and touches it only for standard input, which is never asked for.
    return socket as unknown as Awaited<ReturnType<Exec["exec"]>>;
  }

  close(): void {
    this.#isClosed = true;
    this.#socket?.terminate();
  }

  #frame(data: Buffer, onFrame: BinaryHandler): void {
    const channel = data[0];
    if (channel === undefined || channel === closeChannel) return;
    try {
      onFrame?.(channel, data.subarray(1));
    } catch (error) {
      this.#broke("the server sent a frame that makes no sense", error);
    }
  }

  #broke(why: string, cause?: unknown): void {
    this.#fail(new AppError("unreachable", `${attempt}: ${why}.`, { cause }));
  }

  #refused(request: ClientRequest, answer: IncomingMessage): void {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const tell = () => {
      this.#fail(statusError(readStatus(answer.statusCode ?? 500, Buffer.concat(chunks).toString("utf8")), attempt));
      request.destroy();
    };
    answer.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= refusalBytesMax) chunks.push(chunk);
      else tell();
    });
    answer.on("end", tell);
    answer.on("error", tell);
  }
}
