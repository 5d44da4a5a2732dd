import type { WireObject } from "../../controllers/objects/meta.ts";
import { loadTypeMap } from "../registry/schema/type-map.ts";
import { StoreError } from "../store/store-error.ts";
import { type ApiRequest, bytesOf, checkNamespaceOf, isDryRun, mediaTypeOf, type Reply } from "./api-request.ts";
import { fieldValidationOf, readObject, wantedOf } from "./read-object.ts";
import { alreadyExists, notFound, StatusError } from "./status.ts";

/** POST to a collection: makes an object. Throws StatusError (400, 403, 404, 409, 413, 415, 422). */
export async function createObject(request: ApiRequest): Promise<Reply> {
  const { target, query } = request;
  const { definition, namespace } = target;
  const dryRun = isDryRun(query, "CreateOptions");
  const validation = fieldValidationOf(query, "CreateOptions");
  const types = await loadTypeMap();
  const { object, warnings } = readObject(types, wantedOf(definition), await bytesOf(request), mediaTypeOf(request), validation);
  checkNamespaceOf(object.metadata.namespace, namespace);
  if (object.metadata.resourceVersion) throw new StatusError(500, undefined, "resourceVersion should not be set on objects to be created");
  checkNamespaceExists(request);
  const body = write(request, ownedByServer(object, namespace), dryRun);
  return { code: 201, body, warnings: [...warnings, ...(definition.warnings?.(body as never) ?? [])] };
}

/** What a client says of what only the server can say is not heard. */
function ownedByServer(object: WireObject, namespace: string | undefined): WireObject {
  const { uid: _u, creationTimestamp: _c, deletionTimestamp: _d, deletionGracePeriodSeconds: _g, ...metadata } = object.metadata;
  return { ...object, metadata: { ...metadata, ...(namespace !== undefined && { namespace }) } };
}

/** Throws 404. */
export function checkNamespaceExists({ context, target }: ApiRequest): void {
  const { namespace } = target;
  if (namespace === undefined || context.store.get("namespaces", "", namespace)) return;
  throw notFound({ resource: "namespaces", group: "" }, namespace);
}

function write({ context, target }: ApiRequest, object: WireObject, dryRun: boolean): WireObject {
  const { definition } = target;
  try {
    return context.store.create(definition.resource, object as never, { dryRun });
  } catch (error) {
    if (error instanceof StoreError && error.code === "exists") throw alreadyExists(definition, error.objectName);
    throw error;
  }
}
