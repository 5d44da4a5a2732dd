import type { TypeMap } from "../../registry/schema/type-map.ts";
import { parseJson } from "../parse-json.ts";
import { badRequest, StatusError } from "../status.ts";
import { applyJsonPatch } from "./json-patch.ts";
import { applyMergePatch } from "./merge-patch.ts";
import { applyStrategicMergePatch } from "./strategic-merge-patch.ts";
import { isJsonObject, typeOfJson } from "./type-of-json.ts";

/** The kinds of patch that are served, by their media types. */
export const patchTypes = {
  json: "application/json-patch+json",
  merge: "application/merge-patch+json",
  strategic: "application/strategic-merge-patch+json",
} as const;

export interface Patch {
  /** The media type, without parameters. */
  type: string;
  body: string;
}

/** Throws 415 for a patch of a kind that is not served, whether its object is there or not. */
export function checkPatchType(type: string): void {
  if (!Object.values<string>(patchTypes).includes(type))
    throw new StatusError(415, "UnsupportedMediaType", "415: Unsupported Media Type", {});
}

/** An object with a patch of one of those kinds applied; not yet read as an object of its type. Throws StatusError (400, 413, 422, 500). */
export function applyPatch(types: TypeMap, typeName: string, object: unknown, { type, body }: Patch): unknown {
  if (type === patchTypes.json) return applyJsonPatch(object, read(body, "error decoding patch: "));
  if (type === patchTypes.strategic) return applyStrategicMergePatch(types, typeName, object, read(body, ""));
  const patch = read(body, "error decoding patch: ");
  if (isJsonObject(patch)) return applyMergePatch(object, patch);
  throw badRequest(`error decoding patch: json: cannot unmarshal ${typeOfJson(patch)} into Go value of type map[string]interface {}`);
}

function read(body: string, prefix: string): unknown {
  return parseJson(body, (why) => badRequest(`${prefix}${why}`));
}
