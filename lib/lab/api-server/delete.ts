import type { WireObject } from "../../controllers/objects/meta.ts";
import { deleteObject } from "../registry/delete-object.ts";
import type { AnyDefinition } from "../registry/registry.ts";
import { apiVersionOf } from "../registry/registry.ts";
import { type ApiRequest, bodyOf, objectOf, type Reply } from "./api-request.ts";
import { checkPreconditions, type DeleteOptions, readDeleteOptions } from "./delete-options.ts";
import { listItem } from "./representation.ts";
import { matcherOf } from "./selectors.ts";
import { forbiddenObject, type Status } from "./status.ts";

/** Namespaces that every cluster needs. */
const lastingNamespaces = ["default", "kube-system", "kube-public"];

/** DELETE of one object: answers it as it is afterwards, or, for kinds that do so, a Status. Throws StatusError (400, 403, 404, 409, 422). */
export async function removeObject(request: ApiRequest): Promise<Reply> {
  const options = readDeleteOptions(await bodyOf(request), request.query);
  const object = objectOf(request);
  return { code: 200, body: remove(request, object, options) };
}

/** DELETE of a collection: everything that the selectors match; answers the list of it. Throws StatusError (400, 422). */
export async function removeCollection(request: ApiRequest): Promise<Reply> {
  const { context, target, query } = request;
  const { definition, namespace } = target;
  const options = readDeleteOptions(await bodyOf(request), query);
  const matches = matcherOf(definition, query);
  const objects: WireObject[] = context.store.list(definition.resource, namespace);
  const matching = objects.filter(matches);
  for (const object of matching) remove(request, object, options);
  const metadata = { resourceVersion: String(context.store.version) };
  return {
    code: 200,
    body: { kind: `${definition.kind}List`, apiVersion: apiVersionOf(definition), metadata, items: matching.map(listItem) },
  };
}

function remove({ context, target }: ApiRequest, object: WireObject, options: DeleteOptions): WireObject | Status {
  const { definition } = target;
  checkPreconditions(definition, object, options);
  if (definition.resource === "namespaces" && lastingNamespaces.includes(object.metadata.name)) {
    throw forbiddenObject(definition, object.metadata.name, "this namespace may not be deleted");
  }
  const { store, clock } = context;
  const { gracePeriodSeconds: grace, propagationPolicy: propagation, dryRun } = options;
  const last: WireObject = dryRun
    ? object
    : deleteObject(store, definition.resource, object as never, clock.now(), {
        ...(grace !== undefined && { grace }),
        ...(propagation && { propagation }),
      });
  const isGone = dryRun ? (object.metadata.finalizers ?? []).length === 0 : !isStored(context.store, definition, last);
  return isGone && !definition.returnsDeleted ? removed(definition, last) : last;
}

function isStored(store: ApiRequest["context"]["store"], { resource }: AnyDefinition, { metadata }: WireObject): boolean {
  return store.get(resource, metadata.namespace ?? "", metadata.name)?.metadata.uid === metadata.uid;
}

function removed({ resource, group }: AnyDefinition, { metadata: { name, uid = "" } }: WireObject): Status {
  const details = { name, ...(group !== "" && { group }), kind: resource, uid };
  return { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", details };
}
