import { isPathSegment } from "./names.ts";
import { allVerbs, type Column, type ResourceDefinition } from "./resource-definition.ts";
import { rbacGroup, validateRole } from "./validate-roles.ts";

const createdAt: Column = { name: "Created At", type: "date", description: "When the role was made." };

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
  columns: [createdAt],
  cells: ({ metadata }) => [metadata.name, metadata.creationTimestamp ?? ""],
  validate: (role) => validateRole(role, false),
};
