import { type FieldError, forbidden, unsupported } from "../registry/field-error.ts";
import { badRequest, invalidObject, StatusError } from "./status.ts";

const match = "resourceVersionMatch";

/** Refuses options of a list that cannot be read, or do not go together (metainternalversion ValidateListOptions). Throws StatusError (400, 422). */
export function checkListOptions(query: URLSearchParams): void {
  const wanted = query.get(match) || undefined;
  const version = query.get("resourceVersion") ?? "";
  checkNumbers(query);
  refuse([
    ...(query.has("sendInitialEvents") ? [forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list")] : []),
    ...(wanted !== undefined && version === ""
      ? [forbidden(match, "resourceVersionMatch is forbidden unless resourceVersion is provided")]
      : []),
    ...(wanted !== undefined ? withoutContinue(query) : []),
    ...(wanted !== undefined && !["Exact", "NotOlderThan"].includes(wanted)
      ? [unsupported(match, wanted, ["Exact", "NotOlderThan", ""])]
      : []),
    ...(wanted === "Exact" && version === "0"
      ? [forbidden(match, 'resourceVersionMatch "exact" is forbidden for resourceVersion "0"')]
      : []),
  ]);
}

/** Refuses options of a watch that cannot be read, or do not go together (validateWatchOptions). Throws StatusError (400, 422). */
export function checkWatchOptions(query: URLSearchParams): void {
  const wanted = query.get(match) || undefined;
  const sends = query.has("sendInitialEvents");
  checkNumbers(query);
  const isNewer = wanted === "NotOlderThan";
  refuse([
    ...(sends && !isNewer ? [forbidden(match, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan")] : []),
    ...(wanted !== undefined && !sends
      ? [forbidden(match, "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided")]
      : []),
    ...(wanted !== undefined && !isNewer ? [unsupported(match, wanted, ["NotOlderThan"])] : []),
    ...(wanted !== undefined ? withoutContinue(query) : []),
  ]);
}

const int64Max = 2n ** 63n - 1n;

/** Numbers among the parameters are read before anything else is looked at (conversion of the query into ListOptions). */
function checkNumbers(query: URLSearchParams): void {
  for (const name of ["timeoutSeconds", "limit"]) {
    const text = query.get(name);
    if (text === null) continue;
    const isNumber = /^[+-]?\d+$/.test(text);
    if (isNumber && BigInt(text.replace("+", "")) <= int64Max) continue;
    throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: ${isNumber ? "value out of range" : "invalid syntax"}`);
  }
}

function withoutContinue(query: URLSearchParams): FieldError[] {
  return query.get("continue") ? [forbidden(match, "resourceVersionMatch is forbidden when continue is provided")] : [];
}

function refuse(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw invalidObject({ kind: "ListOptions", group: "meta.k8s.io" }, "", errors);
}

/** A resourceVersion parameter as a number; absent and empty are 0. A list refuses what is none with 400, a watch with 500. */
export function parseVersion(text: string | null, code: 400 | 500): number {
  if (text === null || text === "") return 0;
  if (/^\d+$/.test(text)) return Number(text);
  const message = `resourceVersion: Invalid value: ${JSON.stringify(text)}: strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`;
  throw new StatusError(code, code === 400 ? "BadRequest" : undefined, message);
}
