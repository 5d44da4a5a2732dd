import { intern } from "./intern.ts";
import { toRaw } from "./raw.ts";

const empty: Readonly<Record<string, string>> = Object.freeze({});

/**
 * Labels, selectors and the like: only pairs of strings are kept. A key `__proto__` is dropped: it is no valid label, and nobody
 * downstream should have to think of it.
 */
export function projectStringMap(value: unknown, keep: (key: string) => boolean = () => true): Readonly<Record<string, string>> {
  const pairs = Object.entries(toRaw(value)).filter(
    (pair): pair is [string, string] => typeof pair[1] === "string" && pair[0] !== "__proto__" && keep(pair[0]),
  );
  if (pairs.length === 0) return empty;
  return Object.freeze(Object.fromEntries(pairs.map(([key, text]) => [intern(key), intern(text)])));
}

/** Of annotations only ours are kept: the others can be long, and can hold what nobody should see (last-applied configuration). */
export function projectOurAnnotations(value: unknown): Readonly<Record<string, string>> {
  return projectStringMap(value, (key) => key.startsWith("statefulset-explorer.io/"));
}
