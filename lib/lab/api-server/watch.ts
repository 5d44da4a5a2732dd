import type { ServerResponse } from "node:http";
import type { Clock } from "../../clock.ts";
import type { WireObject } from "../../controllers/objects/meta.ts";
import { type AnyDefinition, apiVersionOf } from "../registry/registry.ts";
import type { Change } from "../store/change.ts";
import type { Store } from "../store/store.ts";
import type { ApiTroubles } from "./api-troubles.ts";
import { jsonText } from "./json-text.ts";
import { checkWatchOptions, parseVersion } from "./list-options.ts";
import { type Form, tableOf } from "./representation.ts";
import { type Matcher, matcherOf } from "./selectors.ts";
import { expired } from "./status.ts";

const bookmarkPeriodMs = 60_000;
const defaultTimeoutMs = 30 * 60_000;
/** A watcher that is further behind than this is cut off, as the real server's watch cache does; it comes back and catches up. */
const unsentBytesMax = 16 * 1024 * 1024;

export interface WatchRequest {
  store: Store;
  clock: Clock;
  definition: AnyDefinition;
  namespace: string | undefined;
  query: URLSearchParams;
  form: Form;
  troubles: ApiTroubles;
}

/** Serves one watch until its time is over or the client goes. Answers headers at once; throws StatusError only before them. */
export function serveWatch(request: WatchRequest, response: ServerResponse): void {
  new Watch(request, response).start();
}

class Watch {
  readonly #request: WatchRequest;
  readonly #response: ServerResponse;
  readonly #matches: Matcher;
  readonly #stops: (() => void)[] = [];
  #columnsSent = false;
  #endMarked = false;

  constructor(request: WatchRequest, response: ServerResponse) {
    this.#request = request;
    this.#response = response;
    checkWatchOptions(request.query);
    this.#matches = matcherOf(request.definition, request.query);
  }

  start(): void {
    const { store, clock, query } = this.#request;
    const version = parseVersion(query.get("resourceVersion"), 500);
    const sendInitialEvents = query.get("sendInitialEvents");
    this.#response.writeHead(200, { "content-type": "application/json", "cache-control": "no-cache, private" });
    this.#response.flushHeaders();
    this.#response.on("close", () => this.#stop());
    if (sendInitialEvents === "true" || (version === 0 && sendInitialEvents === null)) this.#sendAll();
    else if (version > 0 && !this.#sendSince(version)) return;
    // Who begins with everything is told where it ends, whether that was asked or not.
    if (sendInitialEvents === "true" || (version === 0 && sendInitialEvents === null)) this.#bookmark();
    this.#stops.push(store.subscribe((change) => this.#hear(change)));
    this.#stops.push(clock.after(Number(query.get("timeoutSeconds") ?? 0) * 1000 || defaultTimeoutMs, () => this.#end()));
    this.#stops.push(this.#request.troubles.watchBegan(() => this.#end()));
    this.#bookmarkLater();
  }

  #sendAll(): void {
    const { store, definition, namespace } = this.#request;
    for (const object of store.list(definition.resource, namespace)) if (this.#matches(object)) this.#write("ADDED", object);
  }

  /** A version that is newer than ours was given out by a server that is gone; its watcher has to list anew too. */
  #sendSince(version: number): boolean {
    const { store } = this.#request;
    const changes = version > store.version ? undefined : store.history.since(version);
    if (!changes) {
      this.#line({ type: "ERROR", object: expired(version, store.history.oldest).status });
      this.#end();
      return false;
    }
    for (const change of changes) this.#hear(change);
    return true;
  }

  /** An object that enters the selector is told as ADDED, one that leaves it as DELETED in its last matching state. */
  #hear({ type, resource, object, previous, version }: Change): void {
    const { definition, namespace } = this.#request;
    if (resource !== definition.resource || (namespace !== undefined && object.metadata.namespace !== namespace)) return;
    const did = previous !== undefined && this.#matches(previous);
    const does = type !== "DELETED" && this.#matches(object);
    if (did && does) this.#write("MODIFIED", object);
    else if (does) this.#write("ADDED", object);
    else if (did && type === "DELETED") this.#write("DELETED", object);
    else if (did) this.#write("DELETED", { ...previous, metadata: { ...previous.metadata, resourceVersion: String(version) } });
  }

  #write(type: Change["type"], object: WireObject): void {
    const { form } = this.#request;
    const text = form === "table" ? JSON.stringify(this.#row(object)) : jsonText(object, form);
    this.#send(`{"type":"${type}","object":${text}}\n`);
  }

  #row(object: WireObject): unknown {
    const { definition, clock, query } = this.#request;
    const columns = !this.#columnsSent;
    this.#columnsSent = true;
    const metadata = { resourceVersion: object.metadata.resourceVersion };
    return tableOf(definition, [object], { metadata, now: clock.now(), includeObject: query.get("includeObject"), columns });
  }

  #bookmarkLater(): void {
    if (this.#request.query.get("allowWatchBookmarks") !== "true") return;
    let cancel = () => {};
    const again = () => {
      cancel = this.#request.clock.after(bookmarkPeriodMs, () => {
        this.#bookmark();
        again();
      });
    };
    again();
    this.#stops.push(() => cancel());
  }

  /** The first bookmark says that the initial events are over, whether that was asked or not. */
  #bookmark(): void {
    const { query, definition, store, form } = this.#request;
    if (query.get("allowWatchBookmarks") !== "true") return;
    const annotations = this.#endMarked ? undefined : { "k8s.io/initial-events-end": "true" };
    this.#endMarked = true;
    const metadata = { resourceVersion: String(store.version), ...(annotations && { annotations }) };
    const object = { kind: definition.kind, apiVersion: apiVersionOf(definition), metadata };
    this.#line({ type: "BOOKMARK", object: form === "table" ? this.#emptyRow(object) : object });
  }

  /** A bookmark in a table: a row of nothing, around the bookmark. */
  #emptyRow(object: { kind: string; apiVersion: string; metadata: { resourceVersion: string } }): unknown {
    const cells = ["", ...this.#request.definition.columns.map(({ type }) => (type === "integer" ? 0 : ""))];
    const row = { cells, object: { ...object, kind: "PartialObjectMetadata", apiVersion: "meta.k8s.io/v1" } };
    return {
      kind: "Table",
      apiVersion: "meta.k8s.io/v1",
      metadata: { resourceVersion: object.metadata.resourceVersion },
      columnDefinitions: null,
      rows: [row],
    };
  }

  #line(event: { type: string; object: unknown }): void {
    this.#send(`${JSON.stringify(event)}\n`);
  }

  #send(line: string): void {
    if (this.#response.writableLength > unsentBytesMax) this.#response.destroy();
    else this.#response.write(line);
  }

  #end(): void {
    this.#stop();
    this.#response.end();
  }

  #stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }
}
