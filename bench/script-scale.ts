import { once } from "node:events";
import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

/** A script as it went over the wire to the browser. */
export interface WeighedScript {
  path: string;
  gzipBytes: number;
}

/**
 * A forward proxy for a browser that weighs every script which passes, so also those that a worker loads and that the page's own
 * tools do not show. Bodies are weighed with gzip -9, whatever the server would have chosen.
 */
export async function openScriptScale() {
  const scripts: WeighedScript[] = [];
  let lastRequestAt = performance.now();
  const server = createServer((incoming, outgoing) => {
    lastRequestAt = performance.now();
    const url = new URL(incoming.url ?? "");
    const { "accept-encoding": _, "proxy-connection": __, ...headers } = incoming.headers;
    const forwarded = request(url, { method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      if (/javascript/.test(answer.headers["content-type"] ?? ""))
        void weigh(answer).then((gzipBytes) => scripts.push({ path: url.pathname, gzipBytes }));
    });
    forwarded.on("error", () => outgoing.destroy());
    outgoing.on("close", () => forwarded.destroy());
    incoming.pipe(forwarded);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    scripts: scripts as readonly WeighedScript[],
    /** Milliseconds since the browser last asked for anything. */
    quietMs: () => performance.now() - lastRequestAt,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function weigh(answer: IncomingMessage): Promise<number> {
  const parts: Buffer[] = [];
  answer.on("data", (part: Buffer) => parts.push(part));
  await once(answer, "end");
  return gzipSync(Buffer.concat(parts), { level: 9 }).byteLength;
}
