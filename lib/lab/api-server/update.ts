import type { WireObject } from "../../controllers/objects/meta.ts";
import { loadTypeMap } from "../registry/schema/type-map.ts";
import { updateObject } from "../registry/update-object.ts";
import { type ApiRequest, bodyOf, checkIdentity, checkVersion, isDryRun, mediaTypeOf, objectOf, type Reply } from "./api-request.ts";
import { fieldValidationOf, readObject, wantedOf } from "./read-object.ts";
import { conflict } from "./status.ts";

/** PUT of an object, or of its status: replaces that part of it. Throws StatusError (400, 404, 409, 413, 415, 422). */
export async function replaceObject(request: ApiRequest): Promise<Reply> {
  const { context, target, query } = request;
  const dryRun = isDryRun(query, "UpdateOptions");
  const validation = fieldValidationOf(query, "UpdateOptions");
  const types = await loadTypeMap();
  const body = await bodyOf(request);
  const { object, warnings } = readObject(types, wantedOf(target.definition), body, mediaTypeOf(request), validation);
  checkIdentity(request, object);
  const old = objectOf(request);
  checkUid(request, object, old);
  checkVersion(request, object, old);
  const part = target.subresource === "status" ? "status" : "rest";
  return { code: 200, body: updateObject(context.store, target.definition, object, old, { dryRun, part }), warnings };
}

function checkUid({ target }: ApiRequest, { metadata: { uid } }: WireObject, old: WireObject): void {
  if (!uid || uid === old.metadata.uid) return;
  const { resource } = target.definition;
  const key = `/registry/${resource}/${old.metadata.namespace ? `${old.metadata.namespace}/` : ""}${old.metadata.name}`;
  const what = `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${old.metadata.uid}`;
  throw conflict(
    target.definition,
    old.metadata.name,
    `StorageError: invalid object, Code: 4, Key: ${key}, ResourceVersion: 0, AdditionalErrorMsg: ${what}`,
  );
}
