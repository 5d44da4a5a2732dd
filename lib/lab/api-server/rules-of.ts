import type { WirePolicyRule, WireRoleBinding, WireSubject } from "../../controllers/objects/access.ts";
import type { Store } from "../store/store.ts";
import { type Caller, mastersGroup } from "./caller.ts";

const everything: readonly WirePolicyRule[] = [
  { verbs: ["*"], apiGroups: ["*"], resources: ["*"] },
  { verbs: ["*"], nonResourceURLs: ["*"] },
];

/** All rules that a caller has by its bindings, in a namespace or (without one) in the whole cluster (rbac DefaultRuleResolver). */
export function rulesOf(store: Store, caller: Caller, namespace?: string): readonly WirePolicyRule[] {
  if (caller.groups.includes(mastersGroup)) return everything;
  const everywhere = store.list("clusterrolebindings").filter((binding) => isBound(binding, caller));
  const here = namespace === undefined ? [] : store.list("rolebindings", namespace).filter((binding) => isBound(binding, caller));
  return [...everywhere, ...here].flatMap(({ roleRef, metadata }) => {
    const role =
      roleRef.kind === "ClusterRole"
        ? store.get("clusterroles", "", roleRef.name)
        : store.get("roles", metadata.namespace ?? "", roleRef.name);
    return role?.rules ?? [];
  });
}

function isBound({ subjects = [], metadata }: WireRoleBinding, caller: Caller): boolean {
  return subjects.some((subject) => isSubject(subject, caller, metadata.namespace));
}

function isSubject({ kind, name, namespace }: WireSubject, caller: Caller, bindingNamespace: string | undefined): boolean {
  if (kind === "User") return name === caller.name;
  if (kind === "Group") return caller.groups.includes(name);
  return kind === "ServiceAccount" && caller.name === `system:serviceaccount:${namespace ?? bindingNamespace}:${name}`;
}
