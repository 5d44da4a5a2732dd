import { describe, expect, it } from "vitest";
import { configKeys, parseConfig } from "../../lib/server/config.ts";
import { isAllowedHost } from "../../lib/server/http/guard.ts";
import { caseNames, flagsOf, flagsOfCase, hasHelm, type Manifest, render } from "./helm-template.ts";
import { podsOf } from "./pod-specs.ts";

interface Explorer {
  env: readonly { name: string; value?: string }[];
  ports: readonly { containerPort: number }[];
  startupProbe: Probe;
  livenessProbe: Probe;
  readinessProbe: Probe;
}

interface Probe {
  httpGet: { path: string; port: string };
}

/** The explorer's container. */
function explorerOf(manifests: readonly Manifest[]): Explorer {
  const pod = podsOf(manifests).find(({ owner }) => owner.startsWith("Deployment"));
  const container = pod?.spec.containers.find(({ name }) => name === "explorer");
  if (container === undefined) throw new Error("There is no explorer.");
  return container as unknown as Explorer;
}

function environmentOf(manifests: readonly Manifest[]): Record<string, string | undefined> {
  return Object.fromEntries(explorerOf(manifests).env.map(({ name, value }) => [name, value]));
}

describe.skipIf(!hasHelm)("the explorer's environment", () => {
  it("has only settings that there are", async () => {
    const names = explorerOf(await render([])).env.map(({ name }) => name);
    expect(names.filter((name) => !configKeys.includes(name))).toEqual([]);
  });

  it.each(caseNames)("is taken by the explorer, with %s", async (name) => {
    const manifests = await render(flagsOfCase(name));
    expect(parseConfig(environmentOf(manifests))).toMatchObject({
      cluster: "in-cluster",
      port: explorerOf(manifests).ports[0]?.containerPort,
    });
  });

  it("names the watched namespaces and the level of the log", async () => {
    const environment = environmentOf(await render(flagsOf({ namespaces: ["shop", "billing"], logLevel: "debug" })));
    expect(parseConfig(environment)).toMatchObject({ namespaces: ["shop", "billing"], logLevel: "debug" });
    expect(parseConfig(environmentOf(await render([]))).namespaces).toBeUndefined();
  });

  it("lets it be asked by every name that it is reached under, and by no other", async () => {
    const ingress = { enabled: true, hosts: ["sets.example.org"] };
    const { allowedHosts } = parseConfig(environmentOf(await render(flagsOf({ ingress, allowedHosts: ["proxy.internal"] }))));
    const service = ["statefulset-explorer", "statefulset-explorer.tools", "statefulset-explorer.tools.svc"];
    const names = [...service, "statefulset-explorer.tools.svc.cluster.local", "sets.example.org", "proxy.internal"];
    expect(allowedHosts).toEqual(names);
    for (const host of [...names, "sets.example.org:443", "127.0.0.1:3000"]) expect(isAllowedHost(host, allowedHosts)).toBe(true);
    for (const host of ["evil.example.org", "statefulset-explorer.other"]) expect(isAllowedHost(host, allowedHosts)).toBe(false);
  });

  it("asks its health under its base path", async () => {
    for (const basePath of ["", "/tools/sets"]) {
      const { startupProbe, livenessProbe, readinessProbe } = explorerOf(await render(flagsOf({ basePath })));
      expect(startupProbe.httpGet).toMatchObject({ path: `${basePath}/livez`, port: "http" });
      expect(livenessProbe.httpGet).toMatchObject({ path: `${basePath}/livez`, port: "http" });
      expect(readinessProbe.httpGet).toMatchObject({ path: `${basePath}/readyz`, port: "http" });
    }
  });
});
