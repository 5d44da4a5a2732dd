import { ageOf } from "./human-duration.ts";
import { isLabel } from "./names.ts";
import { ageColumn, allVerbs, type ResourceDefinition, statusOf } from "./resource-definition.ts";

export const namespaces: ResourceDefinition<"namespaces"> = {
  resource: "namespaces",
  group: "",
  version: "v1",
  kind: "Namespace",
  singular: "namespace",
  shortNames: ["ns"],
  namespaced: false,
  verbs: allVerbs.filter((verb) => verb !== "deletecollection"),
  subresources: [{ name: "finalize", kind: "Namespace", verbs: ["update"] }, statusOf("Namespace")],
  revalidates: ["object", "update"],
  columns: [{ name: "Status", description: "The status of the namespace" }, ageColumn],
  cells: (namespace, now) => [namespace.metadata.name, namespace.status.phase, ageOf(namespace.metadata.creationTimestamp, now)],
  nameRule: isLabel,
  setDefaults: (namespace) => ({
    ...namespace,
    metadata: {
      ...namespace.metadata,
      labels: { ...namespace.metadata.labels, "kubernetes.io/metadata.name": namespace.metadata.name },
    },
  }),
  prepareForCreate: (namespace) => ({ ...namespace, spec: { finalizers: ["kubernetes"] }, status: { phase: "Active" } }),
  beginDeletion: (namespace) => ({ ...namespace, status: { ...namespace.status, phase: "Terminating" } }),
  prepareForUpdate: (namespace, old) => ({ ...namespace, spec: old.spec }),
  fieldNames: ["status.phase"],
  fields: (namespace) => ({ "status.phase": namespace.status.phase }),
};
