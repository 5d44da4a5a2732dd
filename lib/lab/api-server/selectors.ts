import type { WireObject } from "../../controllers/objects/meta.ts";
import type { AnyDefinition } from "../registry/registry.ts";
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

type LabelTest = (labels: Readonly<Record<string, string>>) => boolean;

/** Kubernetes' label selector language: `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (b,c)`, `a`, `!a`, joined by commas. */
export function parseLabelSelector(text: string): LabelTest {
  const tests = splitOutsideParentheses(text).map(labelTest);
  return (labels) => tests.every((test) => test(labels));
}

function labelTest(term: string): LabelTest {
  const set = /^([^\s=!,()]+)\s+(in|notin)\s*\(([^()]*)\)$/.exec(term);
  if (set) {
    const [key = "", operator, list = ""] = set.slice(1);
    const values = list.split(",").map((value) => value.trim());
    const isIn = (labels: Readonly<Record<string, string>>) => labels[key] !== undefined && values.includes(labels[key]);
    return operator === "in" ? isIn : (labels) => !isIn(labels);
  }
  const equality = /^([^\s=!,()]+)\s*(!=|==|=)\s*([^\s=!,()]*)$/.exec(term);
  if (equality) {
    const [key = "", operator, value] = equality.slice(1);
    return operator === "!=" ? (labels) => labels[key] !== value : (labels) => labels[key] === value;
  }
  const existence = /^(!?)\s*([^\s=!,()]+)$/.exec(term);
  if (!existence?.[2]) throw badRequest(`unable to parse requirement: found '${term}', expected: a label selector`);
  const key = existence[2];
  return existence[1] === "!" ? (labels) => labels[key] === undefined : (labels) => labels[key] !== undefined;
}

function splitOutsideParentheses(text: string): string[] {
  const parts = text.match(/(?:\([^()]*\)|[^,()]|[()])+/g) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

function parseFieldSelector(definition: AnyDefinition, text: string): Matcher {
  const known = ["metadata.name", ...(definition.namespaced ? ["metadata.namespace"] : []), ...(definition.fieldNames ?? [])];
  const tests = text
    .split(",")
    .filter(Boolean)
    .map((term): Matcher => {
      const [, field = "", operator, value] = /^([^=!]+?)\s*(!=|==|=)\s*(.*)$/.exec(term) ?? [];
      if (field === "") throw badRequest(`invalid selector: '${term}'; can't understand '${term}'`);
      if (!known.includes(field)) throw badRequest(`field label not supported: ${field}`);
      return (object) => (fieldOf(definition, object, field) === value) === (operator !== "!=");
    });
  return (object) => tests.every((test) => test(object));
}

function fieldOf(definition: AnyDefinition, object: WireObject, field: string): string {
  if (field === "metadata.name") return object.metadata.name;
  if (field === "metadata.namespace") return object.metadata.namespace ?? "";
  return definition.fields?.(object as Parameters<NonNullable<AnyDefinition["fields"]>>[0])[field] ?? "";
}
