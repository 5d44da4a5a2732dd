import { AppError } from "../../errors.ts";

/** Answers the loopback port behind a port of a pod, anew for each connection; undefined: it is refused. */
export type Listener = () => number | undefined;

const lowestHost = 2;
const highestHost = 254;

/**
 * The addresses of the lab's pods and what listens at them. Node n has 10.244.n.0/24 and gives out its addresses in turn, so that a
 * pod's next life has another one. Behind each port of a pod stands a loopback port.
 */
export class PodNetwork {
  readonly #next = new Map<number, number>();
  readonly #ports = new Map<string, Map<number, Listener>>();

  /** A free address on that node. Throws when the node has none left. */
  allocate(node: number): string {
    for (let tried = 0; tried <= highestHost - lowestHost; tried++) {
      const host = this.#next.get(node) ?? lowestHost;
      this.#next.set(node, host === highestHost ? lowestHost : host + 1);
      const ip = `10.244.${node}.${host}`;
      if (this.#ports.has(ip)) continue;
      this.#ports.set(ip, new Map());
      return ip;
    }
    throw new AppError("unavailable", `Node ${node} of the lab has no free pod address left: delete some pods.`);
  }

  /** `to`: the loopback port, or what answers it for each connection. */
  listen(ip: string, port: number, to: number | Listener): void {
    this.#ports.get(ip)?.set(port, typeof to === "number" ? () => to : to);
  }

  /** Takes an address that a pod has already. */
  keep(ip: string): void {
    if (!this.#ports.has(ip)) this.#ports.set(ip, new Map());
  }

  /** Whether something listens at that port, answering or not. */
  isTaken(ip: string, port: number): boolean {
    return this.#ports.get(ip)?.has(port) ?? false;
  }

  /** Nothing listens at that port any more. */
  close(ip: string, port: number): void {
    this.#ports.get(ip)?.delete(port);
  }

  release(ip: string): void {
    this.#ports.delete(ip);
  }

  has(ip: string): boolean {
    return this.#ports.has(ip);
  }

  localPort(ip: string, port: number): number | undefined {
    return this.#ports.get(ip)?.get(port)?.();
  }
}
