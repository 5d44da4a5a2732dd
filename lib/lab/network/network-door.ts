import { createServer, type IncomingMessage, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { Duplex } from "node:stream";
import { type Destination, findDestination, type NetworkView } from "./find-destination.ts";

/**
 * The way into the lab's network: an HTTP CONNECT proxy on loopback. `CONNECT 10.244.0.2:8000` and `CONNECT name:port` lead to one pod;
 * what leads nowhere is answered with 502 and a sentence.
 */
export class NetworkDoor {
  readonly #view: NetworkView;
  readonly #server: Server;
  readonly #sockets = new Set<Duplex>();

  constructor(view: NetworkView) {
    this.#view = view;
    this.#server = createServer((_request, response) => {
      response.writeHead(405, { "content-type": "text/plain", allow: "CONNECT" }).end("This is a proxy: it answers CONNECT only.\n");
    });
    this.#server.on("connect", (request: IncomingMessage, socket: Duplex, head: Buffer) => this.#connect(request, socket, head));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(0, "127.0.0.1", resolve);
    });
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #connect(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#keep(socket);
    const [, host, port] = /^\[?([^[\]]+)\]?:(\d{1,5})$/.exec(request.url ?? "") ?? [];
    const found = host === undefined ? noAddress(request) : findDestination(this.#view, host.toLowerCase(), Number(port));
    if ("problem" in found) {
      refuse(socket, found.problem);
      return;
    }
    const pod = connect(found.localPort, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      pod.write(head);
      pod.pipe(socket).pipe(pod);
    });
    this.#keep(pod);
    pod.on("error", () => (pod.connecting ? refuse(socket, `Connection refused by ${host}:${port}.`) : socket.destroy()));
    pod.on("close", () => socket.end());
    socket.on("close", () => pod.destroy());
  }

  #keep(socket: Duplex): void {
    this.#sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#sockets.delete(socket));
  }
}

function noAddress({ url }: IncomingMessage): Destination {
  return { problem: `This is no address with a port: ${JSON.stringify(url)}.` };
}

function refuse(socket: Duplex, sentence: string): void {
  const body = `${sentence}\n`;
  const head = `HTTP/1.1 502 Bad Gateway\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}`;
  socket.end(`${head}\r\nconnection: close\r\n\r\n${body}`);
}
