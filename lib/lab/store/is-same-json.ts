/** Whether two values are the same as JSON, whatever the order of their keys; what is undefined is not there. Parts that are shared cost nothing. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => isSameJson(item, b[index]));
  }
  return isSameRecord(a as Record<string, unknown>, b as Record<string, unknown>);
}

function isSameRecord(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  let shared = 0;
  for (const key of Object.keys(a)) {
    if (a[key] === undefined) continue;
    if (!Object.hasOwn(b, key) || !isSameJson(a[key], b[key])) return false;
    shared++;
  }
  return Object.keys(b).filter((key) => b[key] !== undefined).length === shared;
}
