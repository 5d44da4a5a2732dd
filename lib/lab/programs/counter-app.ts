import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, posix } from "node:path";
import { toTimestamp } from "../../clock.ts";
import type { Exit, Process, ProcessContext, Program } from "./program.ts";

const killed = 137;
const failed = 1;
/** What such an app takes from SIGTERM to its end. */
const stopMs = 1000;

/** What the app's environment says, with its defaults. */
export interface CounterSettings {
  port: number;
  /** The file that holds the number; a relative one lies in the working directory. */
  file: string;
  /** The paths of which each GET is a visit. */
  visitPaths: readonly string[];
  /** Its own start is a visit, as of an app that opens its page once to warm up, when there is no file yet. */
  countsStart: boolean;
  /** What `/` shows, with `{hostname}`, `{visits}` and `{time}` filled in. */
  page: string;
  /** False: `/` answers 503, as an app does that never becomes ready. */
  isReady: boolean;
}

const pageDefault = '<!doctype html><html lang="en"><title>{hostname}</title><h1>{hostname}</h1><p>Visits: {visits}</p></html>\n';

/** Reads PORT, VISITS_FILE, VISIT_PATHS (with commas between), COUNT_START, PAGE and READY. */
export function parseCounterSettings({ env, workingDirectory }: Pick<ProcessContext, "env" | "workingDirectory">): CounterSettings {
  return {
    port: Number(env.get("PORT") ?? 8000),
    file: posix.resolve("/", workingDirectory, env.get("VISITS_FILE") ?? "/data/visits.txt"),
    visitPaths: (env.get("VISIT_PATHS") ?? "/visit").split(","),
    countsStart: env.get("COUNT_START") === "true",
    page: env.get("PAGE") ?? pageDefault,
    isReady: env.get("READY") !== "false",
  };
}

/**
 * The app of the scenarios: a real HTTP server that keeps its visits in a file. A GET of a path that counts adds one; `/visits` answers
 * the count, `/visit` the new one, `/` a page that shows it. The file is read anew for every request, so that a pod's next life, or a
 * hand that edits the file, is seen at once. At SIGTERM it takes no more requests, and ends with 0 a moment later.
 */
export const counterApp: Program = (context): Process => {
  const settings = parseCounterSettings(context);
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
  const server = createServer((request, response) => {
    void inTurn(() => answer(context, settings, request, response)).catch((error: Error) => {
      context.write("stderr", `error ${error.message}\n`);
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" }).end(`${error.message}\n`);
    });
  });
  if (settings.countsStart)
    void inTurn(() => countStart(context, settings.file)).catch((error: Error) => context.write("stderr", `error ${error.message}\n`));
  let close = () => {};
  let isEnding = false;
  let resolve: (exit: Exit) => void = () => {};
  const exited = new Promise<Exit>((settle) => {
    resolve = settle;
  });
  const end = (exit: Exit) => {
    if (isEnding) return;
    isEnding = true;
    close();
    server.close(() => resolve(exit));
    server.closeAllConnections();
  };
  const fail = (error: Error) => {
    context.write("stderr", `error ${error.message}\n`);
    end({ exitCode: failed });
  };
  const listening = new Promise<void>((settle, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", settle);
  });
  context
    .errand(listening)
    .then(() => {
      if (isEnding) return;
      close = context.network.listen(settings.port, (server.address() as AddressInfo).port);
      context.write("stdout", `${context.hostname} is listening\n`);
    })
    .catch(fail);
  return {
    exited,
    signal(signal) {
      if (signal === "KILL") return end({ exitCode: killed });
      close();
      context.clock.after(stopMs, () => end({ exitCode: 0 }));
    },
  };
};

async function answer(context: ProcessContext, settings: CounterSettings, request: IncomingMessage, response: ServerResponse) {
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  const { hostname } = context;
  const send = (code: number, type: string, body: string) => {
    response.writeHead(code, { "content-type": `${type}; charset=utf-8`, "x-served-by": hostname }).end(body);
    if (path !== "/") context.write("stdout", `${request.method} ${path} ${code}\n`);
  };
  if (request.method !== "GET" && request.method !== "HEAD") return send(405, "text/plain", "Method not allowed\n");
  if (path === "/" && !settings.isReady) return send(503, "text/plain", "Not ready\n");
  const isVisit = settings.visitPaths.includes(path);
  if (!isVisit && path !== "/" && path !== "/visits") return send(404, "text/plain", "Not found\n");
  const count = isVisit ? await addVisit(context, settings.file) : await readCount(context, settings.file);
  if (path !== "/") return send(200, "text/plain", `${count}\n`);
  const words: Readonly<Record<string, string>> = { hostname, visits: String(count), time: toTimestamp(context.clock.now()) };
  send(
    200,
    "text/html",
    settings.page.replaceAll(/\{(hostname|visits|time)\}/g, (_, word: string) => words[word] ?? ""),
  );
}

async function countStart(context: ProcessContext, file: string): Promise<void> {
  if ((await readCount(context, file)) === 0) await addVisit(context, file);
}

async function addVisit(context: ProcessContext, file: string): Promise<number> {
  const count = (await readCount(context, file)) + 1;
  const text = `${count}\n`;
  const path = context.files.pathForWriting(file, text.length);
  await mkdir(dirname(path), { recursive: true });
  // Written beside and renamed: who is killed in between, the whole lab with it, loses no count.
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
  return count;
}

/** The number in the file; 0 when there is no file yet, or no number in it. */
async function readCount(context: ProcessContext, file: string): Promise<number> {
  const text = await readFile(context.files.realPath(file), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return Number.parseInt(text, 10) || 0;
}
