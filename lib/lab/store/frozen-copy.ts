/** What was frozen here, and with it everything inside. */
const frozen = new WeakSet<object>();

/**
 * A deeply frozen copy of plain JSON. Parts that are such copies already are taken as they are, so that a write costs what it changes and not
 * what it keeps; keys that are undefined are left out, as JSON leaves them out.
 */
export function frozenCopy<T>(value: T): T {
  return copyOf(value) as T;
}

function copyOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null || frozen.has(value)) return value;
  const copy = Array.isArray(value) ? value.map(copyOf) : copyRecord(value);
  frozen.add(Object.freeze(copy));
  return copy;
}

function copyRecord(record: object): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(record)) {
    if (item === undefined) continue;
    // A plain assignment of this one name would set the prototype instead.
    if (key === "__proto__") Object.defineProperty(copy, key, { value: copyOf(item), enumerable: true });
    else copy[key] = copyOf(item);
  }
  return copy;
}
