import { isPathSegment } from "./names.ts";
import { allVerbs, createdAtColumn, type ResourceDefinition } from "./resource-definition.ts";
import { rbacGroup, validateRole } from "./validate-roles.ts";

export const clusterRoles: ResourceDefinition<"clusterroles"> = {
  resource: "clusterroles",
  group: rbacGroup,
  version: "v1",
  kind: "ClusterRole",
  singular: "clusterrole",
  namespaced: false,
  verbs: allVerbs,
  subresources: [],
  revalidates: ["object", "update"],
  nameRule: isPathSegment,
  columns: [createdAtColumn],
  cells: ({ metadata }) => [metadata.name, metadata.creationTimestamp ?? ""],
  validate: (role) => validateRole(role, true),
};
