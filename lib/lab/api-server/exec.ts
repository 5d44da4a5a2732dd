import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { describeError } from "../../errors.ts";
import type { CommandResult, PodRuntime } from "../kubelet/pod-runtime.ts";
import { isInteractiveShell, openTerminal } from "./terminal-session.ts";

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
  const command = query.getAll("command");
  const [reads, isTty] = [query.get("stdin") === "true", query.get("tty") === "true"];
  try {
    if (reads && isTty && isInteractiveShell(command)) return serveTerminal({ runtime, container }, client);
    // At a terminal nobody ends the input of a command that reads none.
    const input = reads && !isTty ? await inputOf(client) : undefined;
    const result = await runtime.exec(container, command, { stop, ...(input !== undefined && { input }) });
    if (!stop.aborted) finish(client, query, result);
  } catch (error) {
    if (stop.aborted) return;
    const status = { metadata: {}, status: "Failure", message: describeError(error), reason: "InternalError", code: 500 };
    send(client, channel.error, JSON.stringify(status));
    client.close(1000);
  }
}

function serveTerminal({ runtime, container }: ExecTarget, client: WebSocket): void {
  const end = (exitCode: number) => {
    send(client, channel.error, JSON.stringify(statusOf(exitCode)));
    client.close(1000);
  };
  const type = openTerminal(runtime, container, (text) => send(client, channel.stdout, text), end);
  client.on("message", (data: RawData) => {
    const [to, text] = partsOf(data);
    if (to === channel.stdin) type(text);
    if (to === channel.close) end(0);
  });
}

/** All that the client sends for the command to read, to the end of its stdin, which only v5 can tell. */
function inputOf(client: WebSocket): Promise<string> {
  return new Promise((done) => {
    let input = "";
    client.on("message", (data: RawData) => {
      const [to, text] = partsOf(data);
      if (to === channel.stdin && input.length < inputBytesMax) input += text;
      if (to === channel.close) done(input);
    });
    client.on("close", () => done(input));
  });
}

/** A message's channel, and its text. */
function partsOf(data: RawData): [number | undefined, string] {
  const bytes = Buffer.isBuffer(data) ? data : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]);
  return [bytes[0], bytes.subarray(1).toString()];
}

function send(client: WebSocket, to: number, text: string): void {
  if (client.readyState === client.OPEN) client.send(Buffer.concat([Buffer.from([to]), Buffer.from(text)]));
}

function finish(client: WebSocket, query: URLSearchParams, { stdout, stderr, exitCode }: CommandResult): void {
  const isTty = query.get("tty") === "true";
  if (query.get("stdout") === "true") send(client, channel.stdout, isTty ? (stdout + stderr).replaceAll("\n", "\r\n") : stdout);
  if (query.get("stderr") === "true" && !isTty) send(client, channel.stderr, stderr);
  send(client, channel.error, JSON.stringify(statusOf(exitCode)));
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
