import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { compareVersions, isOlder } from "../watch/resource-version.ts";
import { FakeWatch } from "./fake-watch.ts";

export interface FakeObject {
  metadata: { name: string; namespace?: string; uid: string; resourceVersion?: string; [key: string]: unknown };
  [key: string]: unknown;
}

export interface FakeRequest {
  kind: "list" | "watch" | "other";
  method: string;
  path: string;
  query: URLSearchParams;
  authorization: string | undefined;
}

export type FakeAnswer = (request: FakeRequest, response: ServerResponse, incoming: IncomingMessage) => void;

type Change = { version: string; collection: string; type: "ADDED" | "MODIFIED" | "DELETED"; object: FakeObject };

/**
 * An API server whose every answer a test can take into its own hands: it lists in pages, watches with history, and otherwise does
 * what the next scripted answer says. Speaks real HTTP on loopback; knows nothing of kinds but their paths.
 */
export class FakeApiServer {
  readonly requests: FakeRequest[] = [];
  readonly watches = new Set<FakeWatch>();
  /** Answers, before anything else, to requests of that kind, one each. */
  readonly next: { list: FakeAnswer[]; watch: FakeAnswer[]; other: FakeAnswer[] } = { list: [], watch: [], other: [] };
  /** Answers to every request instead of the server's own, while it is set. */
  always: ((request: FakeRequest) => FakeAnswer | undefined) | undefined;
  /** How many connections were ever made. */
  connections = 0;
  pageSize = Number.POSITIVE_INFINITY;
  /** Set before it listens: it then speaks TLS with these. */
  tls: { key: string; cert: string } | undefined;
  #server: Server | undefined;
  #port = 0;
  readonly #sockets = new Set<Socket>();
  #version = 100;
  #oldest = "0";
  #history: Change[] = [];
  readonly #snapshots = new Map<string, readonly FakeObject[]>();
  readonly #collections = new Map<string, Map<string, FakeObject>>();

  static async start(tls?: { key: string; cert: string }): Promise<FakeApiServer> {
    const server = new FakeApiServer();
    server.tls = tls;
    await server.listen();
    return server;
  }

  get url(): string {
    return `${this.tls === undefined ? "http" : "https"}://127.0.0.1:${this.#port}`;
  }

  get port(): string {
    return String(this.#port);
  }

  get version(): string {
    return String(this.#version);
  }

  /** Begins to listen, on the port of the last time if there was one. */
  async listen(): Promise<void> {
    const listener: RequestListener = (incoming, response) => this.#answer(incoming, response);
    const server = this.tls === undefined ? createServer(listener) : createTlsServer(this.tls, listener);
    server.keepAliveTimeout = 60_000;
    server.on("connection", (socket) => {
      this.connections += 1;
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(this.#port, "127.0.0.1", resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Dies as by kill -9: every connection is reset, nobody listens. */
  async kill(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    const closed = new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve())));
    // A socket under TLS cannot be reset.
    for (const socket of this.#sockets) {
      if (this.tls === undefined) socket.resetAndDestroy();
      else socket.destroy();
    }
    this.watches.clear();
    await closed;
  }

  /** Creates or replaces an object of the collection, e.g. "/api/v1/pods", and tells the watches. */
  put(collection: string, object: FakeObject): FakeObject {
    const known = this.#objects(collection);
    const key = keyOf(object);
    const before = known.get(key);
    if (before !== undefined && before.metadata.uid !== object.metadata.uid) this.remove(collection, before);
    const stored = this.#stamp(object);
    const type = known.has(key) ? "MODIFIED" : "ADDED";
    known.set(key, stored);
    this.#record({ version: this.version, collection, type, object: stored });
    return stored;
  }

  remove(collection: string, object: FakeObject): void {
    if (!this.#objects(collection).delete(keyOf(object))) return;
    this.#record({ version: this.#nextVersion(), collection, type: "DELETED", object: this.#restamp(object) });
  }

  /** What a list of the collection holds now. */
  list(collection: string): readonly FakeObject[] {
    return [...this.#objects(collection).values()];
  }

  /** Forgets the history up to now: watches and continue tokens from before get 410. */
  compact(): void {
    this.#nextVersion();
    this.#oldest = this.version;
    this.#history = [];
  }

  /** Goes back to an earlier version, as a cluster restored from a backup does. */
  rewind(version: number): void {
    this.#version = version;
    this.#history = [];
  }

  count(kind: FakeRequest["kind"]): number {
    return this.requests.filter((request) => request.kind === kind).length;
  }

  #answer(incoming: IncomingMessage, response: ServerResponse): void {
    const url = new URL(incoming.url ?? "/", "http://fake.invalid");
    const isCollection = /^\/(?:api\/v1|apis\/[^/]+\/v1)(?:\/namespaces\/[^/]+)?\/[a-z]+$/.test(url.pathname) && incoming.method === "GET";
    const kind = !isCollection ? "other" : url.searchParams.get("watch") === "true" ? "watch" : "list";
    const { authorization } = incoming.headers;
    const request: FakeRequest = { kind, method: incoming.method ?? "GET", path: url.pathname, query: url.searchParams, authorization };
    this.requests.push(request);
    const scripted = this.next[kind].shift() ?? this.always?.(request);
    if (scripted !== undefined) scripted(request, response, incoming);
    else if (kind === "list") this.#list(request, response);
    else if (kind === "watch") this.#watch(request, response);
    else if (url.pathname === "/version") sendJson(response, 200, { gitVersion: "v1.35.4" });
    else sendStatus(response, 404, "NotFound", "the server could not find the requested resource");
  }

  #list({ path, query }: FakeRequest, response: ServerResponse): void {
    const [version = this.version, offset = "0"] = query.get("continue")?.split(":") ?? [];
    if (query.has("continue") && isOlder(version, this.#oldest)) {
      sendStatus(response, 410, "Expired", "The provided continue parameter is too old to display a consistent list result.");
      return;
    }
    const from = Number(offset);
    const size = query.has("limit") ? Math.min(Number(query.get("limit")), this.pageSize) : Number.POSITIVE_INFINITY;
    // Every page of a list shows the state of its first.
    const all = this.#snapshots.get(`${path} ${version}`) ?? this.list(path);
    const isLast = from + size >= all.length;
    if (!isLast) this.#snapshots.set(`${path} ${version}`, all);
    const metadata = { resourceVersion: version, ...(isLast ? {} : { continue: `${version}:${from + size}` }) };
    sendJson(response, 200, { kind: "List", apiVersion: "v1", metadata, items: all.slice(from, from + size) });
  }

  #watch({ path, query }: FakeRequest, response: ServerResponse): void {
    const from = query.get("resourceVersion") ?? "0";
    if (isOlder(from, this.#oldest)) {
      sendStatus(response, 410, "Expired", `too old resource version: ${from} (${this.#oldest})`);
      return;
    }
    const watch = new FakeWatch(path, response);
    this.watches.add(watch);
    response.on("close", () => this.watches.delete(watch));
    for (const change of this.#history) if ((compareVersions(change.version, from) ?? 0) > 0) this.#tell(watch, change);
  }

  #record(change: Change): void {
    this.#history.push(change);
    for (const watch of this.watches) this.#tell(watch, change);
  }

  #tell(watch: FakeWatch, { collection, type, object }: Change): void {
    if (watch.path === collection) watch.send(type, object);
  }

  #stamp(object: FakeObject): FakeObject {
    this.#nextVersion();
    return this.#restamp(object);
  }

  #restamp(object: FakeObject): FakeObject {
    return { ...object, metadata: { ...object.metadata, resourceVersion: this.version } };
  }

  #nextVersion(): string {
    this.#version += 1;
    return this.version;
  }

  #objects(collection: string): Map<string, FakeObject> {
    const known = this.#collections.get(collection) ?? new Map<string, FakeObject>();
    this.#collections.set(collection, known);
    return known;
  }
}

function keyOf({ metadata }: FakeObject): string {
  return `${metadata.namespace ?? ""}/${metadata.name}`;
}

export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

export function sendStatus(
  response: ServerResponse,
  code: number,
  reason: string,
  message: string,
  headers: Record<string, string> = {},
): void {
  sendJson(response, code, { kind: "Status", apiVersion: "v1", status: "Failure", message, reason, code }, headers);
}
