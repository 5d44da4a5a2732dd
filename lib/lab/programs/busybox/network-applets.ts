import { createReadStream, statSync } from "node:fs";
import { createServer, get, type ServerResponse } from "node:http";
import { type AddressInfo, isIPv4 } from "node:net";
import { extname, posix } from "node:path";
import { sleep } from "../../../clock.ts";
import type { Applet, AppletRun } from "./applet.ts";
import { forever, pathOf } from "./file-applets.ts";

const wgetBytesMax = 1024 * 1024;
const wgetTimeoutMs = 5000;
const portDefault = 80;
const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".txt": "text/plain",
  ".json": "application/json",
  ".css": "text/css",
};

/** Where pods believe the cluster's DNS to be. */
export const dnsServiceAddress = "10.96.0.10";

/** Resolvers give a server that says nothing this long. */
const dnsTimeoutMs = 5000;

const nslookup: Applet = async ({ args, context, killed, out, err }) => {
  const name = args.find((arg) => !arg.startsWith("-"));
  if (name === undefined) {
    out("Usage: nslookup HOST\n");
    return 1;
  }
  const found = context.network.resolve(name);
  if (found === "unanswered") {
    await sleep(context.clock, dnsTimeoutMs, killed);
    err(";; connection timed out; no servers could be reached\n\n");
    return 1;
  }
  out(`Server:\t\t${dnsServiceAddress}\nAddress:\t${dnsServiceAddress}:53\n\n`);
  if (!found) {
    out(`** server can't find ${name}: NXDOMAIN\n\n`);
    return 1;
  }
  out(`${found.addresses.map((address) => `Name:\t${found.name}\nAddress: ${address}\n`).join("")}\n`);
  return 0;
};

const wget: Applet = async (run) => {
  const { args, context, err } = run;
  const address = args.find((arg) => !arg.startsWith("-"));
  const url = URL.parse(address?.includes("://") ? address : `http://${address ?? ""}`);
  const fail = (message: string) => {
    err(`wget: ${message}\n`);
    return 1;
  };
  if (!url || address === undefined) return fail("usage: wget -qO- URL");
  const isLocal = url.hostname === "localhost" || isIPv4(url.hostname);
  const host = isLocal ? url.hostname : await addressOf(run, url.hostname);
  if (host === undefined) return fail(`bad address '${url.host}'`);
  const port = context.network.destination(host, Number(url.port || portDefault));
  if (port === undefined) return fail(`can't connect to remote host (${host}): Connection refused`);
  const answer = await context.errand(fetchText(run, port, url));
  if ("problem" in answer) return fail(answer.problem);
  run.out(answer.text);
  return 0;
};

/** A resolver's answer does not say whether there is no such name or nobody who knows: only that takes its time. */
async function addressOf({ context, killed }: AppletRun, name: string): Promise<string | undefined> {
  const found = context.network.resolve(name);
  if (found !== "unanswered") return found?.addresses[0];
  await sleep(context.clock, dnsTimeoutMs, killed);
  return undefined;
}

function fetchText({ killed }: AppletRun, port: number, url: URL): Promise<{ text: string } | { problem: string }> {
  return new Promise((done) => {
    const headers = { host: url.host, connection: "close" };
    const options = {
      host: "127.0.0.1",
      port,
      path: url.pathname + url.search,
      headers,
      timeout: wgetTimeoutMs,
      agent: false as const,
      signal: killed,
    };
    const request = get(options, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
        if (text.length > wgetBytesMax) request.destroy(new Error("answer too large"));
      });
      response.on("end", () => {
        const { statusCode = 0, statusMessage = "" } = response;
        done(statusCode < 400 ? { text } : { problem: `server returned error: HTTP/1.1 ${statusCode} ${statusMessage}` });
      });
    });
    request.on("timeout", () => request.destroy(new Error("download timed out")));
    request.on("error", (error) => done({ problem: error.message }));
  });
}

/**
 * `httpd -f -p PORT -h DIR`: serves the files of a directory until it is killed. It has no handler for SIGTERM. Without `-f` it goes on beside the script, and is
 * over with process 1.
 */
const httpd: Applet = async (run) => {
  const { args, context, err } = run;
  const after = (flag: string) => args[args.indexOf(flag) + 1] ?? "";
  const port = args.includes("-p") ? Number(after("-p").replace(/^.*:/, "")) : portDefault;
  const home = pathOf(run, args.includes("-h") ? after("-h") : ".");
  const server = createServer((request, response) => {
    const path = decodedPath(request.url ?? "/");
    if (path === undefined) response.writeHead(400).end();
    else serveFile(run, posix.join(home, posix.join("/", path), path.endsWith("/") ? "index.html" : ""), response);
  });
  const end = () => {
    server.close();
    server.closeAllConnections();
  };
  try {
    const listening = new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, "127.0.0.1", resolve);
    });
    await context.errand(listening);
    const close = context.network.listen(port, (server.address() as AddressInfo).port);
    run.killed.addEventListener("abort", () => {
      close();
      end();
    });
  } catch {
    end();
    err("httpd: bind: Address already in use\n");
    return 1;
  }
  return args.includes("-f") ? forever(run) : 0;
};

/** The path without its query; undefined for one whose escapes make no sense. */
function decodedPath(url: string): string | undefined {
  try {
    return decodeURI(url.split("?")[0] ?? "/");
  } catch {
    return undefined;
  }
}

function serveFile({ context }: AppletRun, path: string, response: ServerResponse): void {
  try {
    const real = context.files.realPath(path);
    const { size } = statSync(real);
    if (!statSync(real).isFile()) throw new Error("no file");
    response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream", "content-length": size });
    createReadStream(real)
      .on("error", () => response.destroy())
      .pipe(response);
  } catch {
    const body =
      "<HTML><HEAD><TITLE>404 Not Found</TITLE></HEAD>\n<BODY><H1>404 Not Found</H1>\nThe requested URL was not found\n</BODY></HTML>\n";
    response.writeHead(404, { "content-type": "text/html", "content-length": body.length }).end(body);
  }
}

export const networkApplets: Readonly<Record<string, Applet>> = { httpd, nslookup, wget };
