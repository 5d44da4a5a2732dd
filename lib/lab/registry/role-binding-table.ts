import type { WireRoleBinding, WireSubject } from "../../controllers/objects/access.ts";
import { ageOf } from "./human-duration.ts";
import { ageColumn, type Cell, type Column } from "./resource-definition.ts";

/** The columns of both kinds of role bindings, after Name. */
export const roleBindingColumns: readonly Column[] = [
  { name: "Role", description: "The role that is given." },
  ageColumn,
  { name: "Users", description: "Users that have it.", priority: 1 },
  { name: "Groups", description: "Groups that have it.", priority: 1 },
  { name: "ServiceAccounts", description: "Service accounts that have it.", priority: 1 },
];

/** A binding's cells in those columns (printRoleBinding and printClusterRoleBinding in Kubernetes, which print the same). */
export function roleBindingCells({ metadata, roleRef, subjects = [] }: WireRoleBinding, now: number): Cell[] {
  return [
    metadata.name,
    `${roleRef.kind}/${roleRef.name}`,
    ageOf(metadata.creationTimestamp, now),
    namesOf(subjects, "User"),
    namesOf(subjects, "Group"),
    namesOf(subjects, "ServiceAccount"),
  ];
}

function namesOf(subjects: readonly WireSubject[], kind: string): string {
  const found = subjects.filter((subject) => subject.kind === kind);
  return found.map(({ name, namespace }) => (namespace ? `${namespace}/${name}` : name)).join(", ");
}
