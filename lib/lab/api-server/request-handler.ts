import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { admitCaller } from "./admit-caller.ts";
import type { ApiContext } from "./api-context.ts";
import type { ApiRequest, Reply } from "./api-request.ts";
import type { Caller } from "./caller.ts";
import { type DiscoveryAnswer, discover } from "./discovery.ts";
import { serveExec } from "./exec.ts";
import { identifyCaller } from "./identify-caller.ts";
import { answerOpenApi } from "./open-api.ts";
import { sendOpenApiV2 } from "./open-api-v2.ts";
import { readBody } from "./read-body.ts";
import { wantsYaml } from "./representation.ts";
import { parseTarget } from "./request-target.ts";
import { answerReview, isReview } from "./reviews.ts";
import { sendJson, sendReply, sendStatus, sendText, statusOf } from "./send.ts";
import { serveResource } from "./serve-resource.ts";
import { execRuntime, serveSubresource } from "./serve-subresource.ts";
import { badRequest, methodNotAllowed, noSuchResource } from "./status.ts";
import { versionOf } from "./version.ts";

const healthPaths = ["/healthz", "/livez", "/readyz"];

/** Answers one HTTP request of the Kubernetes API, from who asks to the last byte. */
export async function handleRequest(context: ApiContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // Clients judge the age of things by it: it tells the lab's time, which may run faster than the machine's, or be set wrong.
  response.setHeader("date", new Date(context.clock.now()).toUTCString());
  try {
    await disturb(context);
    const url = urlOf(request);
    admitCaller(request);
    const caller = identifyCaller(context, request.headers, context.clock.now());
    const reply = await route(context, caller, url, request, response);
    if (reply) sendReply(response, reply, wantsYaml(request.headers.accept));
  } catch (error) {
    if (response.headersSent) response.destroy();
    else sendStatus(response, error);
  }
}

/** Answers an upgrade to a WebSocket: exec, or a refusal in plain HTTP before the upgrade. */
export function handleUpgrade(context: ApiContext, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  try {
    const url = urlOf(request);
    admitCaller(request);
    const caller = identifyCaller(context, request.headers, context.clock.now());
    const target = parseTarget(url.pathname);
    if (target?.subresource !== "exec") throw noSuchResource();
    const asked: ApiRequest = { context, caller, target, query: url.searchParams, raw: request };
    serveExec(execRuntime(asked), url.searchParams, request, socket, head);
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

/** A path is taken as it is: what looks like a host in it is none. Throws 400. */
function urlOf({ url = "/" }: IncomingMessage): URL {
  if (!url.startsWith("/")) throw badRequest("the request has no path");
  return new URL(`http://127.0.0.1${url}`);
}

async function route(
  context: ApiContext,
  caller: Caller,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Reply | undefined> {
  const { pathname } = url;
  if (isReview(pathname)) return serveReview(context, caller, pathname, request);
  const target = parseTarget(pathname);
  if (!target) {
    serveOther(context, caller, pathname, request, response);
    return undefined;
  }
  const asked: ApiRequest = { context, caller, target, query: url.searchParams, raw: request };
  return target.subresource === undefined ? serveResource(asked, response) : serveSubresource(asked, url.search, response);
}

async function serveReview(context: ApiContext, caller: Caller, path: string, request: IncomingMessage): Promise<Reply> {
  const [group = "", , resource = ""] = path.split("/").slice(2);
  if (request.method !== "POST") throw methodNotAllowed();
  context.authorizer.check(caller, { verb: "create", group, resource });
  return { code: 201, body: answerReview(path, await readBody(request), context, caller) };
}

/** What is no resource: health, version, discovery, schemas. Throws 403. */
function serveOther(context: ApiContext, caller: Caller, path: string, request: IncomingMessage, response: ServerResponse): void {
  const { method = "GET", headers } = request;
  context.authorizer.checkPath(caller, method.toLowerCase(), path);
  const known = method === "GET" ? answerKnown(context, path, headers.accept ?? "") : undefined;
  if (path === "/openapi/v2") sendOpenApiV2(response, context.release);
  else if (healthPaths.includes(path)) sendText(response, 200, "ok");
  else if (known) sendJson(response, 200, known.body, known.type);
  else sendText(response, 404, "404 page not found\n");
}

function answerKnown({ release }: ApiContext, path: string, accept: string): DiscoveryAnswer | undefined {
  const body = path === "/version" ? versionOf(release) : answerOpenApi(path);
  return body === undefined ? discover(path.replace(/(?<=.)\/$/, ""), accept) : { type: "application/json", body };
}
