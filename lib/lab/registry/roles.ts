import { isPathSegment } from "./names.ts";
import { allVerbs, createdAtColumn, type ResourceDefinition } from "./resource-definition.ts";
import { rbacGroup, validateRole } from "./validate-roles.ts";

export const roles: ResourceDefinition<"roles"> = {
  resource: "roles",
  group: rbacGroup,
  version: "v1",
  kind: "Role",
  singular: "role",
  namespaced: true,
  verbs: allVerbs,
  subresources: [],
  revalidates: ["object", "update"],
  nameRule: isPathSegment,
  columns: [createdAtColumn],
  cells: ({ metadata }) => [metadata.name, metadata.creationTimestamp ?? ""],
  validate: (role) => validateRole(role, false),
};
