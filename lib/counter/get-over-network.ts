import { type IncomingMessage, request as sendRequest } from "node:http";
import { connect, type Socket } from "node:net";
import type { Clock } from "../clock.ts";
import { AppError, describeError } from "../errors.ts";
import { withDeadline } from "./deadline.ts";
import type { Answer } from "./judge-answer.ts";
import { ANSWER_BYTES_MAX, HEADER_BYTES_MAX, HTTP_TIMEOUT_MS } from "./limits.ts";

/** The way into the cluster's network: through its door, an HTTP CONNECT proxy, or straight. */
export interface NetworkDoor {
  proxyUrl: string | undefined;
}

export interface NetworkRequest {
  /** The address (or, where the door resolves, the name) that is connected to. */
  host: string;
  port: number;
  path: string;
  /** The name that the app is asked by: its Host header. */
  name: string;
}

/**
 * GET over one connection of its own, without following redirects or trying again: a pod that hangs up must not be called again and again.
 * Throws AppError: timeout (HTTP_TIMEOUT_MS), too_large (ANSWER_BYTES_MAX, the connection is closed there), unreachable; or the signal's reason.
 * The connection is closed whatever comes of it.
 */
export async function getOverNetwork(door: NetworkDoor, request: NetworkRequest, clock: Clock, signal: AbortSignal): Promise<Answer> {
  const took = clock.stopwatch();
  return await withDeadline(clock, HTTP_TIMEOUT_MS, signal, async (limited) => {
    const closing = new AbortController();
    try {
      const open = { ...request, signal: AbortSignal.any([limited, closing.signal]) };
      const socket = await connectOverNetwork(door, open);
      const answer = await ask(socket, request);
      const body = await readBounded(answer);
      return { status: answer.statusCode ?? 0, contentType: answer.headers["content-type"] ?? "", body, ms: took() };
    } catch (error) {
      limited.throwIfAborted();
      throw error instanceof AppError ? error : new AppError("unreachable", describeNetworkError(error, request), { cause: error });
    } finally {
      closing.abort();
    }
  });
}

type Open = Pick<NetworkRequest, "host" | "port"> & { signal: AbortSignal };

/** A connection to that address and port, closed by the signal. */
export async function connectOverNetwork(door: NetworkDoor, open: Open): Promise<Socket> {
  return door.proxyUrl === undefined ? connectStraight(open) : connectThrough(door.proxyUrl, open);
}

function connectStraight({ host, port, signal }: Open): Socket {
  return connect({ host, port, signal });
}

function connectThrough(proxyUrl: string, { host, port, signal }: Open): Promise<Socket> {
  const { hostname, port: proxyPort, username, password } = new URL(proxyUrl);
  const where = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64");
  return new Promise((resolve, reject) => {
    const sent = sendRequest({
      host: hostname.replace(/^\[|\]$/g, ""),
      ...(proxyPort === "" ? {} : { port: proxyPort }),
      method: "CONNECT",
      path: where,
      headers: { host: where, ...(username === "" ? {} : { "proxy-authorization": `Basic ${login}` }) },
      agent: false,
      maxHeaderSize: HEADER_BYTES_MAX,
      signal,
    });
    sent.on("error", reject);
    sent.on("connect", ({ statusCode }, socket, head) => {
      // From here on the connection is ours to close.
      signal.addEventListener("abort", () => socket.destroy(), { once: true });
      if (head.length > 0) socket.unshift(head);
      if (statusCode === 200) resolve(socket as Socket);
      else reject(new AppError("unreachable", `the network door could not connect to port ${port}`));
    });
    sent.end();
  });
}

function ask(socket: Socket, { name, port, path }: NetworkRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = sendRequest({
      createConnection: () => socket,
      method: "GET",
      path,
      headers: { host: `${name}${port === 80 ? "" : `:${port}`}`, accept: "text/plain, application/json, */*", connection: "close" },
      maxHeaderSize: HEADER_BYTES_MAX,
    });
    // Also what comes after the answer, such as more bytes than were promised; then it changes nothing any more.
    sent.on("error", reject);
    sent.on("response", resolve);
    sent.end();
  });
}

async function readBounded(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop early destroys the body, and with it the connection.
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > ANSWER_BYTES_MAX) throw new AppError("too_large", `more than ${ANSWER_BYTES_MAX / 1024} KiB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function describeNetworkError(error: unknown, { port }: NetworkRequest): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ECONNREFUSED") return `nothing listens on port ${port} (connection refused)`;
  if (code === "ECONNRESET" || code === "EPIPE") return "the connection was closed before the answer was complete";
  if (code === "HPE_HEADER_OVERFLOW") return `its headers are longer than ${HEADER_BYTES_MAX / 1024} KiB, so they were not read on`;
  if (code.startsWith("HPE_")) return "what came back is not HTTP";
  return describeError(error);
}
