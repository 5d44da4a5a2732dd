import { loadTypeMap } from "../registry/schema/type-map.ts";
import { updateObject } from "../registry/update-object.ts";
import { type ApiRequest, bodyOf, checkIdentity, checkVersion, isDryRun, mediaTypeOf, objectOf, type Reply } from "./api-request.ts";
import { applyPatch, checkPatchType } from "./patch/apply-patch.ts";
import { fieldValidationOf, readPatched, wantedOf } from "./read-object.ts";

/** PATCH of an object, or of its status. Throws StatusError (400, 404, 409, 413, 415, 422, 500). */
export async function patchObject(request: ApiRequest): Promise<Reply> {
  const { context, target, query } = request;
  const dryRun = isDryRun(query, "PatchOptions");
  const validation = fieldValidationOf(query, "PatchOptions");
  const type = mediaTypeOf(request);
  checkPatchType(type);
  const wanted = wantedOf(target.definition);
  const types = await loadTypeMap();
  const patch = { type, body: await bodyOf(request) };
  // Nothing is awaited from here on: what is read is still there when it is written.
  const old = objectOf(request);
  const { object, warnings } = readPatched(types, wanted, applyPatch(types, wanted.typeName, old, patch), validation);
  checkIdentity(request, object);
  checkVersion(request, object, old);
  const part = target.subresource === "status" ? "status" : "rest";
  return { code: 200, body: updateObject(context.store, target.definition, object, old, { dryRun, part }), warnings };
}
