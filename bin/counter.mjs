import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { hostname } from "node:os";
import { dirname } from "node:path";

/**
 * The demo's app: counts visits in a file on its claim. GET `/` and `/visit` each add one (a page, and the new count), `/visits` answers
 * the count and adds none, `/healthz` is for probes. Every request but a probe's is one line of the log: who asked, and by which name.
 * PORT (8080) and VISITS_FILE (/data/visits) are its settings. Each request is served in one go, so no two of them add at once.
 */
const port = Number(process.env.PORT ?? 8080);
const file = process.env.VISITS_FILE ?? "/data/visits";

/** @returns {number} The count in the file; 0 when there is none yet. */
function readCount() {
  try {
    return Number.parseInt(readFileSync(file, "utf8"), 10) || 0;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return 0;
    throw error;
  }
}

/** Written aside and renamed, so that a kill at any moment loses no count that was answered. */
function addVisit() {
  const count = readCount() + 1;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${count}\n`);
  renameSync(`${file}.new`, file);
  return count;
}

/** @param {number} count */
function page(count) {
  return `<!doctype html><html lang="en"><title>${hostname()}</title><h1>${hostname()}</h1><p>Visits: ${count}</p></html>\n`;
}

/**
 * @param {string} path
 * @returns {{ status: number; type: string; body: string }}
 */
function answer(path) {
  const text = (/** @type {number | string} */ body, status = 200) => ({ status, type: "text/plain", body: `${body}\n` });
  switch (path) {
    case "/":
      return { status: 200, type: "text/html", body: page(addVisit()) };
    case "/visit":
      return text(addVisit());
    case "/visits":
      return text(readCount());
    case "/healthz":
      return text("ok");
    default:
      return text("not found", 404);
  }
}

/** Whatever stood in a header becomes one line of printable characters. @param {string | undefined} value */
function oneLine(value) {
  return (value ?? "-").replaceAll(/[^\x21-\x7e]/g, "?").slice(0, 300);
}

const server = createServer((request, response) => {
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  let given = { status: 405, type: "text/plain", body: "method not allowed\n" };
  if (request.method === "GET" || request.method === "HEAD") {
    try {
      given = answer(path);
    } catch (error) {
      given = { status: 500, type: "text/plain", body: `${error instanceof Error ? error.message : "failed"}\n` };
    }
  }
  response.writeHead(given.status, { "content-type": `${given.type}; charset=utf-8`, "x-served-by": hostname() }).end(given.body);
  if (path === "/healthz") return;
  const from = (request.socket.remoteAddress ?? "-").replace(/^::ffff:/, "");
  const said = given.type === "text/plain" ? given.body.trim() : `${given.body.length} bytes`;
  process.stdout.write(
    `${request.method} ${oneLine(path)} from ${from} host ${oneLine(request.headers.host)} -> ${given.status} ${said}\n`,
  );
});

server.listen(port, () => {
  const bound = /** @type {import("node:net").AddressInfo} */ (server.address()).port;
  process.stdout.write(`${hostname()} listens on port ${bound}, visits in ${file}\n`);
});
process.once("SIGTERM", () => process.exit(0));
