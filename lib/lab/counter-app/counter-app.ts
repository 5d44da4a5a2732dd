import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname } from "node:path";

export interface CounterApp {
  /** The loopback port that it listens on. */
  port: number;
  stop(): Promise<void>;
}

export interface CounterAppOptions {
  hostname: string;
  /** The real file that holds the number. */
  file: string;
  /** Called with each line that the app writes to its log. */
  log(line: string): void;
}

/**
 * The app of the scenarios: a real HTTP server that keeps its visits in a file. `GET /visit` adds one and answers the new count,
 * `GET /visits` answers the count, `GET /` is a page that shows it; only the first counts. The file is read anew for every request, so
 * that a pod's next life, or a hand that edits the file, is seen at once.
 */
export async function startCounterApp(options: CounterAppOptions): Promise<CounterApp> {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
  const server = createServer((request, response) => {
    void inTurn(() => answer(options, request, response)).catch((error: Error) => {
      options.log(`error ${error.message}`);
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" }).end(`${error.message}\n`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  options.log(`${options.hostname} is listening`);
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(options: CounterAppOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  const send = (code: number, type: string, body: string) => {
    response.writeHead(code, { "content-type": `${type}; charset=utf-8`, "x-served-by": options.hostname }).end(body);
    if (path !== "/") options.log(`${request.method} ${path} ${code}`);
  };
  if (request.method !== "GET" && request.method !== "HEAD") return send(405, "text/plain", "Method not allowed\n");
  if (path === "/") return send(200, "text/html", page(options.hostname, await readCount(options.file)));
  if (path === "/visits") return send(200, "text/plain", `${await readCount(options.file)}\n`);
  if (path === "/visit") return send(200, "text/plain", `${await addVisit(options.file)}\n`);
  send(404, "text/plain", "Not found\n");
}

async function addVisit(file: string): Promise<number> {
  const count = (await readCount(file)) + 1;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${count}\n`);
  return count;
}

/** The number in the file; 0 when there is no file yet, or no number in it. */
async function readCount(file: string): Promise<number> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return Number.parseInt(text, 10) || 0;
}

function page(hostname: string, count: number): string {
  return `<!doctype html><html lang="en"><title>${hostname}</title><h1>${hostname}</h1><p>Visits: ${count}</p></html>\n`;
}
