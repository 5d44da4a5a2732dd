import { ageOf } from "./human-duration.ts";
import { ageColumn, type ResourceDefinition, readVerbs } from "./resource-definition.ts";

export const namespaces: ResourceDefinition<"namespaces"> = {
  resource: "namespaces",
  group: "",
  version: "v1",
  kind: "Namespace",
  singular: "namespace",
  shortNames: ["ns"],
  namespaced: false,
  verbs: readVerbs,
  subresources: [{ name: "status", kind: "Namespace", verbs: ["get"] }],
  columns: [{ name: "Status", description: "The status of the namespace" }, ageColumn],
  cells: (namespace, now) => [namespace.metadata.name, namespace.status.phase, ageOf(namespace.metadata.creationTimestamp, now)],
  fieldNames: ["status.phase"],
  fields: (namespace) => ({ "status.phase": namespace.status.phase }),
};
