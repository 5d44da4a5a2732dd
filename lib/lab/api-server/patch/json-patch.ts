import jsonPatch, { type Operation } from "fast-json-patch";
import { badRequest, StatusError } from "../status.ts";
import { typeOfJson } from "./type-of-json.ts";

const operationsMax = 10_000;

/** An RFC 6902 patch applied to a copy. Throws 400 for what is no patch, 413 for too many operations, 422 for a patch that does not fit. */
export function applyJsonPatch(object: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) {
    throw badRequest(`error decoding patch: json: cannot unmarshal ${typeOfJson(patch)} into Go value of type []handlers.jsonPatchOp`);
  }
  if (patch.length > operationsMax) {
    const message = `The allowed maximum operations in a JSON patch is ${operationsMax}, got ${patch.length}`;
    throw new StatusError(413, "RequestEntityTooLarge", message);
  }
  try {
    return (patch as Operation[]).reduce(applyOperation, structuredClone(object));
  } catch {
    // Whatever does not fit (a failing test, a path that leads nowhere, an operation that there is not) is answered alike.
    throw new StatusError(422, "Invalid", "the server rejected our request due to an error in our request", {});
  }
}

/** The real server's library lets a member be replaced that there is not yet (evanphx/json-patch). */
function applyOperation(document: unknown, operation: Operation): unknown {
  const fitting = operation.op === "replace" && isNewMember(document, operation.path) ? { ...operation, op: "add" as const } : operation;
  return jsonPatch.applyPatch(document, [fitting], true).newDocument;
}

function isNewMember(document: unknown, path: string): boolean {
  const at = path.lastIndexOf("/");
  if (at < 0) return false;
  const parent: unknown = jsonPatch.getValueByPointer(document, path.slice(0, at));
  const member = jsonPatch.unescapePathComponent(path.slice(at + 1));
  return typeof parent === "object" && parent !== null && !Array.isArray(parent) && !(member in parent);
}
