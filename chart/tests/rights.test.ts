import { describe, expect, it } from "vitest";
import { accountRights } from "../../lib/cluster/account-rights.ts";
import { flagsOf, flagsOfCase, hasHelm, type Manifest, only, render, type Values } from "./helm-template.ts";
import { podsOf } from "./pod-specs.ts";

interface Rule {
  apiGroups: readonly string[];
  resources: readonly string[];
  verbs: readonly string[];
}

/** Single rights, as "watch apps/statefulsets". */
function expand(role: Manifest): string[] {
  const singles = (role.rules as readonly Rule[]).flatMap(({ apiGroups, resources, verbs, ...more }) => {
    expect(more).toEqual({});
    return apiGroups.flatMap((group) => resources.flatMap((resource) => verbs.map((verb) => `${verb} ${group}/${resource}`)));
  });
  expect(new Set(singles).size).toBe(singles.length);
  return singles.sort();
}

function needed(which: (right: { namespaced: boolean }) => boolean): string[] {
  return accountRights
    .filter(which)
    .flatMap(({ group, resource, verbs }) => verbs.map((verb) => `${verb} ${group}/${resource}`))
    .sort();
}

const ofKind = (manifests: readonly Manifest[], pattern: RegExp) => manifests.filter(({ kind }) => pattern.test(kind));

/** The account that the explorer's pods have. */
function accountOf(manifests: readonly Manifest[]): string | undefined {
  return podsOf(manifests).find(({ owner }) => owner.startsWith("Deployment"))?.spec.serviceAccountName;
}

describe.skipIf(!hasHelm)("the account's rights", () => {
  it("are for the whole cluster exactly what the explorer asks of it", async () => {
    const manifests = await render([]);
    expect(expand(only(manifests, "ClusterRole"))).toEqual(needed(() => true));
    expect(ofKind(manifests, /^Role/)).toEqual([]);
  });

  it("are in each named namespace what is asked of namespaces, and nowhere else anything", async () => {
    const manifests = await render(flagsOf({ namespaces: ["shop", "billing"] }));
    const roles = ofKind(manifests, /^Role$/);
    expect(roles.map(({ metadata }) => metadata.namespace)).toEqual(["shop", "billing"]);
    for (const role of roles) expect(expand(role)).toEqual(needed(({ namespaced }) => namespaced));
    expect(ofKind(manifests, /^Cluster/)).toEqual([]);
  });

  it("reach to what has no namespace, and to that alone, when a namespaced installation is told so", async () => {
    const manifests = await render(flagsOfCase("namespaced-cluster-scoped"));
    expect(expand(only(manifests, "Role"))).toEqual(needed(({ namespaced }) => namespaced));
    expect(expand(only(manifests, "ClusterRole"))).toEqual(needed(({ namespaced }) => !namespaced));
  });

  it.each<Values>([{}, { namespaces: ["shop", "billing"], rbac: { clusterScoped: true } }, { serviceAccount: { name: "reader" } }])(
    "are given to the explorer's own account by its own bindings, with %j",
    async (values) => {
      const manifests = await render(flagsOf(values));
      const account = only(manifests, "ServiceAccount").metadata.name;
      expect(accountOf(manifests)).toBe(account);
      const bindings = ofKind(manifests, /RoleBinding$/);
      expect(bindings.length).toBe(ofKind(manifests, /Role$/).length);
      for (const binding of bindings) {
        expect(binding.subjects).toEqual([{ kind: "ServiceAccount", name: account, namespace: "tools" }]);
        const { kind, name } = binding.roleRef as { kind: string; name: string };
        expect(`${kind}Binding`).toBe(binding.kind);
        const named = manifests.filter((one) => one.kind === kind && one.metadata.name === name);
        expect(named.map(({ metadata }) => metadata.namespace)).toContain(binding.metadata.namespace);
      }
    },
  );

  it("are not given where somebody else gives them", async () => {
    const manifests = await render(flagsOfCase("own-account"));
    expect(ofKind(manifests, /Role|ServiceAccount/)).toEqual([]);
    expect(accountOf(manifests)).toBe("reader");
  });

  it("are what `helm test` asks the API server about", async () => {
    for (const values of [{}, { namespaces: ["shop"] }, { namespaces: ["shop"], rbac: { clusterScoped: true } }]) {
      const manifests = await render(flagsOf(values));
      const [container] = (only(manifests, "Pod").spec as { containers: { env: { name: string; value: string }[] }[] }).containers;
      const env = Object.fromEntries(container?.env.map(({ name, value }) => [name, value]) ?? []);
      const asked = [...JSON.parse(env.RULES ?? "[]"), ...JSON.parse(env.CLUSTER_RULES ?? "[]")] as Rule[];
      const given = ofKind(manifests, /Role$/).flatMap((role) => expand(role));
      expect(expand({ rules: asked } as unknown as Manifest)).toEqual([...new Set(given)].sort());
      expect(env.NAMESPACES).toBe((values as { namespaces?: string[] }).namespaces?.join(",") ?? "");
    }
  });
});
