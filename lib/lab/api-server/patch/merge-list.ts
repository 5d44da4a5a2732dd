import { StatusError } from "../status.ts";
import { isJsonObject } from "./type-of-json.ts";

type Json = Record<string, unknown>;

export interface ListMerge {
  /** The field by which items are the same; without one they are plain values. */
  key?: string;
  /** The order that the patch wants, by keys or values; default: that of the patch itself. */
  order: readonly unknown[] | undefined;
  /** Plain values that are to go. */
  deleted: readonly unknown[];
  merge: (item: Json, change: Json) => Json;
}

/** A list as a strategic merge patch leaves it. Throws 500 for an item without its key, as the real server does. */
export function mergeList(old: readonly unknown[], patch: readonly unknown[], how: ListMerge): unknown[] | undefined {
  const changes = patch.filter((item) => !isReplaceMarker(item));
  const start = changes.length < patch.length ? [] : old.filter((item) => !how.deleted.includes(item));
  const identify = (item: unknown) => (how.key === undefined ? item : keyOf(item, how.key));
  const items = start.map((item) => ({ id: identify(item), item }));
  for (const change of changes) {
    const id = identify(change);
    const at = items.findIndex((other) => other.id === id);
    if (isJsonObject(change) && change.$patch === "delete") {
      if (at >= 0) items.splice(at, 1);
    } else if (at < 0) items.push({ id, item: isJsonObject(change) ? how.merge({}, change) : change });
    else if (isJsonObject(change)) items.splice(at, 1, { id, item: how.merge(items[at]?.item as Json, change) });
  }
  const wanted = (how.order ?? changes).map(identify);
  return arranged(items, old.map(identify), wanted).map(({ item }) => item);
}

function isReplaceMarker(item: unknown): boolean {
  return isJsonObject(item) && item.$patch === "replace" && Object.keys(item).length === 1;
}

function keyOf(item: unknown, key: string): unknown {
  if (isJsonObject(item) && item[key] !== undefined) return item[key];
  throw new StatusError(500, undefined, `map: ${goText(item)} does not contain declared merge key: ${key}`);
}

/** A JSON value as Go's fmt prints it. */
export function goText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goText).join(" ")}]`;
  if (!isJsonObject(value)) return String(value);
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${key}:${goText(value[key])}`);
  return `map[${entries.join(" ")}]`;
}

/** What the patch names stands in the patch's order; the rest keeps its place among them as far as the old order tells it (mergeSortedSlice). */
function arranged<T extends { id: unknown }>(items: readonly T[], before: readonly unknown[], wanted: readonly unknown[]): T[] {
  const named = items.filter(({ id }) => wanted.includes(id)).sort((a, b) => wanted.indexOf(a.id) - wanted.indexOf(b.id));
  const rest = items.filter(({ id }) => !wanted.includes(id));
  const result: T[] = [];
  while (named.length > 0 && rest.length > 0) {
    const [left, right] = [before.indexOf(rest[0]?.id), before.indexOf(named[0]?.id)];
    const next = left >= 0 && right >= 0 && left < right ? rest.shift() : named.shift();
    if (next) result.push(next);
  }
  return [...result, ...rest, ...named];
}
