import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { systemClock } from "../clock.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { openCluster } from "../cluster/open-cluster.ts";
import { type Lab, startLab } from "../lab/start-lab.ts";
import { parseCounterConfig } from "../statefulset/counter-config.ts";
import { declaredAddresses } from "../statefulset/governing-service.ts";
import { isReady, type Pod } from "../statefulset/objects/pod.ts";
import type { Prober, ProbeTarget } from "./contract.ts";
import { createProber } from "./create-prober.ts";
import { byUid, until } from "./testing/probe-targets.ts";

let lab: Lab;
let cluster: Cluster;
let pods: Pod[];

beforeAll(async () => {
  lab = await startLab({ scenario: "myapp-stateful", speed: 50 });
  const { kubeconfig: kubeconfigText, network } = lab;
  cluster = await openCluster({ source: "lab", kubeconfigText, network, readOnly: false, clock: systemClock, random: () => 0 });
  cluster.start();
  const find = () => [...cluster.cache.inNamespace("pods", "default")].sort((a, b) => a.name.localeCompare(b.name));
  const isDeclared = ({ name, ip }: Pod) => ip !== undefined && declaredIn(name).includes(ip);
  await vi.waitUntil(() => find().filter((pod) => isReady(pod) && isDeclared(pod)).length === 3, { timeout: 10_000 });
  pods = find();
});

afterAll(async () => {
  await cluster.close();
  await lab.close();
});

const declaredIn = (podName: string) => declaredAddresses(podName, cluster.cache.inNamespace("endpointslices", "default"));

function targetOf(pod: Pod, changes: Partial<ProbeTarget> = {}): ProbeTarget {
  const [container] = pod.containers;
  return {
    namespace: pod.namespace,
    podName: pod.name,
    podUid: pod.uid,
    setUid: "set",
    ...(pod.ip === undefined ? {} : { ip: pod.ip }),
    hostNetwork: false,
    ready: isReady(pod),
    running: true,
    ending: false,
    container: container?.name ?? "",
    port: 8000,
    config: parseCounterConfig(pod.annotations),
    directories: container?.mounts.map(({ path }) => path) ?? [],
    dnsName: `${pod.name}.myapp-headless.default.svc`,
    declared: declaredIn(pod.name),
    closeness: "board",
    ...changes,
  };
}

async function probe(
  cluster: Parameters<typeof createProber>[0]["cluster"],
  targets: ProbeTarget[],
  look: (prober: Prober) => void,
): Promise<void> {
  const prober = createProber({ cluster, clock: systemClock, random: () => 0, allowExec: true, allowProxy: true });
  try {
    prober.want(byUid(...targets));
    await until(prober, () => targets.every(({ podUid }) => prober.counter(podUid) !== undefined && prober.dns(podUid) !== undefined));
    look(prober);
  } finally {
    prober.close();
  }
}

/** The same cluster, seen from outside its network. */
function outside(): Parameters<typeof createProber>[0]["cluster"] {
  return {
    network: undefined,
    server: cluster.server,
    proxyGet: (...args) => cluster.proxyGet(...args),
    exec: (...args) => cluster.exec(...args),
    may: (...args) => cluster.may(...args),
  };
}

test("the three counters of myapp-stateful, each asked by name", async () => {
  await probe(
    cluster,
    pods.map((pod) => targetOf(pod)),
    (prober) => {
      expect(pods.map(({ uid }) => prober.counter(uid))).toMatchObject(
        [132, 126, 115].map((value) => ({ value, how: "by-name", source: "/visits" })),
      );
      for (const { uid, name, ip } of pods) {
        const fullName = `${name}.myapp-headless.default.svc.cluster.local`;
        expect(prober.dns(uid)).toMatchObject({ name: fullName, addresses: [ip], matchesPod: true, how: "resolved" });
      }
    },
  );
});

test("from outside its network: through the API server's proxy, and the name as a pod resolves it", async () => {
  await probe(
    outside(),
    pods.map((pod) => targetOf(pod)),
    (prober) => {
      expect(pods.map(({ uid }) => prober.counter(uid))).toMatchObject([132, 126, 115].map((value) => ({ value, how: "proxy" })));
      expect(pods.map(({ uid }) => prober.dns(uid)?.addresses)).toEqual(pods.map(({ ip }) => [ip]));
    },
  );
});

test("with nothing but an annotated file: by exec", async () => {
  const config = { file: "/data/visits.txt", refused: [] };
  await probe(
    outside(),
    pods.map((pod) => targetOf(pod, { config })),
    (prober) => {
      const how = { how: "file", source: "/data/visits.txt" };
      expect(pods.map(({ uid }) => prober.counter(uid))).toMatchObject([132, 126, 115].map((value) => ({ value, ...how })));
    },
  );
});

test("when the cluster's DNS is down that is said, and the counters are read another way", async () => {
  await lab.control.stopDns();
  try {
    await probe(
      cluster,
      pods.map((pod) => targetOf(pod)),
      (prober) => {
        for (const { uid } of pods) {
          expect(prober.dns(uid)).toMatchObject({ addresses: [], problem: { code: "server-down" } });
          expect(prober.counter(uid)).toMatchObject({ how: "proxy" });
        }
      },
    );
  } finally {
    await lab.control.startDns();
  }
});

test("whoever may not use the proxy is told which right is missing, and a file is read instead where one is annotated", async () => {
  lab.control.deny({ verb: "get", resource: "pods/proxy" });
  try {
    const [first, second] = pods.map((pod, index) => targetOf(pod, index === 0 ? { config: { path: "/visits", refused: [] } } : {}));
    if (!first || !second) throw new Error("the lab has too few pods");
    await probe(outside(), [first, second], (prober) => {
      const message = "GET /visits through the API server needs the right to get pods/proxy in namespace default";
      expect(prober.counter(first.podUid)?.error).toEqual({ code: "forbidden", message });
      expect(prober.counter(second.podUid)).toMatchObject({ value: 126, how: "file" });
    });
  } finally {
    lab.control.allowAll();
  }
});
