import { connect, createServer, type Server, type Socket } from "node:net";
import { byService, type NetworkView } from "./find-destination.ts";

/** Opens Services' node ports on 127.0.0.1. A port that is taken is left out, and said so by `note`. */
export class NodePorts {
  readonly #view: NetworkView;
  readonly #note: (sentence: string) => void;
  readonly #servers = new Map<number, Server>();
  readonly #sockets = new Set<Socket>();

  constructor(view: NetworkView, note: (sentence: string) => void) {
    this.#view = view;
    this.#note = note;
  }

  /** Opens those that the Services have now; resolves when each is open or known to be taken. */
  async start(): Promise<void> {
    for (const service of this.#view.store.list("services")) {
      for (const { nodePort, port } of service.spec.ports ?? []) {
        if (nodePort !== undefined) await this.#open(nodePort, service.metadata.namespace ?? "", service.metadata.name, port);
      }
    }
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all([...this.#servers.values()].map((server) => new Promise((resolve) => server.close(resolve))));
  }

  #open(nodePort: number, namespace: string, name: string, port: number): Promise<void> {
    const server = createServer((socket) => this.#serve(socket, namespace, name, port));
    return new Promise((resolve) => {
      server.once("error", (error) => {
        this.#note(`Node port ${nodePort} of Service ${namespace}/${name} is not opened on 127.0.0.1: ${error.message}`);
        resolve();
      });
      server.listen(nodePort, "127.0.0.1", () => {
        this.#servers.set(nodePort, server);
        resolve();
      });
    });
  }

  #serve(socket: Socket, namespace: string, name: string, port: number): void {
    const service = this.#view.store.get("services", namespace, name);
    const found = service && byService(this.#view, service, port);
    if (!found || "problem" in found) {
      socket.destroy();
      return;
    }
    const pod = connect(found.localPort, "127.0.0.1");
    for (const end of [socket, pod]) {
      this.#sockets.add(end);
      end.on("error", () => end.destroy());
      end.on("close", () => {
        this.#sockets.delete(end);
        socket.destroy();
        pod.destroy();
      });
    }
    socket.pipe(pod).pipe(socket);
  }
}
