import type { Claim } from "../objects/claim.ts";
import { controllerOf } from "../objects/meta.ts";
import type { Pod } from "../objects/pod.ts";
import { parseOrdinal } from "../ordinal.ts";

/** What still speaks of a set that is not there. */
export interface LeftBehind {
  /** Pods of its name that nobody controls: they run on, and a new set of that name and selector takes them over. */
  orphans: readonly string[];
  /** Its pods that are still ending. */
  ending: readonly string[];
  /** Claims named as its pods' are: a new set of that name finds them. */
  claims: readonly string[];
}

const namesMax = 200;

/** What a set of that name has left behind in its namespace, each in order of ordinals, the first `namesMax`. */
export function leftBehind(
  name: string,
  pods: Iterable<Pick<Pod, "name" | "owners" | "deletedAt">>,
  claims: Iterable<Pick<Claim, "name">>,
): LeftBehind {
  const own = [...pods].filter((pod) => parseOrdinal(pod.name)?.parent === name);
  const isEnding = ({ deletedAt }: (typeof own)[number]) => deletedAt !== undefined;
  return {
    orphans: ordered(own.filter((pod) => !isEnding(pod) && controllerOf(pod) === undefined)),
    ending: ordered(own.filter(isEnding)),
    claims: ordered([...claims].filter((claim) => parseOrdinal(claim.name)?.parent.endsWith(`-${name}`))),
  };
}

function ordered(objects: readonly { name: string }[]): readonly string[] {
  return objects
    .map(({ name }) => name)
    .sort((a, b) => (parseOrdinal(a)?.ordinal ?? 0) - (parseOrdinal(b)?.ordinal ?? 0) || (a < b ? -1 : 1))
    .slice(0, namesMax);
}
