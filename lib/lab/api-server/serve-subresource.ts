import type { ServerResponse } from "node:http";
import type { WirePod } from "../../controllers/objects/pod.ts";
import { type ApiRequest, bodyOf, objectOf, type Reply } from "./api-request.ts";
import { authorize } from "./authorize.ts";
import { bindPod } from "./bind.ts";
import { answerEviction } from "./evict.ts";
import { patchObject } from "./patch.ts";
import { answerLog } from "./pod-log.ts";
import { proxyToPod, splitProxyName, targetForExec } from "./pod-subresources.ts";
import { serveScale } from "./scale.ts";
import { readObjectAs } from "./serve-resource.ts";
import { findServiceTarget } from "./service-proxy.ts";
import { badRequest, methodNotAllowed, noSuchResource, notFound } from "./status.ts";
import { issueToken } from "./token-request.ts";
import { replaceObject } from "./update.ts";

const verbs: Readonly<Record<string, string>> = { GET: "get", POST: "create", PUT: "update", PATCH: "patch", DELETE: "delete" };

/** Serves what is asked of a subresource; logs and proxies have the response to themselves. `search`: the query as it was sent. Throws StatusError. */
export async function serveSubresource(request: ApiRequest, search: string, response: ServerResponse): Promise<Reply | undefined> {
  const { target, raw } = request;
  const { definition, subresource = "", name = "" } = target;
  const known = definition.subresources.find((one) => one.name === subresource);
  if (!known) throw noSuchResource();
  const verb = verbs[raw.method ?? ""] ?? "";
  const isProxy = subresource === "proxy";
  authorize(request, verb, `${definition.resource}/${subresource}`, isProxy ? splitProxyName(name).name : name);
  if (subresource !== "exec" && !known.verbs.includes(verb)) throw methodNotAllowed();
  if (isProxy) return serveProxy(request, search, response);
  switch (subresource) {
    case "exec":
      execRuntime(request);
      throw badRequest("Upgrade request required");
    case "log":
      answerLog(objectOf(request) as WirePod, request.context.runtimes, request.query, response, request.context.clock.now());
      return undefined;
    case "scale":
      return serveScale(request);
    case "binding":
      return bindPod(request);
    case "token":
      return issueToken(request);
    case "eviction":
      return evictPod(request);
    default:
      return servePart(request, verb);
  }
}

/** The status, or another part that is read and written as the object is. */
async function servePart(request: ApiRequest, verb: string): Promise<Reply> {
  if (verb === "update") return replaceObject(request);
  return verb === "patch" ? patchObject(request) : readObjectAs(request);
}

async function evictPod(request: ApiRequest): Promise<Reply> {
  const { context, target, query } = request;
  const { namespace = "", name = "" } = target;
  const body = await bodyOf(request);
  const isDryRun = query.get("dryRun") === "All";
  return { code: 201, body: answerEviction(context.store, namespace, name, body, context.clock.now(), isDryRun) };
}

function serveProxy(request: ApiRequest, search: string, response: ServerResponse): undefined {
  const { context, target, raw } = request;
  const { namespace = "", name: text = "" } = target;
  const path = `/${target.rest}${search}`;
  if (target.definition.resource === "services") {
    const found = findServiceTarget(context.store, namespace, text, (count) => Math.floor(context.random.next() * count));
    proxyToPod(podOf(request, found.podName), String(found.port), path, context.runtimes, raw, response);
    return undefined;
  }
  const { name, port } = splitProxyName(text);
  proxyToPod(podOf(request, name), port, path, context.runtimes, raw, response);
  return undefined;
}

function podOf({ context, target }: ApiRequest, name: string): WirePod {
  const pod = context.store.get("pods", target.namespace ?? "", name);
  if (!pod) throw notFound({ resource: "pods", group: "" }, name);
  return pod;
}

/** The container for exec, after asking whether the caller may have it. Throws 400, 403, 404. */
export function execRuntime(request: ApiRequest) {
  const { context, query } = request;
  // The right to get opens the connection, the right to create what goes over it: both are asked for.
  authorize(request, "get", "pods/exec");
  authorize(request, "create", "pods/exec");
  return targetForExec(objectOf(request) as WirePod, context.runtimes, query);
}
