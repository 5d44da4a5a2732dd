import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How often lines are written: as many as are due by then. */
const everyMs = 20;
const filler = "GET /orders/4711 200 in 12 ms, user agent Mozilla/5.0, cache hit, a text as long as those of most apps are";

/** An API server in front of another, which answers pods' logs itself, with as many lines as are wanted, and hands on all else. */
export interface ChattyLogs {
  url: string;
  /** Lines that were written so far, of all pods. */
  written(): number;
  /** No more lines from now on; the logs stay open. */
  silence(): void;
  stop(): void;
}

/** Each line says when it was written: `sent=<milliseconds>`. A log that is asked for begins now; what was before is nothing. */
export async function startChattyLogs(apiUrl: string, linesPerSecond: number): Promise<ChattyLogs> {
  const logs = new Map<ServerResponse, { written: number }>();
  let total = 0;
  const server = createServer((asked, answer) => {
    if (!/^\/api\/v1\/namespaces\/[^/]+\/pods\/[^/]+\/log\?/.test(asked.url ?? "")) return handOn(apiUrl, asked, answer);
    answer.writeHead(200, { "content-type": "text/plain" });
    logs.set(answer, { written: 0 });
    answer.on("close", () => logs.delete(answer));
  });
  const beganAt = performance.now();
  let writtenPerLog = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - beganAt) / 1000) * linesPerSecond);
    const count = due - writtenPerLog;
    writtenPerLog = due;
    for (const [answer, log] of logs) {
      answer.write(linesNow(count, log.written));
      log.written += count;
      total += count;
    }
  }, everyMs);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    written: () => total,
    silence: () => clearInterval(timer),
    stop() {
      clearInterval(timer);
      server.close();
      server.closeAllConnections();
    },
  };
}

function linesNow(count: number, from: number): string {
  const now = Date.now();
  const second = new Date(now).toISOString().slice(0, -1);
  let text = "";
  for (let line = 0; line < count; line++) {
    text += `${second}${String(line).padStart(6, "0")}Z line ${from + line} sent=${now} ${filler}\n`;
  }
  return text;
}

function handOn(apiUrl: string, asked: IncomingMessage, answer: ServerResponse): void {
  const onward = request(apiUrl + asked.url, { method: asked.method, headers: asked.headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(answer);
  });
  onward.on("error", () => answer.destroy());
  answer.on("close", () => onward.destroy());
  asked.pipe(onward);
}
