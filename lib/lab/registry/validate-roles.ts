import { canonicalJson } from "../../controllers/canonical-json.ts";
import type { WirePolicyRule, WireRole, WireRoleBinding, WireSubject } from "../../controllers/objects/access.ts";
import { type FieldError, forbidden, invalid, named, oneOf, required } from "./field-error.ts";
import { isSubdomain } from "./names.ts";

export const rbacGroup = "rbac.authorization.k8s.io";

/** ValidateRole, and ValidateClusterRole, whose rules may be about other paths too. */
export function validateRole({ rules }: WireRole, isCluster: boolean): FieldError[] {
  return (rules ?? []).flatMap((rule, index) => validateRule(rule, `rules[${index}]`, isCluster));
}

function validateRule(rule: WirePolicyRule, path: string, isCluster: boolean): FieldError[] {
  const { verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rule;
  const verbless = verbs?.length ? [] : [required(`${path}.verbs`, "verbs must contain at least one value")];
  if (nonResourceURLs.length > 0) {
    const elsewhere = "namespaced rules cannot apply to non-resource URLs";
    const both = "rules cannot apply to both regular resources and non-resource URLs";
    const isMixed = apiGroups.length + resources.length + resourceNames.length > 0;
    const refused = (why: string) => invalid(`${path}.nonResourceURLs`, nonResourceURLs, why);
    return [...verbless, ...(isCluster ? [] : [refused(elsewhere)]), ...(isMixed ? [refused(both)] : [])];
  }
  return [
    ...verbless,
    ...(apiGroups.length > 0 ? [] : [required(`${path}.apiGroups`, "resource rules must supply at least one api group")]),
    ...(resources.length > 0 ? [] : [required(`${path}.resources`, "resource rules must supply at least one resource")]),
  ];
}

/** SetDefaults_RoleBinding: groups of users and of the role itself. */
export function defaultBinding(binding: WireRoleBinding): WireRoleBinding {
  const { subjects, roleRef } = binding;
  return {
    ...binding,
    roleRef: { ...roleRef, apiGroup: roleRef?.apiGroup || rbacGroup },
    ...(subjects && {
      subjects: subjects.map((subject) => ({ ...subject, ...(isUserOrGroup(subject) && { apiGroup: subject.apiGroup || rbacGroup }) })),
    }),
  };
}

function isUserOrGroup({ kind }: WireSubject): boolean {
  return kind === "User" || kind === "Group";
}

/** ValidateRoleBinding and its update. */
export function validateBinding(binding: WireRoleBinding, isCluster: boolean, old?: WireRoleBinding): FieldError[] {
  const { roleRef, subjects = [] } = binding;
  const kinds = isCluster ? ["ClusterRole"] : ["Role", "ClusterRole"];
  const shown = { APIGroup: roleRef.apiGroup, Kind: roleRef.kind, Name: roleRef.name };
  return [
    ...(roleRef.apiGroup === rbacGroup ? [] : oneOf("roleRef.apiGroup", roleRef.apiGroup, [rbacGroup])),
    ...oneOf("roleRef.kind", roleRef.kind, kinds),
    ...(roleRef.name ? [] : [required("roleRef.name")]),
    ...subjects.flatMap((subject, index) => validateSubject(subject, `subjects[${index}]`, isCluster)),
    ...(old && canonicalJson(old.roleRef) !== canonicalJson(roleRef) ? [invalid("roleRef", shown, "cannot change roleRef")] : []),
  ];
}

function validateSubject({ kind, name, namespace, apiGroup = "" }: WireSubject, path: string, isCluster: boolean): FieldError[] {
  if (!name) return [required(`${path}.name`)];
  if (kind === "ServiceAccount") {
    return [
      ...named(`${path}.name`, name, isSubdomain),
      ...(apiGroup === "" ? [] : oneOf(`${path}.apiGroup`, apiGroup, [""])),
      ...(isCluster && !namespace ? [required(`${path}.namespace`)] : []),
    ];
  }
  const kinds = oneOf(`${path}.kind`, kind, ["ServiceAccount", "User", "Group"]);
  if (kinds.length > 0) return kinds;
  return namespace
    ? [forbidden(`${path}.namespace`, "may not be specified for users and groups")]
    : oneOf(`${path}.apiGroup`, apiGroup, [rbacGroup]);
}
