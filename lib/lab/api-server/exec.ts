import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { CommandResult, PodRuntime } from "../kubelet/pod-runtime.ts";

const channel = { stdout: 1, stderr: 2, error: 3 } as const;
/** What a client may send us: no command here reads stdin. */
const payloadBytesMax = 64 * 1024;

const protocols = ["v5.channel.k8s.io", "v4.channel.k8s.io"];
const server = new WebSocketServer({
  noServer: true,
  maxPayload: payloadBytesMax,
  handleProtocols: (offered) => protocols.find((protocol) => offered.has(protocol)) ?? false,
});

/** Speaks the WebSocket side of exec: runs the command, sends its output and its Status, closes. */
export function serveExec(runtime: PodRuntime, query: URLSearchParams, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  server.handleUpgrade(request, socket, head, (client) => {
    client.on("error", () => client.terminate());
    void runtime.exec(query.getAll("command")).then((result) => finish(client, query, result));
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
