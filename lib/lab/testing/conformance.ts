type Json = Record<string, unknown>;
type Item = { apiVersion?: string; kind?: string; metadata: { name: string } };

const volatile: Readonly<Record<string, string | undefined>> = {
  uid: "<uid>",
  resourceVersion: "<rv>",
  managedFields: undefined,
  creationTimestamp: "<time>",
  continue: "<continue>",
};
const ages = ["Age", "Last Seen", "First Seen"];

/** Replaces in an answer what differs from run to run, and what is left to judgement, as the recordings did. */
export function normal(value: unknown, key = ""): unknown {
  if (key in volatile && typeof value === "string" && value !== "") return volatile[key];
  if (key === "description" || key === "storageVersionHash") return undefined;
  if (typeof value === "string") return value.startsWith("-----BEGIN") ? "<certificate>" : value;
  if (Array.isArray(value)) return value.map((item) => normal(item));
  if (typeof value !== "object" || value === null) return value;
  const shown = Array.isArray((value as Json).columnDefinitions) ? withoutAges(value as Json) : (value as Json);
  return Object.fromEntries(Object.entries(shown).flatMap(([name, item]) => withoutUndefined(name, normal(item, name))));
}

function withoutUndefined(name: string, value: unknown): [string, unknown][] {
  return value === undefined ? [] : [[name, value]];
}

function withoutAges(table: Json): Json {
  const isAge = (table.columnDefinitions as { name: string }[]).map((column) => ages.includes(column.name));
  const rows = (table.rows as { cells: unknown[] }[]).map((row) => ({
    ...row,
    cells: row.cells.map((cell, i) => (isAge[i] ? "<age>" : cell)),
  }));
  return { ...table, rows };
}

/** Cuts our answer to what a recording kept of the real one: the shape of the recorded body says which cut was made. */
export function cut(request: { path: string }, body: unknown, recorded: unknown): unknown {
  if (Array.isArray(recorded)) return cutArray(body, recorded);
  if (typeof recorded !== "object" || recorded === null) return body;
  const keys = Object.keys(recorded);
  if (keys.includes("itemKinds")) return namesOf(body as Json & { items: Item[] });
  if (request.path.includes("/events?")) return eventTable(body as Json);
  if (keys.includes("apps"))
    return { ...pick(body as Json, keys), apps: (body as { groups: { name: string }[] }).groups.find(({ name }) => name === "apps") };
  if (keys.includes("items") && request.path.includes("limit=1")) return { ...pick(body as Json, keys), items: partialItems(body) };
  return pick(body as Json, keys);
}

function pick(body: Json, keys: readonly string[]): Json {
  return Object.fromEntries(keys.filter((key) => key in body).map((key) => [key, body[key]]));
}

function cutArray(body: unknown, recorded: readonly unknown[]): unknown {
  if (!Array.isArray(body)) {
    const { items } = body as { items?: Item[] };
    return items ? items.map((item) => item.metadata.name) : Object.keys(body as Json).sort();
  }
  const isWhole = recorded.some((event) => typeof event === "object" && event !== null && "metadata" in event);
  return isWhole ? body : (body as { type: string; object: Json }[]).map(shortEvent);
}

function shortEvent({ type, object }: { type: string; object: Json }): Json {
  const metadata = (object.metadata ?? {}) as { name?: string; annotations?: unknown };
  const columns = object.columnDefinitions as unknown[] | null | undefined;
  return {
    type,
    kind: object.kind,
    name: metadata.name,
    data: object.data,
    code: object.code,
    reason: object.reason,
    annotations: metadata.annotations,
    table: (object.rows as { cells: unknown[] }[] | undefined)?.map((row) => row.cells.slice(0, 2)),
    columns: columns === null ? null : columns?.length,
  };
}

function namesOf(body: Json & { items: Item[] }): Json {
  const metadata = body.metadata as { remainingItemCount?: number; continue?: string };
  return {
    kind: body.kind,
    apiVersion: body.apiVersion,
    remaining: metadata.remainingItemCount,
    continue: Boolean(metadata.continue),
    names: body.items.map((item) => item.metadata.name),
    itemKinds: [...new Set(body.items.map((item) => `${item.apiVersion}/${item.kind}`))],
  };
}

function partialItems(body: unknown): unknown {
  return (body as { items: Item[] }).items.map((item) => [item.kind, item.apiVersion, item.metadata.name]);
}

function eventTable(body: Json): Json {
  return {
    columns: (body.columnDefinitions as { name: string; type: string; priority: number }[]).map((column) => [
      column.name,
      column.type,
      column.priority,
    ]),
    rows: (body.rows as { cells: string[] }[]).map(({ cells }) => {
      const [type, reason, object, subobject, source, message, , count, name = ""] = cells.slice(1);
      return [type, reason, object, subobject, source, message, "<age>", count, name.replace(/\.[0-9a-f]{16}$/, ".<random>")];
    }),
  };
}
