import type { ServerResponse } from "node:http";
import { type ApiRequest, objectOf, type Reply } from "./api-request.ts";
import { authorize } from "./authorize.ts";
import { createObject } from "./create.ts";
import { removeCollection, removeObject } from "./delete.ts";
import { answerList } from "./list.ts";
import { patchObject } from "./patch.ts";
import { negotiate, partialOf, tableOf } from "./representation.ts";
import { methodNotAllowed } from "./status.ts";
import { replaceObject } from "./update.ts";
import { serveWatch } from "./watch.ts";

/** Verbs by method, for one object and for a collection. */
const objectVerbs: Readonly<Record<string, string>> = { GET: "get", PUT: "update", PATCH: "patch", DELETE: "delete" };
const collectionVerbs: Readonly<Record<string, string>> = { GET: "list", POST: "create", DELETE: "deletecollection" };

/** Serves what is asked of an object or a collection; a watch has the response to itself. Throws StatusError. */
export async function serveResource(request: ApiRequest, response: ServerResponse): Promise<Reply | undefined> {
  const { definition, name } = request.target;
  const verb = verbOf(request);
  authorize(request, verb ?? "", definition.resource);
  if (verb === undefined || !definition.verbs.includes(verb)) throw methodNotAllowed();
  const form = negotiate(request.raw.headers.accept);
  if (verb === "watch") {
    const { store, clock, troubles } = request.context;
    const { namespace } = request.target;
    serveWatch({ store, clock, definition, namespace, query: request.query, form, troubles }, response);
    return undefined;
  }
  return name === undefined ? serveCollection(request, verb) : serveObject(request, verb);
}

function verbOf({ raw, target, query }: ApiRequest): string | undefined {
  const method = raw.method ?? "GET";
  if (target.name !== undefined) return objectVerbs[method];
  const isWatch = method === "GET" && ["true", "1"].includes(query.get("watch") ?? "");
  // A collection of all namespaces can be read, and nothing be made in it.
  if (target.definition.namespaced && target.namespace === undefined && method !== "GET") return undefined;
  return isWatch ? "watch" : collectionVerbs[method];
}

async function serveCollection(request: ApiRequest, verb: string): Promise<Reply> {
  if (verb === "create") return createObject(request);
  if (verb === "deletecollection") return removeCollection(request);
  const { store, clock } = request.context;
  const { definition, namespace } = request.target;
  const form = negotiate(request.raw.headers.accept);
  return { code: 200, text: answerList(store, definition, namespace, request.query, form, clock.now()) };
}

async function serveObject(request: ApiRequest, verb: string): Promise<Reply> {
  if (verb === "update") return replaceObject(request);
  if (verb === "patch") return patchObject(request);
  if (verb === "delete") return removeObject(request);
  return readObjectAs(request);
}

/** GET of one object, in the form that is asked for. Throws 404, 406. */
export function readObjectAs(request: ApiRequest): Reply {
  const object = objectOf(request);
  const form = negotiate(request.raw.headers.accept);
  if (form === "object") return { code: 200, body: object };
  if (form === "metadata") return { code: 200, body: partialOf(object) };
  const metadata = { resourceVersion: object.metadata.resourceVersion };
  const options = { metadata, now: request.context.clock.now(), includeObject: request.query.get("includeObject") };
  return { code: 200, body: tableOf(request.target.definition, [object], options) };
}
