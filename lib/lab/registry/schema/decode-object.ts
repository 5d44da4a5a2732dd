import { canonicalQuantity, quantityPattern } from "../quantity.ts";
import { base64Fault } from "./base64-fault.ts";
import type { Field, TypeMap } from "./type-map.ts";
import { isOmitted, nullFieldsOf } from "./zero-values.ts";

/** A body that cannot be an object of its type; `message` says why as Go's decoder does. */
export class DecodeError extends Error {}

export interface Decoded<T> {
  object: T;
  /** Paths of the fields that the type does not have; they are dropped. */
  unknownFields: string[];
}

/** Deeper than any object of the API; what is nested deeper is no object, and would only cost. */
const depthMax = 60;

/** Maps and fields that hold quantities, which may be given as numbers too. */
const quantityMaps: ReadonlySet<string> = new Set([
  "limits",
  "requests",
  "capacity",
  "allocatable",
  "allocatedResources",
  "overhead",
  "hard",
]);
const quantities: ReadonlySet<string> = new Set(["sizeLimit", "divisor"]);

/**
 * Reads JSON as an object of a type, as the API server does before anything else: fields that there are not are dropped (and told), a value of
 * a wrong type is refused, and what says nothing (null, empty lists and maps) is left out. Throws DecodeError.
 */
export function decodeObject<T>(types: TypeMap, typeName: string, json: unknown): Decoded<T> {
  const decoder = new Decoder(types);
  return { object: decoder.struct(typeName, json, typeName, "", 0) as T, unknownFields: decoder.unknownFields };
}

class Decoder {
  readonly #types: TypeMap;
  readonly unknownFields: string[] = [];

  constructor(types: TypeMap) {
    this.#types = types;
  }

  struct(typeName: string, json: unknown, owner: string, path: string, depth: number): Record<string, unknown> {
    if (!isRecord(json)) throw mismatch(json, owner, path, shortName(typeName));
    if (depth > depthMax) throw new DecodeError(`${path} is nested deeper than ${depthMax} levels`);
    const fields = this.#types(typeName);
    if (!fields) throw new DecodeError(`no type ${typeName}`);
    const object: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(json)) {
      const field = fields.get(key);
      const at = path === "" ? key : `${path}.${key}`;
      if (!field) {
        this.unknownFields.push(at);
        continue;
      }
      const value = item === null ? undefined : this.#value(field, key, item, typeName, at, depth);
      if (value !== undefined && !isOmitted(typeName, key, value)) object[key] = value;
    }
    for (const key of nullFieldsOf(typeName)) object[key] ??= null;
    return object;
  }

  #value({ type, format }: Field, key: string, json: unknown, owner: string, path: string, depth: number): unknown {
    const item = /^Array<(.+)>$/.exec(type)?.[1];
    if (item !== undefined) return this.#list({ type: item, format }, key, json, owner, path, depth);
    if (type.startsWith("{")) return this.#map(type, format, key, json, owner, path);
    if (this.#types(type)) return this.struct(type, json, owner, path, depth + 1);
    if (type === "any" || type === "object") return json;
    return scalar(type, format, key, json, owner, path);
  }

  #list(field: Field, key: string, json: unknown, owner: string, path: string, depth: number): unknown {
    if (!Array.isArray(json)) throw mismatch(json, owner, path, `[]${goType(field.type, field.format)}`);
    if (json.length === 0) return undefined;
    return json.map((item: unknown, index) => this.#value(field, key, item, owner, `${path}[${index}]`, depth));
  }

  #map(type: string, format: string, key: string, json: unknown, owner: string, path: string): unknown {
    const valueType = /\]:\s*(.+?);\s*\}$/.exec(type)?.[1] ?? "string";
    if (!isRecord(json)) throw mismatch(json, owner, path, `map[string]${goType(valueType, format)}`);
    const entries = Object.entries(json).map(([name, item]) => {
      const value = valueType === "string" && item === null ? "" : item;
      return [name, scalar(valueType, format, quantityMaps.has(key) ? "divisor" : key, value, owner, path)] as const;
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
}

function scalar(type: string, format: string, key: string, json: unknown, owner: string, path: string): unknown {
  if (type === "IntOrString" && (typeof json === "string" || Number.isInteger(json))) return json;
  if (type === "boolean" && typeof json === "boolean") return json;
  if (type === "number" && typeof json === "number") {
    if (isWithin(format, json)) return json;
    throw new DecodeError(`json: cannot unmarshal number ${json} into Go struct field ${fieldName(owner, path)} of type ${format}`);
  }
  if (quantities.has(key)) return quantity(json, owner, path);
  if ((type === "string" || type === "Date" || type === "V1MicroTime") && typeof json === "string") return text(type, format, json);
  throw mismatch(json, owner, path, goType(type, format));
}

function quantity(json: unknown, owner: string, path: string): string {
  if (typeof json !== "string" && typeof json !== "number") throw mismatch(json, owner, path, "string");
  if (quantityPattern.test(String(json))) return canonicalQuantity(String(json));
  throw new DecodeError(`quantities must match the regular expression '${quantityPattern.source}'`);
}

function text(type: string, format: string, json: string): string {
  if (type === "string") {
    const fault = format === "byte" ? base64Fault(json) : undefined;
    if (fault !== undefined) throw new DecodeError(`illegal base64 data at input byte ${fault}`);
    return json;
  }
  if (Number.isNaN(Date.parse(json))) {
    throw new DecodeError(`parsing time "${json}" as "2006-01-02T15:04:05Z07:00": cannot parse "${json}" as "2006"`);
  }
  return json;
}

function isWithin(format: string, number: number): boolean {
  if (!Number.isInteger(number)) return format === "double" || format === "";
  return format !== "int32" || Math.abs(number) < 2 ** 31;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mismatch(json: unknown, owner: string, path: string, wanted: string): DecodeError {
  const given = Array.isArray(json) ? "array" : typeof json === "boolean" ? "bool" : json === null ? "null" : typeof json;
  return new DecodeError(`json: cannot unmarshal ${given} into Go struct field ${fieldName(owner, path)} of type ${wanted}`);
}

/** Go names the struct, and the path without indices. */
function fieldName(owner: string, path: string): string {
  return `${shortName(owner)}.${path.replace(/\[\d+\]/g, "")}`;
}

function goType(type: string, format: string): string {
  if (type === "number") return format;
  if (type === "boolean") return "bool";
  return type === "string" ? "string" : `v1.${shortName(type)}`;
}

function shortName(typeName: string): string {
  return typeName.replace(/^(Core|Rbac|Discovery|Events)?V\d/, "");
}
