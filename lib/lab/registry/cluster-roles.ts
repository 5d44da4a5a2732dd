import { isPathSegment } from "./names.ts";
import { allVerbs, type Column, type ResourceDefinition } from "./resource-definition.ts";
import { rbacGroup, validateRole } from "./validate-roles.ts";

const createdAt: Column = { name: "Created At", type: "date", description: "When the role was made." };

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
  columns: [createdAt],
  cells: ({ metadata }) => [metadata.name, metadata.creationTimestamp ?? ""],
  validate: (role) => validateRole(role, true),
};
