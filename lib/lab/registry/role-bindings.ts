import type { WireSubject } from "../../controllers/objects/access.ts";
import { ageOf } from "./human-duration.ts";
import { isPathSegment } from "./names.ts";
import { ageColumn, allVerbs, type ResourceDefinition } from "./resource-definition.ts";
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
  nameRule: isPathSegment,
  columns: [
    { name: "Role", description: "The role that is given." },
    ageColumn,
    { name: "Users", description: "Users that have it.", priority: 1 },
    { name: "Groups", description: "Groups that have it.", priority: 1 },
    { name: "ServiceAccounts", description: "Service accounts that have it.", priority: 1 },
  ],
  cells: ({ metadata, roleRef, subjects = [] }, now) => [
    metadata.name,
    `${roleRef.kind}/${roleRef.name}`,
    ageOf(metadata.creationTimestamp, now),
    namesOf(subjects, "User"),
    namesOf(subjects, "Group"),
    namesOf(subjects, "ServiceAccount"),
  ],
  setDefaults: defaultBinding,
  validate: (binding, old) => validateBinding(binding, false, old),
};

function namesOf(subjects: readonly WireSubject[], kind: string): string {
  const found = subjects.filter((subject) => subject.kind === kind);
  return found.map(({ name, namespace }) => (namespace ? `${namespace}/${name}` : name)).join(", ");
}
