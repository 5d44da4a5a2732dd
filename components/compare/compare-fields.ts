const setFields = ["from", "set", "n", "first", "policy", "is", "isp", "isu", "avail", "probe", "grace", "claims", "down"] as const;
const changeFields = ["t", "to", "to-first"] as const;
const podFields = ["start", "start-by", "ready", "ready-by", "stop", "stop-by", "of"] as const;
const revisionFields = ["new", "factor", "runs", "crash-probe", "fails"] as const;
const personFields = ["back", "kill", "lower", "lower-pause", "delete", "delete-pause"] as const;
const releaseFields = ["k8s", "gates", "seed"] as const;
const laneFields = ["l1", "l1p", "l1u", "l1s", "l2", "l2p", "l2u", "l2s", "l3", "l3p", "l3u", "l3s", "l4", "l4p", "l4u", "l4s"] as const;
const viewFields = ["at", "zoom"] as const;

/** Names of all that a comparison's link can say, in the order in which it says it. */
export const fieldNames = [
  "v",
  ...setFields,
  ...changeFields,
  ...podFields,
  ...revisionFields,
  ...personFields,
  ...releaseFields,
  ...laneFields,
  ...viewFields,
] as const;

export type FieldName = (typeof fieldNames)[number];

/** What a comparison's link says, as it was typed, right or wrong: a text per name. What is not said is as in `fieldDefaults`. */
export type CompareFields = Readonly<Partial<Record<FieldName, string>>>;

/** The version of these names and their defaults. */
export const linkVersion = "1";

/** Longer than any right text: a list of 1,000 ordinals. */
const textMax = 8_000;

/** The fields of a query or a file, and the names in it that are none. A text that is too long to be anything is cut. */
export function fieldsOf(pairs: Iterable<readonly [string, string]>): { fields: CompareFields; unknown: readonly string[] } {
  const all = new Map(pairs);
  const fields: Partial<Record<FieldName, string>> = {};
  for (const name of fieldNames) {
    const text = all.get(name);
    if (text !== undefined && text !== "") fields[name] = text.slice(0, textMax);
    all.delete(name);
  }
  return { fields, unknown: [...all.keys()] };
}

/** The fields after a change: a text sets one, undefined or "" takes it away. */
export function changedFields(fields: CompareFields, change: Readonly<Partial<Record<FieldName, string | undefined>>>): CompareFields {
  const next = { ...fields, ...change };
  return fieldsOf(fieldNames.map((name) => [name, next[name] ?? ""] as const)).fields;
}

const viewNames: ReadonlySet<string> = new Set(["v", ...viewFields]);

/** Whether nothing of a comparison is said: neither a set nor anything else. */
export function isUnsaid(fields: CompareFields): boolean {
  return Object.keys(fields).every((name) => viewNames.has(name));
}
