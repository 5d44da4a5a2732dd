type Json = Record<string, unknown>;
type Item = { apiVersion?: string; kind?: string; metadata: { name: string } };

/**
 * Cuts our answer to what a recording kept of the real one: the shape of the recorded body says which cut was made. What was recorded whole is
 * compared whole.
 */
export function cutAnswer(path: string, body: unknown, recorded: unknown): unknown {
  if (Array.isArray(recorded)) return cutToList(body, recorded);
  if (typeof recorded === "string") return cutToText(body, recorded);
  if (!isJson(recorded) || !isJson(body) || isWhole(recorded)) return withRandomName(body, recorded);
  if ("itemKinds" in recorded) return namesOf(body);
  if (path.includes("/events?") && "columns" in recorded) return eventTable(body);
  const part = "kind" in recorded ? undefined : findWithKeys(body, Object.keys(recorded));
  return part ?? Object.fromEntries(Object.keys(recorded).map((key) => [key, partOf(body, key, recorded)]));
}

/** The first part of an answer that has exactly those fields: the recording kept that part alone. */
function findWithKeys(value: unknown, keys: readonly string[]): Json | undefined {
  if (!isJson(value)) return undefined;
  const own = Object.keys(value);
  if (own.length === keys.length && keys.every((key) => key in value)) return value;
  for (const item of [value.data, value.spec, value.status, ...Object.values(value)]) {
    const found = findWithKeys(item, keys);
    if (found) return found;
  }
  return undefined;
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An object, list, table or Status as it was answered. */
function isWhole({ kind, apiVersion, metadata, items, resources }: Json): boolean {
  if (typeof kind !== "string" || typeof apiVersion !== "string" || resources !== undefined || !isJson(metadata)) return false;
  return items === undefined || (Array.isArray(items) && !Array.isArray(items[0]) && typeof items[0] !== "string");
}

function withRandomName(body: unknown, recorded: unknown): unknown {
  const name = isJson(recorded) && isJson(recorded.metadata) ? recorded.metadata.name : undefined;
  if (typeof name !== "string" || !name.endsWith("<random>") || !isJson(body) || !isJson(body.metadata)) return body;
  return { ...body, metadata: { ...body.metadata, name: String(body.metadata.name).replace(/[a-z0-9]{5}$/, "<random>") } };
}

/** Parts that a recording calls by a name of its own. */
const aliases: Readonly<Record<string, (body: Json) => unknown>> = {
  apps: (body) => [...((body.groups ?? []) as Json[]), ...((body.items ?? []) as Json[])].find((group) => groupName(group) === "apps"),
  grace: (body) => (body.metadata as Json | undefined)?.deletionGracePeriodSeconds,
  deleting: (body) => Boolean((body.metadata as Json | undefined)?.deletionTimestamp),
  username: (body) => at(body, "status", "userInfo", "username"),
  groups: (body) => at(body, "status", "userInfo", "groups"),
  everything: (body) =>
    ((at(body, "status", "resourceRules") ?? []) as { verbs: string[]; resources?: string[] }[]).find(
      ({ verbs, resources }) => verbs.includes("*") && resources?.includes("*"),
    ),
  names: (body) => ((body.items ?? []) as Item[]).map((item) => item.metadata.name),
};

function groupName(group: Json): unknown {
  return group.name ?? (group.metadata as Json | undefined)?.name;
}

function at(body: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((value, key) => (isJson(value) ? value[key] : undefined), body);
}

function partOf(body: Json, key: string, recorded: Json): unknown {
  if (key === "metadata" && isJson(body.metadata)) return metadataOf(body.metadata, recorded.metadata as Json);
  if (key === "items" && Array.isArray(recorded.items) && Array.isArray(recorded.items[0])) {
    return (body.items as Item[]).map((item) => [item.kind, item.apiVersion, item.metadata.name]);
  }
  if (key === "rows" && Array.isArray(recorded.rows) && !recorded.rows.some((row) => isJson(row) && "object" in row)) {
    return (body.rows as { cells: unknown[] }[]).map(({ cells }) => ({ cells }));
  }
  if (key in body) return body[key];
  return aliases[key]?.(body) ?? at(body, "spec", key) ?? at(body, "status", key) ?? at(body, "data", key);
}

/** Metadata that were kept without a name were cut to what a change may change. */
function metadataOf(metadata: Json, recorded: Json): Json {
  if ("name" in recorded) return metadata;
  const { generation, labels, annotations } = metadata;
  return { generation, labels, annotations };
}

/** A text stands for a whole answer: its name, phase, kind or the like, whichever it is. */
function cutToText(body: unknown, recorded: string): unknown {
  if (!isJson(body)) return body;
  const candidates = [at(body, "metadata", "name"), at(body, "status", "phase"), body.reason, body.status, body.kind, body.message];
  return candidates.find((candidate) => candidate === recorded) ?? body;
}

function cutToList(body: unknown, recorded: readonly unknown[]): unknown {
  if (isJson(body)) {
    if (isJson(recorded[0]) && "type" in recorded[0]) return at(body, "status", "conditions");
    const same = findList(body, JSON.stringify(recorded));
    if (same) return same;
    const { items } = body as { items?: Item[] };
    return items ? items.map((item) => item.metadata.name) : Object.keys(body).sort();
  }
  const isRecordedWhole = recorded.some((event) => isJson(event) && "metadata" in event);
  return isRecordedWhole || !Array.isArray(body) ? body : (body as { type: string; object: Json }[]).map(shortEvent);
}

/** A list within an answer that is the recorded one: the recording kept that list alone. */
function findList(value: unknown, text: string): unknown[] | undefined {
  if (Array.isArray(value) && JSON.stringify(value) === text) return value as unknown[];
  if (typeof value !== "object" || value === null) return undefined;
  for (const item of Object.values(value)) {
    const found = findList(item, text);
    if (found) return found;
  }
  return undefined;
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

function namesOf(body: Json): Json {
  const metadata = (body.metadata ?? {}) as { remainingItemCount?: number; continue?: string };
  const items = body.items as Item[] | undefined;
  return {
    kind: body.kind,
    apiVersion: body.apiVersion,
    remaining: metadata.remainingItemCount,
    continue: Boolean(metadata.continue),
    names: items?.map((item) => item.metadata.name),
    itemKinds: [...new Set(items?.map((item) => `${item.apiVersion}/${item.kind}`))],
  };
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
