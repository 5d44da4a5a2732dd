import { parse } from "yaml";
import type { WireObject } from "../../controllers/objects/meta.ts";
import { type AnyDefinition, apiVersionOf, definitions } from "../registry/registry.ts";
import { type Decoded, DecodeError, decodeObject } from "../registry/schema/decode-object.ts";
import type { TypeMap } from "../registry/schema/type-map.ts";
import { parseJson } from "./parse-json.ts";
import { isJsonObject, typeOfJson } from "./patch/type-of-json.ts";
import { messageOf, readProtobuf, UnknownFieldError } from "./protobuf.ts";
import { protobufKinds } from "./protobuf-fields.ts";
import { badRequest, invalidObject, StatusError } from "./status.ts";

export const protobufType = "application/vnd.kubernetes.protobuf";

/** What a body is read as. */
export interface Wanted {
  kind: string;
  group: string;
  version: string;
  typeName: string;
}

export type FieldValidation = "Strict" | "Warn" | "Ignore";

/** What a body of a kind is read as. */
export function wantedOf({ kind, group, version, typeName = `V1${kind}` }: AnyDefinition): Wanted {
  return { kind, group, version, typeName };
}

/** A body that has been read, and what is to be warned of. */
export interface ReadObject<T extends WireObject = WireObject> {
  object: T;
  warnings: string[];
}

/** Reads the body of a POST or PUT as an object of its kind. Throws StatusError (400, 415), in the words of the real server. */
export function readObject<T extends WireObject>(
  types: TypeMap,
  wanted: Wanted,
  body: Buffer | string,
  mediaType: string,
  validation: FieldValidation,
): ReadObject<T> {
  const json = parseBody(wanted, body, mediaType);
  const { kind = wanted.kind, apiVersion = apiVersionOf(wanted) } = json as { kind?: string; apiVersion?: string };
  const refusal = (why: string) => badRequest(`${kind} in version "${wanted.version}" cannot be handled as a ${wanted.kind}: ${why}`);
  checkKind(wanted, kind, apiVersion, refusal);
  const { object, unknownFields } = decode<T>(types, wanted, json, refusal);
  if (validation === "Strict" && unknownFields.length > 0) throw refusal(strictError(unknownFields));
  return { object, warnings: validation === "Warn" ? unknownFields.map(unknownField) : [] };
}

/** Reads what a patch has made of an object. Throws 422: here it is the patch that is wrong, not the request. */
export function readPatched(types: TypeMap, wanted: Wanted, json: unknown, validation: FieldValidation): ReadObject {
  const refusal = (why: string) => {
    const message = `Invalid value: ${JSON.stringify(JSON.stringify(sorted(json)))}: ${why}`;
    return invalidObject({ kind: "", group: "" }, "", [{ reason: "FieldValueInvalid", message, field: "patch" }]);
  };
  const { kind = wanted.kind, apiVersion = apiVersionOf(wanted) } = (isJsonObject(json) ? json : {}) as Partial<WireObject>;
  checkKind(wanted, kind, apiVersion, refusal);
  const { object, unknownFields } = decode<WireObject>(types, wanted, json, refusal);
  if (validation === "Strict" && unknownFields.length > 0) throw refusal(strictError(unknownFields));
  return { object, warnings: validation === "Warn" ? unknownFields.toSorted().map(unknownField) : [] };
}

/** With the fields of the object itself in order, as a patched one is printed. */
function sorted(json: unknown): unknown {
  return isJsonObject(json) ? Object.fromEntries(Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1))) : json;
}

function decode<T>(types: TypeMap, wanted: Wanted, json: unknown, refusal: (why: string) => StatusError): Decoded<T> {
  try {
    const { object, unknownFields } = decodeObject<WireObject>(types, wanted.typeName, json);
    const typed = { ...object, kind: wanted.kind, apiVersion: apiVersionOf(wanted), metadata: object.metadata ?? {} };
    return { object: typed as T, unknownFields };
  } catch (error) {
    throw error instanceof DecodeError ? refusal(error.message) : error;
  }
}

function unknownField(path: string): string {
  return `unknown field ${JSON.stringify(path)}`;
}

function strictError(unknownFields: readonly string[]): string {
  return `strict decoding error: ${unknownFields.map(unknownField).join(", ")}`;
}

/** A body in protobuf as the JSON that it stands for. Throws 415 for a kind, or a field of it, that is only read as JSON. */
export function readProtobufBody(kind: string, body: Buffer): Record<string, unknown> {
  const fields = protobufKinds[kind];
  try {
    const message = readProtobuf(body);
    if (message && fields) return messageOf(message, fields);
  } catch (error) {
    throw error instanceof UnknownFieldError ? unknownFormat() : error;
  }
  throw unknownFormat();
}

function parseBody({ kind }: Wanted, bytes: Buffer | string, mediaType: string): Record<string, unknown> {
  if (mediaType === protobufType && Buffer.isBuffer(bytes)) return readProtobufBody(kind, bytes);
  const body = bytes.toString();
  const refusal = (why: string) =>
    badRequest(
      `the object provided is unrecognized (must be of type ${kind}): couldn't get version/kind; json parse error: ${why} (${quoted(body)})`,
    );
  if (!["", "application/json", "application/yaml"].includes(mediaType)) throw unknownFormat();
  const json = mediaType === "application/yaml" ? parseYaml(body, refusal) : parseJson(body, refusal);
  if (isJsonObject(json)) return json;
  throw refusal(`json: cannot unmarshal ${typeOfJson(json)} into Go value of type struct { APIVersion string; Kind string }`);
}

function parseYaml(body: string, refusal: (why: string) => StatusError): unknown {
  try {
    return parse(body) as unknown;
  } catch (error) {
    throw refusal(error instanceof Error ? error.message : String(error));
  }
}

const quotedMax = 30;

function quoted(body: string): string {
  if (body === "") return "<empty>";
  return body.length > quotedMax ? `${body.slice(0, quotedMax)} ...` : body;
}

function unknownFormat(): StatusError {
  const accepted = "application/json, application/yaml, application/vnd.kubernetes.protobuf";
  const message = `the body of the request was in an unknown format - accepted media types include: ${accepted}`;
  return new StatusError(415, "UnsupportedMediaType", message);
}

function checkKind(wanted: Wanted, kind: unknown, apiVersion: unknown, refusal: (why: string) => StatusError): void {
  if (kind === wanted.kind && apiVersion === apiVersionOf(wanted)) return;
  const isKnown = definitions.some((other) => other.kind === kind && apiVersionOf(other) === apiVersion);
  if (!isKnown) {
    throw refusal(`no kind "${String(kind)}" is registered for version "${String(apiVersion)}" in scheme "pkg/runtime/scheme.go:111"`);
  }
  const [group = "core"] = wanted.group.split(".").filter((part) => part !== "");
  throw refusal(`converting (v1.${String(kind)}) to (${group}.${wanted.kind}): unknown conversion`);
}

/** How strictly unknown fields are taken, as the request says. `kind`: of the options, for the refusal (422). */
export function fieldValidationOf(query: URLSearchParams, kind: string): FieldValidation {
  const given = query.get("fieldValidation") || "Warn";
  if (given === "Strict" || given === "Warn" || given === "Ignore") return given;
  const message = `Unsupported value: ${JSON.stringify(given)}: supported values: "", "Ignore", "Strict", "Warn"`;
  throw invalidObject({ kind, group: "meta.k8s.io" }, "", [{ reason: "FieldValueNotSupported", message, field: "fieldValidation" }]);
}
