import { isPathSegment } from "./names.ts";
import { allVerbs, type ResourceDefinition } from "./resource-definition.ts";
import { roleBindingCells, roleBindingColumns } from "./role-binding-table.ts";
import { defaultBinding, rbacGroup, validateBinding } from "./validate-roles.ts";

export const roleBindings: ResourceDefinition<"rolebindings"> = {
  resource: "rolebindings",
  group: rbacGroup,
  version: "v1",
  kind: "RoleBinding",
  singular: "rolebinding",
  namespaced: true,
  verbs: allVerbs,
  subresources: [],
  revalidates: ["object", "update"],
  nameRule: isPathSegment,
  columns: roleBindingColumns,
  cells: roleBindingCells,
  setDefaults: defaultBinding,
  validate: (binding, old) => validateBinding(binding, false, old),
};
