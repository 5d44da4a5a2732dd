import type { TypeMap } from "../../registry/schema/type-map.ts";
import { badRequest, StatusError } from "../status.ts";
import { listStrategyOf } from "./merge-keys.ts";
import { goText, mergeList } from "./merge-list.ts";
import { ownOf, setOwn } from "./merge-patch.ts";
import { isJsonObject } from "./type-of-json.ts";

const order = "$setElementOrder/";
const taken = "$deleteFromPrimitiveList/";

type Json = Record<string, unknown>;

/**
 * A strategic merge patch applied to an object of a type (apimachinery strategicpatch): lists are merged by their keys, and directives say what
 * merging alone cannot. Changes neither argument. Throws StatusError (400, 500).
 */
export function applyStrategicMergePatch(types: TypeMap, typeName: string, object: unknown, patch: unknown): Json {
  if (!isJsonObject(patch)) throw badRequest("cannot restore slice from map");
  return mergeObject(types, typeName, isJsonObject(object) ? object : {}, patch);
}

function mergeObject(types: TypeMap, typeName: string, object: Json, given: Json): Json {
  const { $patch, $retainKeys, ...patch } = given;
  if ($patch === "delete") return {};
  if ($patch !== undefined && $patch !== "replace" && $patch !== "merge")
    throw new StatusError(500, undefined, `unknown patch type: ${goText($patch)} in map: ${goText(given)}`);
  const result: Json = $patch === "replace" ? {} : retained(object, $retainKeys);
  for (const field of fieldsOf(patch)) {
    const value = ownOf(patch, field);
    if (value === null) delete result[field];
    else setOwn(result, field, mergeField(types, typeName, field, ownOf(result, field), patch));
  }
  for (const [key, value] of Object.entries(result)) if (value === undefined) delete result[key];
  return result;
}

/** Fields that a patch is about, those included of which it only says the order, or what is to go. */
function fieldsOf(patch: Json): Set<string> {
  return new Set(Object.keys(patch).map((key) => key.replace(/^\$(setElementOrder|deleteFromPrimitiveList)\//, "")));
}

function retained(object: Json, keys: unknown): Json {
  if (!Array.isArray(keys)) return { ...object };
  return Object.fromEntries(Object.entries(object).filter(([key]) => keys.includes(key)));
}

function mergeField(types: TypeMap, typeName: string, field: string, old: unknown, patch: Json): unknown {
  const value = ownOf(patch, field);
  const type = types(typeName)?.get(field)?.type ?? "";
  if (isJsonObject(value)) return mergeObject(types, type, isJsonObject(old) ? old : {}, value);
  const strategy = listStrategyOf(typeName, field);
  if (!strategy || (value !== undefined && !Array.isArray(value))) return value ?? old;
  const itemType = /^Array<(.+)>$/.exec(type)?.[1] ?? "";
  return mergeList(Array.isArray(old) ? old : [], (value as unknown[] | undefined) ?? [], {
    ...(strategy.key !== undefined && { key: strategy.key }),
    order: ownOf(patch, `${order}${field}`) as unknown[] | undefined,
    deleted: (ownOf(patch, `${taken}${field}`) as unknown[] | undefined) ?? [],
    merge: (item, change) => mergeObject(types, itemType, item, change),
  });
}
