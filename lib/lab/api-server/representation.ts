import type { WireObject } from "../../controllers/objects/meta.ts";
import type { AnyDefinition } from "../registry/registry.ts";
import type { Column } from "../registry/resource-definition.ts";
import { StatusError } from "./status.ts";

/** The forms in which objects are answered. */
export type Form = "object" | "table" | "metadata";

const formsByName: Readonly<Record<string, Form>> = {
  Table: "table",
  PartialObjectMetadata: "metadata",
  PartialObjectMetadataList: "metadata",
};

const jsonTypes = ["application/json", "application/*", "*/*"];
const yamlType = "application/yaml";

/** The first form in the Accept header that the server has. Throws 406 when there is none. */
export function negotiate(accept = "*/*"): Form {
  let isKnownType = false;
  for (const range of accept.split(",")) {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim());
    if (![...jsonTypes, yamlType].includes(type)) continue;
    isKnownType = true;
    const as = parameters.find((parameter) => parameter.startsWith("as="))?.slice(3);
    if (as === undefined) return "object";
    const form = formsByName[as];
    if (form && parameters.includes("v=v1") && parameters.includes("g=meta.k8s.io")) return form;
  }
  const types = "application/json, application/yaml, application/vnd.kubernetes.protobuf";
  if (isKnownType) throw new StatusError(406, "NotAcceptable", `only the following media types are accepted: ${types}`);
  const available = `${types}, application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch`;
  throw new StatusError(406, "NotAcceptable", `406: Not Acceptable\n\nAvailable representations: ${available}`, {});
}

/** Whether the answer is wanted as YAML before it is wanted as JSON. */
export function wantsYaml(accept = ""): boolean {
  const types = accept.split(",").map((range) => range.split(";")[0]?.trim() ?? "");
  return types.find((type) => type === yamlType || jsonTypes.includes(type)) === yamlType;
}

const nameColumn: Column = { name: "Name", description: "Name must be unique within a namespace.", format: "name" };

/** metav1.Table. `columns` false: a later event of a watch, which leaves the definitions out. */
export function tableOf(definition: AnyDefinition, objects: readonly WireObject[], options: TableOptions) {
  return {
    kind: "Table",
    apiVersion: "meta.k8s.io/v1",
    metadata: options.metadata,
    columnDefinitions: options.columns === false ? null : columnsOf(definition),
    rows: objects.map((object) => ({
      cells: definition.cells(object as Parameters<AnyDefinition["cells"]>[0], options.now),
      object: includedObject(object, options.includeObject),
    })),
  };
}

export interface TableOptions {
  metadata: Record<string, unknown>;
  now: number;
  includeObject: string | null;
  columns?: boolean;
}

function columnsOf(definition: AnyDefinition) {
  const first = definition.columns.some(({ name }) => name === nameColumn.name) ? [] : [nameColumn];
  return [...first, ...definition.columns].map(({ name, description, type = "string", format = "", priority = 0 }) => ({
    name,
    type,
    format,
    description,
    priority,
  }));
}

function includedObject(object: WireObject, include: string | null): unknown {
  if (include === "None") return null;
  return include === "Object" ? object : partialOf(object);
}

export function partialOf(object: WireObject) {
  return { kind: "PartialObjectMetadata", apiVersion: "meta.k8s.io/v1", metadata: object.metadata };
}

/** Items of a typed list carry neither kind nor apiVersion; those of other forms do. */
export function listItem(object: WireObject): unknown {
  const { kind: _kind, apiVersion: _apiVersion, ...item } = object;
  return item;
}
