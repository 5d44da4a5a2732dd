import { beforeAll, describe, expect, it } from "vitest";
import { findSchemaFaults } from "./api-schemas.ts";
import { caseNames, flagsOf, flagsOfCase, hasHelm, type Manifest, only, render } from "./helm-template.ts";
import { findUnrestricted } from "./pod-security.ts";
import { podsOf } from "./pod-specs.ts";

const clusterScoped = ["ClusterRole", "ClusterRoleBinding"];
const recommended = ["name", "instance", "version", "managed-by"].map((label) => `app.kubernetes.io/${label}`);

describe.skipIf(!hasHelm).each(caseNames)("the objects of %s", (name) => {
  let manifests: Manifest[];
  /** Without what the user brings along. */
  let own: Manifest[];

  beforeAll(async () => {
    manifests = await render(flagsOfCase(name));
    own = manifests.filter(({ kind }) => kind !== "ConfigMap");
  });

  it("are what the API server takes: no unknown field, none missing, none of another type", () => {
    expect(manifests.flatMap((manifest) => findSchemaFaults(manifest).map((fault) => `${manifest.kind}: ${fault}`))).toEqual([]);
  });

  it("are there once each", () => {
    const keys = manifests.map(({ kind, metadata }) => `${kind} ${metadata.namespace} ${metadata.name}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("say their namespace, or have none", () => {
    for (const { kind, metadata } of own) {
      expect(`${kind} ${metadata.namespace !== undefined}`).toBe(`${kind} ${!clusterScoped.includes(kind)}`);
    }
  });

  it("bear the labels that tools look for", () => {
    for (const { metadata } of own)
      expect(Object.keys(metadata.labels ?? {})).toEqual(expect.arrayContaining([...recommended, "helm.sh/chart"]));
  });

  it("make pods that a namespace enforcing the profile restricted admits", () => {
    const pods = podsOf(manifests);
    expect(pods.length).toBeGreaterThanOrEqual(2);
    for (const { owner, spec } of pods) {
      // What the user adds is the user's; everything of ours has a read-only root besides.
      const containers = spec.containers.filter((container) => container.name !== "proxy");
      expect(`${owner}: ${findUnrestricted({ ...spec, containers }).join("; ")}`).toBe(`${owner}: `);
    }
  });

  it("select their own pods and nobody else's", () => {
    const pods = podsOf(manifests);
    for (const { kind, metadata, spec } of own) {
      const selector = selectorOf(kind, spec);
      if (selector === undefined) continue;
      const selected = pods.filter(({ labels }) => Object.entries(selector).every(([key, value]) => labels[key] === value));
      const demo = metadata.labels?.["app.kubernetes.io/name"]?.endsWith("-demo");
      expect(selected.map(({ owner }) => owner.split(" ")[0])).toEqual([demo ? "StatefulSet" : "Deployment"]);
    }
  });

  it("give the account's token to the explorer and its test, not to the demo", () => {
    for (const { owner, spec } of podsOf(manifests)) {
      const isDemo = owner.startsWith("StatefulSet");
      expect([owner, spec.automountServiceAccountToken, spec.serviceAccountName !== undefined]).toEqual([owner, !isDemo, !isDemo]);
    }
  });
});

function selectorOf(kind: string, spec: unknown): Record<string, string> | undefined {
  const { selector, podSelector } = (spec ?? {}) as { selector?: Record<string, unknown>; podSelector?: Record<string, unknown> };
  if (kind === "Service") return selector as Record<string, string>;
  return (selector?.matchLabels ?? podSelector?.matchLabels) as Record<string, string> | undefined;
}

describe.skipIf(!hasHelm)("the check against the API's schemas notices", () => {
  it.each([
    ["an unknown field", { spec: { selector: {}, bogus: 1 } }, /spec: Unrecognized key: "bogus"/],
    ["text for a number", { spec: { ports: [{ port: "80" }] } }, /spec\.ports\.0\.port: Invalid input: expected number/],
    ["a missing field", { spec: { ports: [{ name: "http" }] } }, /spec\.ports\.0\.port/],
    ["a word that is not among the choices", { spec: { ports: [{ port: 80, protocol: "HTTP" }] } }, /spec\.ports\.0\.protocol/],
    ["a kind that nobody recorded", { kind: "Secret" }, /nobody has recorded v1 Secret/],
  ])("%s", (_what, change, fault) => {
    expect(findSchemaFaults({ apiVersion: "v1", kind: "Service", ...change }).join("\n")).toMatch(fault);
  });
});

describe.skipIf(!hasHelm)("names", () => {
  const long = "a-release-whose-name-is-as-long-as-helm-allows-namely-so";

  it("fit where Kubernetes puts them, however long the release's is", async () => {
    const manifests = await render(flagsOf({ demo: { enabled: true }, replicas: 2 }), {
      name: long.slice(0, 53),
      namespace: "n".repeat(63),
    });
    for (const { kind, metadata } of manifests) if (!clusterScoped.includes(kind)) expect(metadata.name.length).toBeLessThanOrEqual(63);
    // Its pods' label controller-revision-hash is the name and eleven characters more.
    expect(only(manifests, "StatefulSet").metadata.name.length).toBeLessThanOrEqual(52);
    for (const { labels } of podsOf(manifests)) for (const value of Object.values(labels)) expect(value.length).toBeLessThanOrEqual(63);
  });

  it("of two releases never meet in a foreign namespace or in the cluster", async () => {
    const namesIn = async (namespace: string) =>
      (await render(flagsOf({ namespaces: ["shop"], rbac: { clusterScoped: true } }), { namespace }))
        .filter(({ kind, metadata }) => kind.startsWith("Cluster") || metadata.namespace === "shop")
        .map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    const [here, there] = [await namesIn("a"), await namesIn("b")];
    expect(here).toHaveLength(4);
    expect(here.filter((one) => there.includes(one))).toEqual([]);
  });

  it("are a Service's also where the release's name has dots; one that begins with a digit is refused with what to do", async () => {
    const service = only(await render([], { name: "shop.eu" }), "Service");
    expect(service.metadata.name).toBe("shop-eu-statefulset-explorer");
    await expect(render([], { name: "7" })).rejects.toThrow("7-statefulset-explorer does not begin with a letter");
  });

  it("that look like numbers stay text", async () => {
    const manifests = await render(flagsOf({ namespaces: ["123"], fullnameOverride: "sets", priorityClassName: "42" }), {
      name: "7",
      namespace: "456",
    });
    expect(manifests.flatMap((manifest) => findSchemaFaults(manifest))).toEqual([]);
  });
});

it.skipIf(!hasHelm)("the budget for disruptions is there only while one explorer may go", async () => {
  const kindsOf = async (replicas: number) => (await render(flagsOf({ replicas }))).map(({ kind }) => kind);
  expect(await kindsOf(1)).not.toContain("PodDisruptionBudget");
  expect(await kindsOf(2)).toContain("PodDisruptionBudget");
});

it.skipIf(!hasHelm)("explorers that are not ready keep no node from being drained", async () => {
  const { spec } = only(await render(flagsOf({ replicas: 2 })), "PodDisruptionBudget");
  expect(spec).toMatchObject({ maxUnavailable: 1, unhealthyPodEvictionPolicy: "AlwaysAllow" });
});
