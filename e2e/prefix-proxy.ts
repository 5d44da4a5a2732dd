import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A proxy in front of an explorer, as an Ingress is. */
export interface PrefixProxy {
  /** The page's address under the public name. */
  url: string;
  /** Paths that were asked for and that it does not hand on: everything that is not under the prefix. */
  outside: readonly string[];
  close(): void;
}

/** A name that browsers take for this machine, and that an explorer must be told of. */
export const publicName = "sets.localhost";

/** Starts a proxy that hands on to `explorer` what is under `prefix`, with the headers as they come, and nothing else. */
export async function startPrefixProxy(explorer: string, prefix: string): Promise<PrefixProxy> {
  const outside: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    if (path === prefix || path.startsWith(`${prefix}/`) || path.startsWith(`${prefix}?`)) return handOn(explorer, request, response);
    outside.push(path);
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${publicName}:${port}${prefix}`,
    outside,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function handOn(explorer: string, request: IncomingMessage, response: ServerResponse): void {
  const { hostname, port } = new URL(explorer);
  const { method, url, headers } = request;
  const asked = httpRequest({ hostname, port, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  asked.on("error", () => response.destroy());
  response.on("close", () => asked.destroy());
  request.pipe(asked);
}
