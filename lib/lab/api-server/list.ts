import type { WireObject } from "../../controllers/objects/meta.ts";
import { type AnyDefinition, apiVersionOf } from "../registry/registry.ts";
import type { Store } from "../store/store.ts";
import { jsonText, type SharedForm } from "./json-text.ts";
import { checkListOptions, parseVersion } from "./list-options.ts";
import { type Form, tableOf } from "./representation.ts";
import { hasSelector, matcherOf } from "./selectors.ts";
import { badRequest, expired, StatusError, tooLarge } from "./status.ts";

interface Page {
  version: number;
  objects: WireObject[];
  metadata: { resourceVersion: string; continue?: string; remainingItemCount?: number };
}

/** The answer to a LIST as JSON, in the wanted form. Throws StatusError (400, 410, 504). */
export function answerList(
  store: Store,
  definition: AnyDefinition,
  namespace: string | undefined,
  query: URLSearchParams,
  form: Form,
  now: number,
): string {
  const { objects, metadata } = pageOf(store, definition, namespace, query);
  if (form === "table") return JSON.stringify(tableOf(definition, objects, { metadata, now, includeObject: query.get("includeObject") }));
  if (form === "metadata")
    return listText({ kind: "PartialObjectMetadataList", apiVersion: "meta.k8s.io/v1", metadata }, objects, "metadata");
  return listText({ kind: `${definition.kind}List`, apiVersion: apiVersionOf(definition), metadata }, objects, "item");
}

function listText(list: object, objects: readonly WireObject[], form: SharedForm): string {
  const items = objects.map((object) => jsonText(object, form)).join(",");
  return `${JSON.stringify(list).slice(0, -1)},"items":[${items}]}`;
}

function pageOf(store: Store, definition: AnyDefinition, namespace: string | undefined, query: URLSearchParams): Page {
  checkListOptions(query);
  const matches = matcherOf(definition, query);
  const token = readToken(query.get("continue"));
  const version = token?.version ?? versionToList(store, query);
  const all = objectsAt(store, definition, namespace, version, token !== undefined).filter(matches);
  const rest = token ? all.filter((object) => keyOf(object) > token.after) : all;
  // What any version will do for comes out of the cache, whole (as it is set up by default).
  const isAny = query.get("resourceVersion") === "0" && !query.get("resourceVersionMatch");
  const limit = isAny ? 0 : Number(query.get("limit") ?? 0);
  const objects = limit > 0 ? rest.slice(0, limit) : rest;
  const last = objects.at(-1);
  const metadata: Page["metadata"] = { resourceVersion: String(version) };
  if (last && objects.length < rest.length) {
    metadata.continue = Buffer.from(JSON.stringify({ version, after: keyOf(last) })).toString("base64url");
    if (!hasSelector(query)) metadata.remainingItemCount = rest.length - objects.length;
  }
  return { version, objects, metadata };
}

function keyOf({ metadata: { namespace = "", name } }: WireObject): string {
  return `${namespace}/${name}`;
}

/** The version that a list is read at: the newest, but for resourceVersionMatch=Exact. */
function versionToList(store: Store, query: URLSearchParams): number {
  const wanted = parseVersion(query.get("resourceVersion"), 400);
  if (wanted > store.version) throw tooLarge(wanted, store.version);
  return query.get("resourceVersionMatch") === "Exact" && wanted > 0 ? wanted : store.version;
}

function readToken(text: string | null): { version: number; after: string } | undefined {
  if (!text) return undefined;
  try {
    const { version, after } = JSON.parse(Buffer.from(text, "base64url").toString()) as { version: unknown; after: unknown };
    if (typeof version === "number" && typeof after === "string") return { version, after };
  } catch {
    // Falls through to the refusal: whatever is in it, it is no token of ours.
  }
  throw badRequest("invalid continue token: continue key is not valid: it is none of this server's");
}

/** The objects as they were at a version, by taking back what happened since. Throws 410 when that is forgotten. */
function objectsAt(store: Store, definition: AnyDefinition, namespace: string | undefined, version: number, paging: boolean): WireObject[] {
  const { resource } = definition;
  const now: WireObject[] = store.list(resource, namespace);
  if (version === store.version) return now;
  const since = store.history.since(version);
  if (!since) throw paging ? expiredToken() : expired(version, store.history.oldest);
  const byKey = new Map(now.map((object) => [keyOf(object), object]));
  for (const change of since.toReversed()) {
    if (change.resource !== resource || (namespace !== undefined && change.object.metadata.namespace !== namespace)) continue;
    if (change.previous) byKey.set(keyOf(change.previous), change.previous);
    else byKey.delete(keyOf(change.object));
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object);
}

function expiredToken(): StatusError {
  const message =
    "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.";
  return new StatusError(410, "Expired", message);
}
