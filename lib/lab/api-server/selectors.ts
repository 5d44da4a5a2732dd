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
  const tests = text
    .split(",")
    .filter(Boolean)
    .map((term): Matcher => {
      const [, field = "", operator, value] = /^([^=!]+?)\s*(!=|==|=)\s*(.*)$/.exec(term) ?? [];
      if (field === "") throw badRequest(`invalid selector: '${term}'; can't understand '${term}'`);
      if (!known.includes(field)) throw badRequest(notKnown(definition, field));
      return (object) => (fieldOf(definition, object, field) === value) === (operator !== "!=");
    });
  return (object) => tests.every((test) => test(object));
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
