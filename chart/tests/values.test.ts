import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { basePathFault } from "../../lib/base-path.mjs";
import { readDocumentedValues } from "./documented-values.ts";

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");

interface Schema {
  $ref?: string;
  type?: string | readonly string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  pattern?: string;
  not?: Schema;
  definitions?: Record<string, Schema>;
}

const schema = JSON.parse(read("values.schema.json")) as Schema;

function resolve(part: Schema): Schema {
  return part.$ref === undefined ? part : (schema.definitions?.[part.$ref.replace("#/definitions/", "")] ?? {});
}

/** The values that the schema knows, down to what has no named parts. */
function leavesOf(part: Schema, path: readonly string[] = []): string[] {
  const { properties } = resolve(part);
  if (properties === undefined) return [path.join(".")];
  return Object.entries(properties).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

it("every value has a sentence in values.yaml, its place in the schema, and the other way round", () => {
  const documented = readDocumentedValues(read("values.yaml")).map(({ path }) => path);
  // What Helm hands down from a chart that depends on this one.
  expect(leavesOf(schema).filter((path) => path !== "global")).toEqual(documented);
});

it("a value without a sentence is noticed", () => {
  expect(() => readDocumentedValues("a:\n  # -- Said.\n  b: 1\n  c: 2\n")).toThrow("values.yaml does not say what a.c means.");
  expect(readDocumentedValues("a:\n  # -- Said.\n  b:\n    deep: 1\n# -- Also.\nc: []\n")).toEqual([
    { path: "a.b", meaning: "Said.", default: { deep: 1 } },
    { path: "c", meaning: "Also.", default: [] },
  ]);
});

it("the schema is closed: what has named parts takes no others", () => {
  const open: string[] = [];
  const walk = (part: Schema, path: string) => {
    if (part.properties !== undefined && part.additionalProperties !== false) open.push(path);
    for (const [key, inner] of Object.entries(part.properties ?? {})) walk(inner, `${path}.${key}`);
    if (part.items !== undefined) walk(part.items, `${path}[]`);
  };
  walk(schema, "");
  for (const [name, definition] of Object.entries(schema.definitions ?? {})) walk(definition, name);
  // Kubernetes' own objects, of which only the name is looked at.
  expect(open).toEqual(["namedObjects[]"]);
});

const paths = ["", "/a", "/tools/statefulsets", "/a/b/c.d/e_f/g~h/i-j/0", "/apis", "/x/api", "/.a", "/..a", "/...", "/....b", "/a/.b-"];
const noPaths = [
  "/",
  "tools",
  "/tools/",
  "//tools",
  "/Tools",
  "/a b",
  "/.",
  "/..",
  "/a/..",
  "/a/../b",
  "/a/./b",
  "/a?b",
  "/api",
  "/api/v1",
];

it.each(paths.concat(noPaths))("the schema takes the base path %j if the explorer does", (path) => {
  const { pattern = "", not } = schema.properties?.basePath ?? {};
  const taken = new RegExp(pattern).test(path) && !new RegExp(not?.pattern ?? "").test(path);
  expect(taken).toBe(basePathFault(path) === undefined);
});
