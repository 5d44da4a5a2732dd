import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type createServer as createTcpServer, type Socket } from "node:net";
import { type Answer, decode, encode } from "dns-packet";

type App = (request: IncomingMessage, response: ServerResponse) => void;

/** A pod network for tests: apps at made-up addresses behind a real CONNECT proxy, and a real DNS server that says what it is told. */
export interface PodNetwork {
  proxyUrl: string;
  dns: { host: string; port: number };
  /** The app that answers at `address:port` (or `name:port`). */
  serve(where: string, app: App): Promise<void>;
  /** What DNS answers for the name; "silent": nothing at all. */
  records: Map<string, readonly string[] | "silent" | "servfail">;
  /** `host:port` of every CONNECT, in order. */
  connects: string[];
  queries: string[];
  close(): Promise<void>;
}

export async function startPodNetwork(): Promise<PodNetwork> {
  const apps = new Map<string, number>();
  const closers: (() => void)[] = [];
  const network: Pick<PodNetwork, "records" | "connects" | "queries"> = { records: new Map(), connects: [], queries: [] };
  const door = createServer();
  door.on("connect", (request: IncomingMessage, client: Socket) => {
    const where = request.url ?? "";
    network.connects.push(where);
    const port = apps.get(where);
    if (port === undefined) return client.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    const app = connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      app.pipe(client).pipe(app);
    });
    app.on("error", () => client.destroy());
    client.on("error", () => app.destroy());
    client.on("close", () => app.destroy());
  });
  const doorPort = await listen(door);
  closers.push(
    () => door.closeAllConnections(),
    () => door.close(),
  );
  const dns = await startDns(network);
  closers.push(dns.close);
  return {
    ...network,
    proxyUrl: `http://127.0.0.1:${doorPort}`,
    dns: { host: "127.0.0.1", port: dns.port },
    async serve(where, app) {
      const server = createServer(app);
      apps.set(where, await listen(server));
      closers.push(
        () => server.closeAllConnections(),
        () => server.close(),
      );
    },
    async close() {
      for (const close of closers) close();
      await once(door, "close");
    },
  };
}

async function startDns({ records, queries }: Pick<PodNetwork, "records" | "queries">) {
  const socket = createSocket("udp4");
  socket.on("message", (message, from) => {
    const query = decode(message);
    const question = query.questions?.[0];
    if (!question) return;
    queries.push(question.name);
    const found = records.get(question.name);
    if (found === "silent") return;
    const answers: Answer[] =
      found === undefined || found === "servfail" ? [] : found.map((data) => ({ type: "A", name: question.name, ttl: 5, data }));
    const code = found === "servfail" ? 2 : found === undefined ? 3 : 0;
    socket.send(encode({ type: "response", id: query.id ?? 0, flags: code, questions: [question], answers }), from.port, from.address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return { port: socket.address().port, close: () => void socket.close() };
}

async function listen(server: ReturnType<typeof createServer> | ReturnType<typeof createTcpServer>): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}
