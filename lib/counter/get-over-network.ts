import { Agent, type Dispatcher, ProxyAgent } from "undici";
import type { Clock } from "../clock.ts";
import { AppError, describeError } from "../errors.ts";
import { withDeadline } from "./deadline.ts";
import type { Answer } from "./judge-answer.ts";
import { ANSWER_BYTES_MAX, HTTP_TIMEOUT_MS } from "./limits.ts";

/** undici's own timers, for what our deadline cannot reach: a CONNECT that nobody waits for any more. */
const backstop = { connectTimeout: 5_000, headersTimeout: 5_000, bodyTimeout: 5_000, maxHeaderSize: 16 * 1024 };

/** The way into the cluster's network: through its door, an HTTP CONNECT proxy, or straight. Whoever makes it closes it (destroy). */
export function openNetwork(proxyUrl: string | undefined): Dispatcher {
  return proxyUrl === undefined ? new Agent(backstop) : new ProxyAgent({ ...backstop, uri: proxyUrl, proxyTunnel: true });
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
 * GET over a connection of its own, without following redirects. Throws AppError: timeout (HTTP_TIMEOUT_MS), too_large
 * (ANSWER_BYTES_MAX, the connection is closed there), unreachable; or the signal's reason.
 */
export async function getOverNetwork(network: Dispatcher, request: NetworkRequest, clock: Clock, signal: AbortSignal): Promise<Answer> {
  const took = clock.stopwatch();
  return await withDeadline(clock, HTTP_TIMEOUT_MS, signal, async (limited) => {
    try {
      const answer = await network.request({
        origin: `http://${request.host.includes(":") ? `[${request.host}]` : request.host}:${request.port}`,
        path: request.path,
        method: "GET",
        headers: { host: `${request.name}${request.port === 80 ? "" : `:${request.port}`}`, accept: "text/plain, application/json, */*" },
        signal: limited,
        reset: true,
      });
      const body = await readBounded(answer.body);
      return { status: answer.statusCode, contentType: String(answer.headers["content-type"] ?? ""), body, ms: took() };
    } catch (error) {
      limited.throwIfAborted();
      throw error instanceof AppError ? error : new AppError("unreachable", describeNetworkError(error, request), { cause: error });
    }
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
  const text = describeError(error);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (text.startsWith("Proxy response")) return `the network door could not connect to port ${port}`;
  if (code === "ECONNREFUSED") return `nothing listens on port ${port} (connection refused)`;
  if (code === "ECONNRESET" || code === "UND_ERR_SOCKET") return "the connection was closed before the answer was complete";
  if (code.startsWith("HPE_") || (error instanceof Error && error.name === "HTTPParserError")) return "what came back is not HTTP";
  return text;
}
