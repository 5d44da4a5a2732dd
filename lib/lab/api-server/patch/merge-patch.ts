import { isJsonObject } from "./type-of-json.ts";

/** An RFC 7396 patch applied: null takes a field away, objects are merged, everything else is replaced. Changes neither argument. */
export function applyMergePatch(target: unknown, patch: unknown): unknown {
  if (!isJsonObject(patch)) return patch;
  const result: Record<string, unknown> = isJsonObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else setOwn(result, key, applyMergePatch(ownOf(result, key), value));
  }
  return result;
}

/** A field of the object itself; fields may be called "constructor". */
export function ownOf(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Sets a field whatever it is called: a plain assignment to "__proto__" would set the prototype. */
export function setOwn(record: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
}
