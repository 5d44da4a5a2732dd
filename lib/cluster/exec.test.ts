import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { systemClock } from "../clock.ts";
import type { Cluster } from "./cluster.ts";
import { openCluster } from "./open-cluster.ts";
import { kubeconfigFor } from "./testing/kubeconfig-for.ts";
import { until } from "./testing/until.ts";

const limits = { timeoutMs: 2_000, bytesMax: 1_000 };
const success = { kind: "Status", status: "Success" };
let server: Server;
let sockets: WebSocketServer;
let cluster: Cluster;
/** What the container does with the next command. */
let run: (socket: WebSocket) => void;
/** The Status that refuses the upgrade, if any. */
let refusal: { code: number; reason: string; message: string } | undefined;
let asked: URL | undefined;

beforeEach(async () => {
  refusal = undefined;
  server = createServer((_incoming, response) => response.end('{"gitVersion":"v1.35.4"}'));
  sockets = new WebSocketServer({ noServer: true, handleProtocols: () => "v5.channel.k8s.io" });
  server.on("upgrade", (incoming, socket, head) => {
    asked = new URL(incoming.url ?? "/", "http://fake.invalid");
    if (refusal !== undefined) {
      const body = JSON.stringify({ kind: "Status", status: "Failure", ...refusal });
      socket.end(`HTTP/1.1 ${refusal.code} No\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
      return;
    }
    sockets.handleUpgrade(incoming, socket, head, (opened) => run(opened));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const kubeconfigText = kubeconfigFor(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  cluster = await openCluster({ source: "lab", kubeconfigText, network: {}, readOnly: false, clock: systemClock, random: () => 0 });
});

afterEach(async () => {
  await cluster.close();
  for (const socket of sockets.clients) socket.terminate();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function frame(channel: number, content: string): Buffer {
  return Buffer.concat([Buffer.from([channel]), Buffer.from(content)]);
}

function exec(own = limits) {
  return cluster.exec({ namespace: "default", pod: "web-0", container: "app" }, ["cat", "/data/a b"], own);
}

/** Every socket is closed, whatever became of the command. */
function allClosed(): Promise<void> {
  return until(() => sockets.clients.size === 0, "the socket is closed");
}

it("answers what the command said on both streams, and closes the connection", async () => {
  run = (socket) => {
    socket.send(frame(1, "13"));
    socket.send(frame(2, "warning"));
    socket.send(frame(1, "2\n"));
    socket.send(frame(3, JSON.stringify(success)));
  };
  expect(await exec()).toMatchObject({ exitCode: 0, stdout: "132\n", stderr: "warning" });
  expect(asked?.pathname).toBe("/api/v1/namespaces/default/pods/web-0/exec");
  expect(asked?.searchParams.getAll("command")).toEqual(["cat", "/data/a b"]);
  expect(Object.fromEntries(asked?.searchParams ?? [])).toMatchObject({ stdout: "true", stderr: "true", stdin: "false", container: "app" });
  await allClosed();
});

it("reads the exit code from the Status", async () => {
  const causes = [{ reason: "ExitCode", message: "3" }];
  run = (socket) =>
    socket.send(frame(3, JSON.stringify({ kind: "Status", status: "Failure", reason: "NonZeroExitCode", details: { causes } })));
  expect((await exec()).exitCode).toBe(3);
});

it("throws any other failure in the server's words", async () => {
  run = (socket) => socket.send(frame(3, JSON.stringify({ kind: "Status", status: "Failure", code: 500, message: "no such file" })));
  await expect(exec()).rejects.toThrow("The command could not be run in the container: no such file.");
});

it("tells a refusal in the API server's words", async () => {
  refusal = { code: 403, reason: "Forbidden", message: 'User "x" cannot create resource "pods/exec"' };
  await expect(exec()).rejects.toMatchObject({
    code: "forbidden",
    message: 'The command could not be run in the container: User "x" cannot create resource "pods/exec".',
  });
});

it("waits no longer than the limit for a command that hangs", async () => {
  run = () => undefined;
  await expect(exec({ ...limits, timeoutMs: 50 })).rejects.toMatchObject({ code: "timeout" });
  await allClosed();
});

it("keeps no more than the bound of a command that says too much", async () => {
  run = (socket) => {
    socket.send(frame(1, "x".repeat(600)));
    socket.send(frame(2, "x".repeat(600)));
  };
  await expect(exec()).rejects.toMatchObject({ code: "too_large" });
  await allClosed();
});

it.each<[string, (socket: WebSocket) => void]>([
  ["closes without a Status", (socket) => socket.close()],
  ["breaks off", (socket) => socket.terminate()],
  ["sends a frame on an unknown channel", (socket) => socket.send(frame(9, "what"))],
  ["sends a Status that is no JSON", (socket) => socket.send(frame(3, "what"))],
  ["sends a message beyond all bounds", (socket) => socket.send(frame(1, "x".repeat(2 * 1024 * 1024)))],
])("fails, and does no worse, when the server %s", async (_what, behave) => {
  run = behave;
  await expect(exec()).rejects.toMatchObject({ name: "AppError" });
  await allClosed();
});

it("asks for no container by a name that is none", async () => {
  asked = undefined;
  await expect(cluster.exec({ namespace: "default", pod: "web-0", container: "a&b" }, ["cat"], limits)).rejects.toMatchObject({
    code: "invalid",
  });
  expect(asked).toBeUndefined();
});
