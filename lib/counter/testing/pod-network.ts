import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from "node:net";
import { startTestDns, type TestDns } from "./test-dns.ts";

type App = (request: IncomingMessage, response: ServerResponse) => void;

/** A pod network for tests: apps at made-up addresses behind a real CONNECT proxy, and a real DNS server that says what it is told. */
export interface PodNetwork extends Pick<TestDns, "records" | "queries" | "held" | "letGo"> {
  proxyUrl: string;
  dns: readonly [{ host: string; port: number }];
  /** The app that answers at `address:port` (or `name:port`). */
  serve(where: string, app: App): Promise<void>;
  /** The same for what is no HTTP, or not quite. */
  serveRaw(where: string, app: (socket: Socket) => void): Promise<void>;
  /** Connections to apps that are open now. */
  open(): number;
  /** `host:port` of every CONNECT, in order. */
  connects: string[];
  close(): Promise<void>;
}

export async function startPodNetwork(): Promise<PodNetwork> {
  const apps = new Map<string, number>();
  const closers: (() => void)[] = [];
  const connects: string[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
  };
  const door = createServer();
  door.on("connect", (request: IncomingMessage, client: Socket) => {
    const where = request.url ?? "";
    connects.push(where);
    const port = apps.get(where);
    if (port === undefined) return client.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    const app = connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      app.pipe(client).pipe(app);
    });
    app.on("error", () => client.destroy());
    // With nobody to pipe to, nobody would notice that the client is gone.
    app.on("close", () => client.resume());
    client.on("error", () => app.destroy());
    client.on("close", () => app.destroy());
  });
  const doorPort = await listen(door);
  closers.push(
    () => door.closeAllConnections(),
    () => door.close(),
  );
  const dns = await startTestDns();
  closers.push(() => dns.close());
  return {
    ...dns,
    connects,
    proxyUrl: `http://127.0.0.1:${doorPort}`,
    dns: [dns],
    async serve(where, app) {
      const server = createServer(app).on("connection", keep);
      apps.set(where, await listen(server));
      closers.push(
        () => server.closeAllConnections(),
        () => server.close(),
      );
    },
    async serveRaw(where, app) {
      const server = createTcpServer((socket) => {
        keep(socket);
        app(socket);
      });
      apps.set(where, await listen(server));
      closers.push(() => server.close());
    },
    open: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.destroy();
      for (const close of closers) close();
      await once(door, "close");
    },
  };
}

async function listen(server: ReturnType<typeof createServer> | ReturnType<typeof createTcpServer>): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}
