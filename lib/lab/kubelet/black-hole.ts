import { type AddressInfo, createServer, type Server, type Socket } from "node:net";

/** A port that takes connections and never answers: what an app that hangs looks like. */
export class BlackHole {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  constructor() {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => this.#sockets.delete(socket));
      socket.resume();
    });
    this.#server.listen(0, "127.0.0.1");
    this.#server.unref();
  }

  /** Undefined for the moment until it listens. */
  get port(): number | undefined {
    return (this.#server.address() as AddressInfo | null)?.port;
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}
