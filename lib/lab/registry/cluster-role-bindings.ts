import { isPathSegment } from "./names.ts";
import { allVerbs, type ResourceDefinition } from "./resource-definition.ts";
import { roleBindingCells, roleBindingColumns } from "./role-binding-table.ts";
import { defaultBinding, rbacGroup, validateBinding } from "./validate-roles.ts";

export const clusterRoleBindings: ResourceDefinition<"clusterrolebindings"> = {
  resource: "clusterrolebindings",
  group: rbacGroup,
  version: "v1",
  kind: "ClusterRoleBinding",
  singular: "clusterrolebinding",
  namespaced: false,
  verbs: allVerbs,
  subresources: [],
  revalidates: ["object", "update"],
  nameRule: isPathSegment,
  columns: roleBindingColumns,
  cells: roleBindingCells,
  setDefaults: defaultBinding,
  validate: (binding, old) => validateBinding(binding, true, old),
};
