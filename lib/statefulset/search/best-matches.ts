import { matchName } from "./match-name.ts";

interface Named {
  namespace: string;
  name: string;
}

interface Match<T> {
  object: T;
  rank: number;
}

/**
 * The best `max` of many objects for what is sought, the best first: in one pass, and without sorting what will not be shown. Of equals the
 * shorter name comes first, so that web-2 stands before web-10.
 */
export function bestMatches<T extends Named>(objects: Iterable<T>, words: readonly string[], max: number): readonly T[] {
  const best: Match<T>[] = [];
  for (const object of objects) {
    const rank = matchName(words, object.namespace, object.name);
    if (rank === undefined) continue;
    const match = { object, rank };
    const last = best[best.length - 1];
    if (best.length === max && last && compareMatches(match, last) >= 0) continue;
    const at = best.findIndex((other) => compareMatches(match, other) < 0);
    best.splice(at < 0 ? best.length : at, 0, match);
    if (best.length > max) best.pop();
  }
  return best.map(({ object }) => object);
}

function compareMatches(a: Match<Named>, b: Match<Named>): number {
  return (
    a.rank - b.rank ||
    a.object.name.length - b.object.name.length ||
    compareText(a.object.name, b.object.name) ||
    compareText(a.object.namespace, b.object.namespace)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
