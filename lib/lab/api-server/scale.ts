import type { WireObject } from "../../controllers/objects/meta.ts";
import type { WireSelector } from "../../controllers/objects/selector.ts";
import { negative } from "../registry/field-error.ts";
import { loadTypeMap, type TypeMap } from "../registry/schema/type-map.ts";
import { selectorText } from "../registry/selector-text.ts";
import { updateObject } from "../registry/update-object.ts";
import { type ApiRequest, bodyOf, checkIdentity, checkVersion, isDryRun, mediaTypeOf, objectOf, type Reply } from "./api-request.ts";
import { applyPatch, checkPatchType } from "./patch/apply-patch.ts";
import { fieldValidationOf, type ReadObject, readObject, readPatched, type Wanted } from "./read-object.ts";
import { invalidObject, methodNotAllowed } from "./status.ts";

const wanted: Wanted = { kind: "Scale", group: "autoscaling", version: "v1", typeName: "V1Scale" };

interface Scalable extends WireObject {
  spec: { replicas?: number; selector?: WireSelector };
  status?: { replicas?: number };
}

interface Scale extends WireObject {
  spec: { replicas?: number };
  status: { replicas: number; selector: string };
}

/** GET, PUT and PATCH of the scale of an object: how many replicas it is to have. Throws StatusError (400, 404, 405, 409, 415, 422). */
export async function serveScale(request: ApiRequest): Promise<Reply> {
  const { method } = request.raw;
  if (method === "GET") return { code: 200, body: scaleOf(objectOf(request) as Scalable) };
  if (method !== "PUT" && method !== "PATCH") throw methodNotAllowed();
  const { context, target, query } = request;
  const options = method === "PUT" ? "UpdateOptions" : "PatchOptions";
  const dryRun = isDryRun(query, options);
  if (method === "PATCH") checkPatchType(mediaTypeOf(request));
  const types = await loadTypeMap();
  const body = await bodyOf(request);
  const old = objectOf(request) as Scalable;
  const { object, warnings } = readScale(request, types, body, scaleOf(old));
  checkIdentity(request, object);
  checkVersion(request, object, old);
  const { replicas = 0 } = (object as Scale).spec ?? {};
  const errors = negative("spec.replicas", replicas);
  if (errors.length > 0) throw invalidObject(wanted, old.metadata.name, errors);
  const scaled = updateObject(context.store, target.definition, { ...old, spec: { ...old.spec, replicas } } as WireObject, old, { dryRun });
  return { code: 200, body: scaleOf(scaled as Scalable), warnings };
}

function readScale(request: ApiRequest, types: TypeMap, body: string, scale: Scale): ReadObject {
  const isPatch = request.raw.method === "PATCH";
  const validation = fieldValidationOf(request.query, isPatch ? "PatchOptions" : "UpdateOptions");
  const mediaType = mediaTypeOf(request);
  if (!isPatch) return readObject(types, wanted, body, mediaType, validation);
  return readPatched(types, wanted, applyPatch(types, wanted.typeName, scale, { type: mediaType, body }), validation);
}

function scaleOf({ metadata, spec, status }: Scalable): Scale {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = metadata;
  return {
    kind: wanted.kind,
    apiVersion: "autoscaling/v1",
    metadata: {
      name,
      ...(namespace !== undefined && { namespace }),
      ...(uid !== undefined && { uid }),
      ...(resourceVersion !== undefined && { resourceVersion }),
      ...(creationTimestamp !== undefined && { creationTimestamp }),
    },
    spec: spec.replicas ? { replicas: spec.replicas } : {},
    status: { replicas: status?.replicas ?? 0, selector: selectorText(spec.selector) },
  };
}
