import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { ApiContext } from "./api-context.ts";
import { handleRequest, handleUpgrade } from "./request-handler.ts";

/** Longer than a client keeps an idle connection, so that none is closed under a request that is just being sent. */
const keepAliveMs = 90_000;

/** The lab's API server on loopback. It can be stopped, with every connection cut, and started again on the same port. */
export class ApiServer {
  readonly #context: ApiContext;
  #server: Server | undefined;
  #port: number;
  readonly #upgraded = new Set<Duplex>();

  constructor(context: ApiContext, port = 0) {
    this.#context = context;
    this.#port = port;
  }

  /** The port it listens on, or will again; 0 before the first start. */
  get port(): number {
    return this.#port;
  }

  /** Resolves once it listens. Rejects when the port is taken. */
  async start(): Promise<void> {
    if (this.#server) return;
    const server = createServer((request, response) => void handleRequest(this.#context, request, response));
    server.keepAliveTimeout = keepAliveMs;
    server.on("upgrade", (request, socket, head) => {
      this.#upgraded.add(socket);
      socket.on("close", () => this.#upgraded.delete(socket));
      socket.on("error", () => socket.destroy());
      handleUpgrade(this.#context, request, socket, head);
    });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(this.#port, "127.0.0.1", resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Cuts every connection and resolves once the port is free. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    for (const socket of this.#upgraded) socket.destroy();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }
}
