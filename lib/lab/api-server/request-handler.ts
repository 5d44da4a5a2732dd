import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Clock } from "../../clock.ts";
import type { WireObject } from "../../controllers/objects/meta.ts";
import type { WirePod } from "../../controllers/objects/pod.ts";
import type { PodRuntimes } from "../kubelet/pod-runtime.ts";
import type { Store } from "../store/store.ts";
import { admitCaller } from "./admit-caller.ts";
import type { ApiTroubles } from "./api-troubles.ts";
import type { Authorizer } from "./authorizer.ts";
import { answerDeletePod } from "./delete.ts";
import { discover } from "./discovery.ts";
import { answerEviction } from "./evict.ts";
import { serveExec } from "./exec.ts";
import { answerList } from "./list.ts";
import { answerOpenApi } from "./open-api.ts";
import { answerLog, proxyToPod, runtimeForExec, splitProxyName } from "./pod-subresources.ts";
import { readBody } from "./read-body.ts";
import { negotiate, partialOf, tableOf } from "./representation.ts";
import { parseTarget, type RequestTarget } from "./request-target.ts";
import { answerReview } from "./reviews.ts";
import { badRequest, methodNotAllowed, noSuchResource, notFound, StatusError } from "./status.ts";
import { version } from "./version.ts";
import { serveWatch } from "./watch.ts";

export interface ApiContext {
  store: Store;
  clock: Clock;
  authorizer: Authorizer;
  runtimes: PodRuntimes;
  /** The bearer token that a request may show. */
  token: string;
  /** What is made to go wrong. */
  troubles: ApiTroubles;
}

const healthPaths = ["/healthz", "/livez", "/readyz"];

/** Answers one HTTP request of the Kubernetes API, from who asks to the last byte. */
export async function handleRequest(context: ApiContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // Clients judge the age of things by it: it tells the lab's time, which may run faster than the machine's, or be set wrong.
  response.setHeader("date", new Date(context.clock.now()).toUTCString());
  try {
    const url = urlOf(request);
    await disturb(context);
    admitCaller(request, context.token);
    if (healthPaths.includes(url.pathname)) return sendText(response, 200, "ok");
    await route(context, url, request, response);
  } catch (error) {
    if (response.headersSent) response.destroy();
    else sendStatus(response, error);
  }
}

/** Answers an upgrade to a WebSocket: exec, or a refusal in plain HTTP before the upgrade. */
export function handleUpgrade(context: ApiContext, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  try {
    const url = urlOf(request);
    admitCaller(request, context.token);
    const target = parseTarget(url.pathname);
    if (target?.subresource !== "exec") throw noSuchResource();
    serveExec(execRuntime(context, target, url.searchParams), url.searchParams, request, socket, head);
  } catch (error) {
    const body = JSON.stringify(statusOf(error));
    const { code } = statusOf(error);
    socket.end(
      `HTTP/1.1 ${code} Refused\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    );
  }
}

async function disturb({ troubles, clock }: ApiContext): Promise<void> {
  if (troubles.latencyMs > 0) await new Promise<void>((resolve) => clock.after(troubles.latencyMs, resolve));
  troubles.checkRefusal();
}

function urlOf(request: IncomingMessage): URL {
  return new URL(request.url ?? "/", "http://127.0.0.1");
}

async function route(context: ApiContext, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = url;
  if (request.method === "POST") {
    const review = answerReview(pathname, await readBodyOfReview(pathname, request), context.authorizer);
    if (review !== undefined) return sendJson(response, 201, review);
  }
  if (request.method === "GET") {
    const known = pathname === "/version" ? version : answerOpenApi(pathname);
    if (known !== undefined) return sendJson(response, 200, known);
    const found = discover(pathname.replace(/(?<=.)\/$/, ""), request.headers.accept ?? "");
    if (found) return sendJson(response, 200, found.body, found.type);
  }
  const target = parseTarget(pathname);
  if (!target) return sendText(response, 404, "404 page not found\n");
  if (target.subresource === "eviction") return serveEviction(context, target, request, response);
  if (target.subresource !== undefined) return serveSubresource(context, target, url, request, response);
  return serveResource(context, target, url, request, response);
}

async function readBodyOfReview(path: string, request: IncomingMessage): Promise<Buffer> {
  return path.startsWith("/apis/auth") ? readBody(request) : Buffer.alloc(0);
}

async function serveResource(context: ApiContext, target: RequestTarget, url: URL, request: IncomingMessage, response: ServerResponse) {
  const { definition, namespace, name } = target;
  const query = url.searchParams;
  const isWatch = name === undefined && ["true", "1"].includes(query.get("watch") ?? "");
  const verb =
    request.method === "GET" ? (name !== undefined ? "get" : isWatch ? "watch" : "list") : request.method === "DELETE" ? "delete" : "";
  authorize(context, target, verb || "create", definition.resource);
  if (verb === "" || !definition.verbs.includes(verb) || (verb === "delete" && name === undefined)) throw methodNotAllowed();
  const { store, clock } = context;
  if (verb === "delete")
    return sendJson(
      response,
      200,
      answerDeletePod(store, namespace ?? "", name ?? "", query, (await readBody(request)).toString(), clock.now()),
    );
  const form = negotiate(request.headers.accept);
  if (isWatch) return serveWatch({ store, clock, definition, namespace, query, form, troubles: context.troubles }, response);
  if (name === undefined) return sendJson(response, 200, answerList(store, definition, namespace, query, form, clock.now()));
  const object: WireObject | undefined = store.get(definition.resource, namespace ?? "", name);
  if (!object) throw notFound(definition, name);
  const metadata = { resourceVersion: object.metadata.resourceVersion };
  const table = () => tableOf(definition, [object], { metadata, now: clock.now(), includeObject: query.get("includeObject") });
  sendJson(response, 200, form === "table" ? table() : form === "metadata" ? partialOf(object) : object);
}

function authorize({ authorizer }: ApiContext, { definition, namespace, name }: RequestTarget, verb: string, resource: string): void {
  authorizer.check({ verb, group: definition.group, resource, ...(namespace && { namespace }), ...(name && { name }) });
}

function serveSubresource(context: ApiContext, target: RequestTarget, url: URL, request: IncomingMessage, response: ServerResponse): void {
  const { definition, subresource = "", name = "" } = target;
  if (!definition.subresources.some((known) => known.name === subresource)) throw noSuchResource();
  if (subresource === "exec") {
    execRuntime(context, target, url.searchParams);
    throw badRequest("Upgrade request required");
  }
  if (request.method !== "GET") throw methodNotAllowed();
  const address = subresource === "proxy" ? splitProxyName(name) : { name, port: undefined };
  authorize(context, { ...target, name: address.name }, "get", `${definition.resource}/${subresource}`);
  if (subresource === "status") {
    sendJson(response, 200, objectOf(context, target));
    return;
  }
  const pod = podOf(context, target, address.name);
  if (subresource === "log") answerLog(pod, context.runtimes, url.searchParams, response);
  else proxyToPod(pod, address.port, `/${target.rest}${url.search}`, context.runtimes, request, response);
}

async function serveEviction(context: ApiContext, target: RequestTarget, request: IncomingMessage, response: ServerResponse) {
  if (!target.definition.subresources.some((known) => known.name === "eviction")) throw noSuchResource();
  if (request.method !== "POST") throw methodNotAllowed();
  authorize(context, target, "create", `${target.definition.resource}/eviction`);
  const { namespace = "", name = "" } = target;
  const body = (await readBody(request)).toString();
  sendJson(response, 201, answerEviction(context.store, namespace, name, body, context.clock.now()));
}

function execRuntime(context: ApiContext, target: RequestTarget, query: URLSearchParams) {
  authorize(context, target, "create", `${target.definition.resource}/exec`);
  return runtimeForExec(podOf(context, target, target.name ?? ""), context.runtimes, query);
}

function podOf({ store }: ApiContext, { definition, namespace = "" }: RequestTarget, name: string): WirePod {
  const pod = store.get("pods", namespace, name);
  if (!pod) throw notFound(definition, name);
  return pod;
}

function objectOf({ store }: ApiContext, { definition, namespace = "", name = "" }: RequestTarget): WireObject {
  const object = store.get(definition.resource, namespace, name);
  if (!object) throw notFound(definition, name);
  return object;
}

function sendJson(response: ServerResponse, code: number, body: unknown, type = "application/json"): void {
  response.writeHead(code, { "content-type": type, "cache-control": "no-cache, private" }).end(`${JSON.stringify(body)}\n`);
}

function sendText(response: ServerResponse, code: number, body: string): void {
  response.writeHead(code, { "content-type": "text/plain; charset=utf-8" }).end(body);
}

function sendStatus(response: ServerResponse, error: unknown): void {
  const status = statusOf(error);
  const retryAfter = status.details?.retryAfterSeconds;
  if (retryAfter !== undefined) response.setHeader("retry-after", String(retryAfter));
  sendJson(response, status.code, status);
}

function statusOf(error: unknown): StatusError["status"] {
  if (error instanceof StatusError) return error.status;
  const message = error instanceof Error ? error.message : String(error);
  return new StatusError(500, "InternalError", `Internal error occurred: ${message}`, { causes: [{ reason: "", message }] }).status;
}
