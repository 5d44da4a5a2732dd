import { describe, expect, it } from "vitest";
import { flagsOf, flagsOfCase, hasHelm, only, render } from "./helm-template.ts";

type Labels = Readonly<Record<string, string>>;

interface Selector {
  matchLabels?: Labels;
  matchExpressions?: readonly { key: string; operator: string; values: readonly string[] }[];
}

interface Peer {
  podSelector?: Selector;
  namespaceSelector?: Selector;
  ipBlock?: { cidr: string };
}

interface Rule {
  from?: readonly Peer[];
  to?: readonly Peer[];
  ports?: readonly { port: number | string; protocol: string }[];
}

interface Policy {
  podSelector: Selector;
  policyTypes: readonly string[];
  ingress: readonly Rule[];
  egress: readonly Rule[];
}

/** The other end of a connection: a pod, or (without labels) something that no selector finds, such as the API server or a node. */
interface Other {
  namespace?: string;
  labels?: Labels;
}

const isSelected = ({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels) =>
  Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
  matchExpressions.every(({ key, operator, values }) => operator === "In" && values.includes(labels[key] ?? ""));

/** As the API's reference says it: no peers means everybody, no ports every port; a peer's two selectors must both hold. */
function allows(rules: readonly Rule[], other: Other, port: number | string, protocol = "TCP"): boolean {
  return rules.some(({ from, to, ports }) => {
    const peers = from ?? to ?? [];
    const reaches =
      peers.length === 0 ||
      peers.some(({ podSelector, namespaceSelector }) => {
        if (other.namespace === undefined) return false;
        const namespace = { "kubernetes.io/metadata.name": other.namespace };
        const inNamespace = namespaceSelector === undefined ? other.namespace === "tools" : isSelected(namespaceSelector, namespace);
        return inNamespace && isSelected(podSelector ?? {}, other.labels ?? {});
      });
    return reaches && (ports ?? [{ port, protocol }]).some((one) => one.port === port && one.protocol === protocol);
  });
}

async function policyOf(flags: readonly string[]): Promise<Policy> {
  return only(await render(flags), "NetworkPolicy").spec as Policy;
}

const outside: Other = {};
const podIn = (namespace: string): Other => ({ namespace, labels: { app: "web" } });

describe.skipIf(!hasHelm)("the network policy", () => {
  it("lets everybody in at the explorer's port, and at no other", async () => {
    const { ingress, policyTypes } = await policyOf([]);
    expect(policyTypes).toEqual(["Ingress", "Egress"]);
    for (const other of [outside, podIn("tools"), podIn("shop")]) {
      expect(allows(ingress, other, "http")).toBe(true);
      expect(allows(ingress, other, 9229)).toBe(false);
    }
  });

  it("lets the explorer ask DNS, the API server, and pods of every namespace for their counters; nobody else", async () => {
    const { egress } = await policyOf([]);
    for (const protocol of ["UDP", "TCP"]) expect(allows(egress, outside, 53, protocol)).toBe(true);
    for (const port of [443, 6443]) expect(allows(egress, outside, port)).toBe(true);
    for (const namespace of ["tools", "shop"]) expect(allows(egress, podIn(namespace), 8080)).toBe(true);
    // A node's own ports, or a server outside.
    for (const port of [22, 80, 2379, 10_250]) expect(allows(egress, outside, port)).toBe(false);
  });

  it("keeps a namespaced explorer to the pods of its namespaces", async () => {
    const { egress } = await policyOf(flagsOf({ namespaces: ["shop", "billing"] }));
    expect(["shop", "billing", "tools", "vault"].map((namespace) => allows(egress, podIn(namespace), 8080))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(allows(egress, podIn("kube-system"), 53, "UDP")).toBe(true);
  });

  it("is narrowed to an Ingress controller and to ports, with a proxy besides, and still lets helm test in", async () => {
    const { ingress, egress } = await policyOf(flagsOfCase("narrow-network"));
    const test = { "app.kubernetes.io/name": "statefulset-explorer-test", "app.kubernetes.io/instance": "statefulset-explorer" };
    expect(allows(ingress, podIn("ingress-nginx"), "http")).toBe(true);
    expect(allows(ingress, { namespace: "tools", labels: test }, "http")).toBe(true);
    expect(allows(ingress, podIn("tools"), "http")).toBe(false);
    expect(allows(ingress, podIn("shop"), "http")).toBe(false);
    expect([8080, 9090, 5432].map((port) => allows(egress, podIn("shop"), port))).toEqual([true, true, false]);
    expect([8443, 6443].map((port) => allows(egress, outside, port))).toEqual([true, false]);
    expect(egress.at(-1)).toMatchObject({ to: [{ ipBlock: { cidr: "10.0.0.7/32" } }], ports: [{ port: 3128 }] });
  });
});
