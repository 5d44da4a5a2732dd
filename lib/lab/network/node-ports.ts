import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import type { WireService } from "../../controllers/objects/service.ts";
import { byService, type NetworkView } from "./find-destination.ts";

/** Says of a Service where on 127.0.0.1 those of its node ports are that could not be opened under their own number: "30001=41207,…". */
export const movedPortsAnnotation = "statefulset-explorer.io/moved-node-ports";

interface OpenPort {
  service: string;
  server: Server;
  /** Where it is opened on this machine. */
  localPort: number;
}

/**
 * Services' node ports on 127.0.0.1, for as long as the Services have them. One whose number is taken on this machine is opened at a free
 * one, which is told by `note` and in an annotation of the Service. At most as many as there are node ports: 2768.
 */
export class NodePorts {
  readonly #view: NetworkView;
  readonly #note: (sentence: string) => void;
  readonly #open = new Map<number, OpenPort>();
  readonly #sockets = new Set<Socket>();
  #work: Promise<void> = Promise.resolve();
  #unsubscribe = () => {};

  constructor(view: NetworkView, note: (sentence: string) => void) {
    this.#view = view;
    this.#note = note;
  }

  /** Those that are open now, by number. */
  list(): { service: string; nodePort: number; localPort: number }[] {
    return [...this.#open]
      .map(([nodePort, { service, localPort }]) => ({ service, nodePort, localPort }))
      .sort((a, b) => a.nodePort - b.nodePort);
  }

  /** Opens those that the Services have now, and from now on follows them; resolves when the first are open. */
  async start(): Promise<void> {
    const { store } = this.#view;
    this.#unsubscribe = store.subscribe(({ resource, object }) => {
      if (resource === "services") this.#follow(object.metadata.namespace ?? "", object.metadata.name);
    });
    for (const { metadata } of store.list("services")) this.#follow(metadata.namespace ?? "", metadata.name);
    await this.#work;
  }

  async stop(): Promise<void> {
    this.#unsubscribe();
    await this.#work;
    await Promise.all([...this.#open.keys()].map((port) => this.#close(port)));
  }

  /** One after another, so that a port that goes from one Service to another is free before it is opened again. */
  #follow(namespace: string, name: string): void {
    this.#work = this.#work
      .then(() => this.#bringUpToDate(namespace, name))
      .catch((error: Error) => this.#note(`The node ports of Service ${namespace}/${name} are not told: ${error.message}`));
  }

  async #bringUpToDate(namespace: string, name: string): Promise<void> {
    const key = `${namespace}/${name}`;
    const service = this.#view.store.get("services", namespace, name);
    const wanted = service ? nodePortsOf(service) : [];
    for (const [port, { service: owner }] of this.#open) if (owner === key && !wanted.includes(port)) await this.#close(port);
    for (const port of wanted) if (!this.#open.has(port)) await this.#openPort(port, key);
    this.#annotate(namespace, name);
  }

  async #openPort(port: number, service: string): Promise<void> {
    const server = createServer((socket) => this.#serve(socket, port, service));
    try {
      await listen(server, port).catch(async (error: Error) => {
        await listen(server, 0);
        const { port: free } = server.address() as AddressInfo;
        this.#note(`Node port ${port} of Service ${service} is taken on this machine (${error.message}): it is 127.0.0.1:${free} instead.`);
      });
    } catch (error) {
      this.#note(`Node port ${port} of Service ${service} cannot be opened on 127.0.0.1: ${(error as Error).message}`);
      return;
    }
    this.#open.set(port, { service, server, localPort: (server.address() as AddressInfo).port });
  }

  async #close(port: number): Promise<void> {
    const open = this.#open.get(port);
    this.#open.delete(port);
    for (const socket of this.#sockets) if (socket.localPort === open?.localPort) socket.destroy();
    await new Promise<void>((resolve) => (open ? open.server.close(() => resolve()) : resolve()));
  }

  #annotate(namespace: string, name: string): void {
    const { store } = this.#view;
    const service = store.get("services", namespace, name);
    if (!service) return;
    const moved = nodePortsOf(service).flatMap((port) => {
      const localPort = this.#open.get(port)?.localPort ?? port;
      return localPort === port ? [] : [`${port}=${localPort}`];
    });
    const { [movedPortsAnnotation]: before, ...annotations } = service.metadata.annotations ?? {};
    const after = moved.length > 0 ? moved.join(",") : undefined;
    if (before === after) return;
    const next = { ...annotations, ...(after !== undefined && { [movedPortsAnnotation]: after }) };
    store.update("services", { ...service, metadata: { ...service.metadata, annotations: next } });
  }

  #serve(socket: Socket, nodePort: number, key: string): void {
    const [namespace = "", name = ""] = key.split("/");
    const service = this.#view.store.get("services", namespace, name);
    const port = service?.spec.ports?.find((candidate) => candidate.nodePort === nodePort)?.port;
    const found = service && port !== undefined ? byService(this.#view, service, port) : undefined;
    if (!found || "problem" in found) {
      socket.destroy();
      return;
    }
    const pod = connect(found.localPort, "127.0.0.1");
    this.#sockets.add(socket);
    for (const end of [socket, pod]) {
      end.on("error", () => end.destroy());
      end.on("close", () => {
        this.#sockets.delete(socket);
        socket.destroy();
        pod.destroy();
      });
    }
    socket.pipe(pod).pipe(socket);
  }
}

function nodePortsOf({ spec }: WireService): number[] {
  return (spec.ports ?? []).flatMap(({ nodePort }) => nodePort ?? []);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.removeListener("error", reject);
      resolve();
    });
  });
}
