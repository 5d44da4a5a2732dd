import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { systemClock } from "../clock.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { openCluster } from "../cluster/open-cluster.ts";
import type { Prober } from "../counter/contract.ts";
import { createProber } from "../counter/create-prober.ts";
import { type Lab, startLab } from "../lab/start-lab.ts";
import { isReady } from "../statefulset/objects/pod.ts";
import { setSrv } from "./set-srv.ts";

const address = { namespace: "default", name: "myapp-stateful" };
const suffix = "myapp-headless.default.svc.cluster.local";
let lab: Lab;
let cluster: Cluster;
let prober: Prober;

beforeAll(async () => {
  lab = await startLab({ scenario: "myapp-stateful", speed: 50 });
  const { kubeconfig: kubeconfigText, network } = lab;
  cluster = await openCluster({ source: "lab", kubeconfigText, network, readOnly: false, clock: systemClock, random: () => 0 });
  cluster.start();
  prober = proberOf(cluster);
  await readyPods(3);
});

afterAll(async () => {
  prober.close();
  await cluster.close();
  await lab.close();
});

function proberOf(one: Parameters<typeof createProber>[0]["cluster"]): Prober {
  return createProber({ cluster: one, clock: systemClock, random: () => 0, allowExec: false, allowProxy: false });
}

/** Waits until so many pods of the namespace are ready, and DNS says so. */
async function readyPods(count: number): Promise<void> {
  const ready = () => [...cluster.cache.inNamespace("pods", "default")].filter(isReady);
  await vi.waitUntil(() => ready().length === count, { timeout: 10_000 });
  const declared = () =>
    [...cluster.cache.inNamespace("endpointslices", "default")].filter(({ serviceName }) => serviceName === "myapp-headless");
  await vi.waitUntil(() => declared().flatMap(({ endpoints }) => endpoints.filter(({ ready: is }) => is)).length === count, {
    timeout: 10_000,
  });
}

async function send(method: string, path: string, body: unknown): Promise<void> {
  const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
  const response = await fetch(`${cluster.server}${path}`, { method, headers: { "content-type": type }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await response.text());
}

test("each named port of the governing Service is asked for, and its targets are known as the set's pods", async () => {
  const { service, lookups } = await setSrv({ cluster, prober }, address);
  expect(service).toBe("myapp-headless");
  expect(lookups).toEqual([
    {
      name: `_http._tcp.${suffix}`,
      at: expect.any(String),
      ms: expect.any(Number),
      server: "127.0.0.1",
      targets: [0, 1, 2].map((ordinal) => ({
        target: `myapp-stateful-${ordinal}.${suffix}`,
        port: 8000,
        priority: 0,
        weight: 33,
        ttl: 30,
        pod: `myapp-stateful-${ordinal}`,
      })),
      absent: [],
    },
  ]);
});

test("a DNS that does not answer is told apart from a name that is not there", async () => {
  await lab.control.stopDns();
  const asking = proberOf(cluster);
  try {
    const [lookup] = (await setSrv({ cluster, prober: asking }, address)).lookups;
    expect(lookup).toMatchObject({ targets: [], absent: [], problem: { code: "server-down" } });
  } finally {
    asking.close();
    await lab.control.startDns();
  }
});

test("a target that is no pod of the set is told as such", async () => {
  const labels = { app: "myapp-stateful" };
  const [service] = [...cluster.cache.inNamespace("services", "default")].filter(({ name }) => name === "myapp-headless");
  const stranger = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "stranger", labels: { ...labels, ...service?.selector } },
    spec: { containers: [{ name: "app", image: "myapp:1.0", ports: [{ name: "http", containerPort: 8000 }] }] },
  };
  await send("POST", "/api/v1/namespaces/default/pods", stranger);
  await readyPods(4);
  const [lookup] = (await setSrv({ cluster, prober: proberOf(cluster) }, address)).lookups;
  expect(lookup?.targets).toHaveLength(4);
  expect(lookup?.targets.filter(({ pod }) => pod === undefined)).toMatchObject([{ target: expect.stringMatching(/^10-244-/), port: 8000 }]);
});

test("a ready pod that is no target is told, too", async () => {
  const target = { target: `MYAPP-stateful-1.${suffix}.`, port: 8000, priority: 0, weight: 100, ttl: 30 };
  const onlyOne = { names: () => prober.names(), resolveService: async (name: string) => ({ name, at: 0, ms: 1, targets: [target] }) };
  const [lookup] = (await setSrv({ cluster, prober: onlyOne }, address)).lookups;
  expect(lookup?.targets).toEqual([{ ...target, pod: "myapp-stateful-1" }]);
  expect(lookup?.absent).toEqual(["myapp-stateful-0", "myapp-stateful-2"]);
});

test("without a ready pod there is no such name", async () => {
  await send("DELETE", "/api/v1/namespaces/default/pods/stranger?gracePeriodSeconds=0", {});
  await send("PATCH", "/apis/apps/v1/namespaces/default/statefulsets/myapp-stateful", { spec: { replicas: 0 } });
  await readyPods(0);
  const [lookup] = (await setSrv({ cluster, prober: proberOf(cluster) }, address)).lookups;
  expect(lookup?.problem).toEqual({ code: "nxdomain", message: `the cluster's DNS does not know _http._tcp.${suffix} (NXDOMAIN)` });
});

test("a Service whose ports have no names gives nothing to ask for; no Service, no set and no DNS are refused with the reason", async () => {
  await send("PATCH", "/api/v1/namespaces/default/services/myapp-headless", { spec: { ports: [{ port: 8000, targetPort: 8000 }] } });
  const named = () => cluster.cache.find("services", "default", "myapp-headless")?.ports.some(({ name }) => name !== undefined);
  await vi.waitUntil(() => named() === false, { timeout: 10_000 });
  expect((await setSrv({ cluster, prober }, address)).lookups).toEqual([]);

  const outside = proberOf({
    network: undefined,
    server: cluster.server,
    proxyGet: (...args) => cluster.proxyGet(...args),
    exec: (...args) => cluster.exec(...args),
    may: (...args) => cluster.may(...args),
  });
  await expect(setSrv({ cluster, prober: outside }, address)).rejects.toMatchObject({ code: "unavailable" });
  await send("DELETE", "/api/v1/namespaces/default/services/myapp-headless", {});
  await vi.waitUntil(() => named() === undefined, { timeout: 10_000 });
  await expect(setSrv({ cluster, prober }, address)).rejects.toMatchObject({
    code: "not_found",
    message: "Service default/myapp-headless, which the set names, does not exist.",
  });
  await expect(setSrv({ cluster, prober }, { ...address, name: "none" })).rejects.toMatchObject({ code: "not_found" });
});
