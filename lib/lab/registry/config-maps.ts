import { ageOf } from "./human-duration.ts";
import { ageColumn, type ResourceDefinition, readVerbs } from "./resource-definition.ts";

export const configMaps: ResourceDefinition<"configmaps"> = {
  resource: "configmaps",
  group: "",
  version: "v1",
  kind: "ConfigMap",
  singular: "configmap",
  shortNames: ["cm"],
  namespaced: true,
  verbs: readVerbs,
  subresources: [],
  columns: [{ name: "Data", description: "Number of entries." }, ageColumn],
  cells: (map, now) => [map.metadata.name, Object.keys(map.data ?? {}).length, ageOf(map.metadata.creationTimestamp, now)],
};
