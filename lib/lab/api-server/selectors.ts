import type { WireObject } from "../../controllers/objects/meta.ts";
import type { AnyDefinition } from "../registry/registry.ts";
import { parseLabelSelector } from "./label-selector.ts";
import { badRequest } from "./status.ts";

export type Matcher = (object: WireObject) => boolean;

/** The labelSelector and fieldSelector of a request as one test. Throws 400 for what cannot be read. */
export function matcherOf(definition: AnyDefinition, query: URLSearchParams): Matcher {
  const byLabels = parseLabelSelector(query.get("labelSelector") ?? "");
  const byFields = parseFieldSelector(definition, query.get("fieldSelector") ?? "");
  return (object) => byLabels(object.metadata.labels ?? {}) && byFields(object);
}

export function hasSelector(query: URLSearchParams): boolean {
  return Boolean(query.get("labelSelector") || query.get("fieldSelector"));
}

function parseFieldSelector(definition: AnyDefinition, text: string): Matcher {
  const known = ["metadata.name", ...(definition.namespaced ? ["metadata.namespace"] : []), ...(definition.fieldNames ?? [])];
  const terms = text.match(/(?:\\.|[^\\,]|\\$)+/g) ?? [];
  const tests = terms.map((term): Matcher => {
    const [, field, operator, escaped = ""] = /^(.*?)(!=|==|=)(.*)$/.exec(term) ?? [];
    if (field === undefined) throw badRequest(`invalid selector: '${term}'; can't understand '${term}'`);
    const value = unescaped(escaped);
    if (!known.includes(field)) throw badRequest(notKnown(definition, field));
    return (object) => (fieldOf(definition, object, field) === value) === (operator !== "!=");
  });
  return (object) => tests.every((test) => test(object));
}

/** A value as it is meant (fields.UnescapeValue): what separates has to be escaped in it. */
function unescaped(text: string): string {
  const refused = (why: string) => badRequest(`invalid field selector: ${why}`);
  return text.replace(/\\(.?)|[,=]/g, (found, after: string | undefined) => {
    if (after === undefined) throw refused(`unescaped character in value: ${found.charCodeAt(0)}`);
    if (!["\\", ",", "="].includes(after)) throw refused(`invalid escape sequence: ${found}`);
    return after;
  });
}

function notKnown({ fieldNames }: AnyDefinition, field: string): string {
  return fieldNames
    ? `field label not supported: ${field}`
    : `${JSON.stringify(field)} is not a known field selector: only "metadata.name", "metadata.namespace"`;
}

function fieldOf(definition: AnyDefinition, object: WireObject, field: string): string {
  if (field === "metadata.name") return object.metadata.name;
  if (field === "metadata.namespace") return object.metadata.namespace ?? "";
  return definition.fields?.(object as Parameters<NonNullable<AnyDefinition["fields"]>>[0])[field] ?? "";
}
