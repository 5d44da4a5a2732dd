import { canonicalJson } from "../../controllers/canonical-json.ts";
import type { WireConfigMap } from "../../controllers/objects/cluster-objects.ts";
import { type FieldError, forbidden, invalid, named } from "./field-error.ts";
import { ageOf } from "./human-duration.ts";
import { isConfigKey } from "./names.ts";
import { ageColumn, allVerbs, type ResourceDefinition } from "./resource-definition.ts";

export const configMaps: ResourceDefinition<"configmaps"> = {
  resource: "configmaps",
  group: "",
  version: "v1",
  kind: "ConfigMap",
  singular: "configmap",
  shortNames: ["cm"],
  namespaced: true,
  verbs: allVerbs,
  subresources: [],
  revalidates: ["update", "object"],
  columns: [{ name: "Data", description: "Number of entries." }, ageColumn],
  cells: (map, now) => [
    map.metadata.name,
    Object.keys(map.data ?? {}).length + Object.keys(map.binaryData ?? {}).length,
    ageOf(map.metadata.creationTimestamp, now),
  ],
  validate,
};

/** ValidateConfigMap and ValidateConfigMapUpdate. */
function validate(map: WireConfigMap, old?: WireConfigMap): FieldError[] {
  const texts = Object.keys(map.data ?? {}).flatMap((key) => [
    ...named(`data[${key}]`, key, isConfigKey),
    ...(key in (map.binaryData ?? {}) ? [invalid(`data[${key}]`, key, "duplicate of key present in binaryData")] : []),
  ]);
  const bytes = Object.keys(map.binaryData ?? {}).flatMap((key) => named(`binaryData[${key}]`, key, isConfigKey));
  return [...texts, ...bytes, ...(old?.immutable ? validateUnchanged(map, old) : [])];
}

function validateUnchanged(map: WireConfigMap, old: WireConfigMap): FieldError[] {
  const differs = (field: "data" | "binaryData") => canonicalJson(map[field] ?? {}) !== canonicalJson(old[field] ?? {});
  const fixed = "field is immutable when `immutable` is set";
  return [
    ...(map.immutable ? [] : [forbidden("immutable", fixed)]),
    ...(differs("data") ? [forbidden("data", fixed)] : []),
    ...(differs("binaryData") ? [forbidden("binaryData", fixed)] : []),
  ];
}
