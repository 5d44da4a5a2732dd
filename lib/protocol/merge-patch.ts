/**
 * RFC 7396 merge patches between JSON documents without nulls. Ours, not a library's, because both sides need structural sharing:
 * what did not change keeps its identity, so that only the rows that changed are painted again.
 */
type Json = unknown;

function isRecord(value: Json): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Labels may be called "constructor" or "__proto__": only what the object itself holds counts. */
function own(record: Record<string, Json>, key: string): Json {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Equal as JSON (order of keys free). */
function isEqual(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, index) => isEqual(item, b[index]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]));
}

/** The smallest merge patch that turns `before` into `after`, or undefined when they are equal. Keys that are undefined count as absent. */
export function diff(before: Json, after: Json): Json {
  if (!isRecord(before) || !isRecord(after)) return isEqual(before, after) ? undefined : after;
  const patch: Record<string, Json> = Object.create(null);
  let changed = false;
  for (const key of Object.keys(before)) {
    if (before[key] !== undefined && own(after, key) === undefined) {
      patch[key] = null;
      changed = true;
    }
  }
  for (const key of Object.keys(after)) {
    const [old, now] = [own(before, key), after[key]];
    if (now === undefined || old === now) continue;
    const part = old === undefined ? now : diff(old, now);
    if (part === undefined) continue;
    patch[key] = part;
    changed = true;
  }
  return changed ? patch : undefined;
}

/** `document` with `patch` applied; untouched parts are the same objects as before. Never changes its arguments. */
export function apply(document: Json, patch: Json): Json {
  if (!isRecord(patch)) return patch;
  const result: Record<string, Json> = Object.create(null);
  if (isRecord(document)) for (const key of Object.keys(document)) result[key] = document[key];
  for (const key of Object.keys(patch)) {
    if (patch[key] === null) delete result[key];
    else result[key] = apply(result[key], patch[key]);
  }
  return result;
}
