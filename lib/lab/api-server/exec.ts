import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { describeError } from "../../errors.ts";
import type { CommandResult, PodRuntime } from "../kubelet/pod-runtime.ts";

const channel = { stdin: 0, stdout: 1, stderr: 2, error: 3, close: 255 } as const;
/** What a client may send in one message, and in all, for a command to read. */
const payloadBytesMax = 64 * 1024;
const inputBytesMax = 4 * 1024 * 1024;

const protocols = ["v5.channel.k8s.io", "v4.channel.k8s.io"];
const server = new WebSocketServer({
  noServer: true,
  maxPayload: payloadBytesMax,
  handleProtocols: (offered) => protocols.find((protocol) => offered.has(protocol)) ?? false,
});

/** A container of a pod in which a command can be run. */
export interface ExecTarget {
  runtime: PodRuntime;
  container: string;
}

/**
 * Speaks the WebSocket side of exec: runs the command, sends its output and its Status, closes. A client that goes takes the command with it. A command that
 * reads is run once all of its input is there.
 */
export function serveExec(target: ExecTarget, query: URLSearchParams, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  server.handleUpgrade(request, socket, head, (client) => {
    const stop = new AbortController();
    client.on("error", () => client.terminate());
    client.on("close", () => stop.abort());
    void run(target, query, client, stop.signal);
  });
}

async function run({ runtime, container }: ExecTarget, query: URLSearchParams, client: WebSocket, stop: AbortSignal): Promise<void> {
  try {
    const input = query.get("stdin") === "true" ? await inputOf(client) : undefined;
    const result = await runtime.exec(container, query.getAll("command"), { stop, ...(input !== undefined && { input }) });
    if (!stop.aborted) finish(client, query, result);
  } catch (error) {
    if (stop.aborted) return;
    const status = { metadata: {}, status: "Failure", message: describeError(error), reason: "InternalError", code: 500 };
    client.send(Buffer.concat([Buffer.from([channel.error]), Buffer.from(JSON.stringify(status))]));
    client.close(1000);
  }
}

/** All that the client sends for the command to read: to the end of its stdin, which only v5 can tell, or to the first line of a terminal. */
function inputOf(client: WebSocket): Promise<string> {
  return new Promise((done) => {
    let input = "";
    client.on("message", (data: RawData) => {
      const bytes = Buffer.isBuffer(data) ? data : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]);
      if (bytes[0] === channel.stdin && input.length < inputBytesMax) input += bytes.subarray(1).toString();
      if (bytes[0] === channel.close) done(input);
    });
    client.on("close", () => done(input));
  });
}

function finish(client: WebSocket, query: URLSearchParams, { stdout, stderr, exitCode }: CommandResult): void {
  const isTty = query.get("tty") === "true";
  const send = (to: number, text: string) => client.send(Buffer.concat([Buffer.from([to]), Buffer.from(text)]));
  if (query.get("stdout") === "true") send(channel.stdout, stdout + (isTty ? stderr : ""));
  if (query.get("stderr") === "true" && !isTty) send(channel.stderr, stderr);
  send(channel.error, JSON.stringify(statusOf(exitCode)));
  client.close(1000);
}

function statusOf(exitCode: number): unknown {
  if (exitCode === 0) return { metadata: {}, status: "Success" };
  return {
    metadata: {},
    status: "Failure",
    message: `command terminated with non-zero exit code: exit status ${exitCode}`,
    reason: "NonZeroExitCode",
    details: { causes: [{ reason: "ExitCode", message: String(exitCode) }] },
  };
}
