type Json = Record<string, unknown>;

const volatile: Readonly<Record<string, string | undefined>> = {
  uid: "<uid>",
  resourceVersion: "<rv>",
  selfLink: undefined,
  managedFields: undefined,
  creationTimestamp: "<time>",
  deletionTimestamp: "<time>",
  lastTransitionTime: "<time>",
  lastUpdateTime: "<time>",
  lastTimestamp: "<time>",
  firstTimestamp: "<time>",
  startTime: "<time>",
  eventTime: "<time>",
  continue: "<continue>",
  token: "<token>",
  expirationTimestamp: "<time>",
};
const ages = ["Age", "Last Seen", "First Seen"];
const leftToJudgement = ["description", "storageVersionHash"];
/** Words of Go's own decoders: where they are quoted, other words may say the same. */
const decoders = /json: cannot unmarshal|strconv\.|invalid character|unknown conversion|json parse error/;

/** Whether a recorded text quotes a decoder: then ours may say the same in other words. */
export function quotesDecoder(text: unknown): boolean {
  return typeof text === "string" && decoders.test(text);
}

/** Replaces in an answer what differs from run to run, and what is left to judgement, as the recordings did. */
export function normal(value: unknown, key = ""): unknown {
  if (key in volatile && value !== null && value !== "") return volatile[key];
  if (leftToJudgement.includes(key)) return undefined;
  if (typeof value === "string") return normalText(value);
  if (Array.isArray(value)) return value.map((item) => normal(item));
  if (typeof value !== "object" || value === null) return value;
  const shown = Array.isArray((value as Json).columnDefinitions) ? withoutAges(value as Json) : (value as Json);
  return Object.fromEntries(Object.entries(shown).flatMap(([name, item]) => withoutUndefined(name, normal(item, name))));
}

function normalText(text: string): string {
  if (text.startsWith("-----BEGIN")) return "<certificate>";
  return (
    text
      .replace(/Invalid value: "\{\\?"apiVersion.*\}"(?=: )/s, 'Invalid value: "<the patched object>"')
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (uid) => (/^[0-]*$/.test(uid) ? uid : "<uid>"))
      // What follows is Go's diff of its own structs.
      .replace(/\n@@ .*/s, "")
      .replace(/(in record \()\d+/, "$1<rv>")
      .replace(/(kube-api-access-)[a-z0-9]{5}/g, "$1<random>")
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, "<time>")
      .replace(/^([a-z0-9.-]+)\.[0-9a-f]{16}$/, "$1.<random>")
  );
}

function withoutUndefined(name: string, value: unknown): [string, unknown][] {
  return value === undefined ? [] : [[name, value]];
}

function withoutAges(table: Json): Json {
  const isAge = (table.columnDefinitions as { name: string }[]).map((column) => ages.includes(column.name));
  const rows = ((table.rows ?? []) as { cells: unknown[] }[]).map((row) => ({
    ...row,
    cells: row.cells.map((cell, i) => (isAge[i] ? "<age>" : cell)),
  }));
  return { ...table, rows };
}
