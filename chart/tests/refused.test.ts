import { describe, expect, it } from "vitest";
import { helmVersions } from "../../e2e/helm.ts";
import { flagsOf, hasHelm, template, type Values } from "./helm-template.ts";

/** Values that must not be taken, each with what the message has to name. */
const refused: readonly [string, Values, RegExp][] = [
  ["an unknown key", { replicaCount: 2 }, /replicaCount/],
  ["an unknown key inside", { image: { registry: "r.example.org" } }, /image.*registry/],
  ["an unknown key of the demo's storage", { demo: { storage: { class: "fast" } } }, /demo.*storage.*class/],
  ["a name that is a number", { nameOverride: "123" }, /nameOverride/],
  ["a name that no Service can have", { fullnameOverride: "sets.example" }, /fullnameOverride/],
  ["no explorer at all", { replicas: 0 }, /replicas/],
  ["a number as text", { replicas: "2" }, /replicas/],
  ["a switch as text", { demo: { enabled: "yes" } }, /demo.*enabled/],
  ["a tag that is a number", { image: { tag: 2 } }, /image.*tag/],
  ["a tag with a digest in it", { image: { tag: "1@sha256:00" } }, /image.*tag/],
  ["a repository with a tag in it", { image: { repository: "statefulset-explorer:1" } }, /image.*repository/],
  ["a digest that is cut short", { image: { digest: "sha256:0123" } }, /image.*digest/],
  ["a pull policy that there is not", { image: { pullPolicy: "Sometimes" } }, /image.*pullPolicy/],
  ["namespaces as text", { namespaces: "shop,billing" }, /namespaces/],
  ["a namespace that can be none", { namespaces: ["shop", "No Such"] }, /namespaces.*1/],
  ["a namespace named twice", { namespaces: ["shop", "shop"] }, /namespaces/],
  ["a namespace that would end the list", { namespaces: ["shop,billing"] }, /namespaces.*0/],
  ["a base path that ends in a slash", { basePath: "/tools/" }, /basePath/],
  ["a base path without a slash in front", { basePath: "tools" }, /basePath/],
  ["a base path that climbs", { basePath: "/tools/../admin" }, /basePath/],
  ["a base path where the explorer has addresses of its own", { basePath: "/api/sets" }, /basePath/],
  ["a base path with a query", { basePath: "/tools?x=1" }, /basePath/],
  ["an allowed host with a port", { allowedHosts: ["tools.example.org:8443"] }, /allowedHosts.*0/],
  ["an allowed host that lets everybody in", { allowedHosts: ["*"] }, /allowedHosts.*0/],
  ["an Ingress without a host", { ingress: { enabled: true } }, /ingress.*hosts/],
  ["an Ingress for every host of a domain", { ingress: { enabled: true, hosts: ["*.example.org"] } }, /ingress.*hosts.*0/],
  ["somebody else's account that is not named", { serviceAccount: { create: false } }, /serviceAccount.*name/],
  ["a level that is not logged", { logLevel: "verbose" }, /logLevel/],
  ["a port that there is not", { service: { port: 70_000 } }, /service.*port/],
  ["a network policy without DNS", { networkPolicy: { dnsPorts: [] } }, /networkPolicy.*dnsPorts/],
  ["a budget that lets nothing go", { podDisruptionBudget: { maxUnavailable: 0 } }, /podDisruptionBudget.*maxUnavailable/],
  ["a size that is none", { tmpSizeLimit: "64 MB" }, /tmpSizeLimit/],
  ["an annotation that is a number", { podAnnotations: { port: 3000 } }, /podAnnotations.*port/],
  ["a label that is too long", { podLabels: { long: "x".repeat(64) } }, /podLabels.*long/],
  ["a probe's unknown field", { livenessProbe: { httpGet: { path: "/" } } }, /livenessProbe.*httpGet/],
  ["an environment variable without a name", { extraEnv: [{ value: "1" }] }, /extraEnv.*0/],
  ["an environment variable of the chart's own", { extraEnv: [{ name: "NAMESPACES", value: "all" }] }, /extraEnv: NAMESPACES/],
  ["a policy that StatefulSets have not", { demo: { podManagementPolicy: "Random" } }, /demo.*podManagementPolicy/],
  ["a strategy that StatefulSets have not", { demo: { updateStrategy: { type: "Recreate" } } }, /demo.*updateStrategy.*type/],
  ["a partition below zero", { demo: { updateStrategy: { partition: -1 } } }, /demo.*updateStrategy.*partition/],
];

describe.skipIf(!hasHelm).each(helmVersions)("helm %s refuses", (version) => {
  it.each(refused)("%s", async (_what, values, named) => {
    const message = await template(version, flagsOf(values)).then(
      () => "it was rendered",
      (error: Error) => error.message.slice(error.message.indexOf("Error:")),
    );
    expect(message).toMatch(named);
  });

  it("a Kubernetes older than any it was made for", async () => {
    await expect(template(version, ["--kube-version", "1.26.0"])).rejects.toThrow(/requires kubeVersion/);
    await expect(template(version, ["--kube-version", "1.27.3-gke.100"])).resolves.toContain("kind: Deployment");
  });
});
