import type { Claim } from "../objects/claim.ts";
import type { EndpointSlice } from "../objects/endpoint-slice.ts";
import type { Pod } from "../objects/pod.ts";
import type { Service } from "../objects/service.ts";
import type { StatefulSet } from "../objects/stateful-set.ts";
import type { Volume } from "../objects/volume.ts";

/** Objects as they stand in a healthy cluster; a test says only what is different. */
const meta = (name: string, uid: string) => ({
  uid,
  name,
  namespace: "default",
  resourceVersion: "1",
  createdAt: "2026-01-01T00:00:00Z",
  labels: {},
  owners: [],
});

export function makeSet(change: Partial<StatefulSet> = {}): StatefulSet {
  return {
    ...meta("web", "set-uid"),
    generation: 1,
    observedGeneration: 1,
    replicas: 2,
    start: 0,
    selector: { matchLabels: { app: "web" } },
    serviceName: "web",
    podManagementPolicy: "OrderedReady",
    updateStrategy: { type: "RollingUpdate", partition: 0 },
    minReadySeconds: 0,
    revisionHistoryLimit: 10,
    retention: { whenDeleted: "Retain", whenScaled: "Retain" },
    claimTemplates: [{ name: "data", requested: "1Gi", accessModes: ["ReadWriteOnce"] }],
    containers: [{ name: "app", image: "busybox:1", ports: [{ name: "http", port: 8000, protocol: "TCP" }] }],
    templateLabels: { app: "web" },
    templateAnnotations: {},
    status: { replicas: 2, ready: 2, available: 2, current: 2, updated: 2, currentRevision: "web-1", updateRevision: "web-1" },
    ...change,
  };
}

export function makePod(ordinal: number, change: Partial<Pod> = {}): Pod {
  const name = `web-${ordinal}`;
  return {
    ...meta(name, `${name}-uid`),
    labels: { app: "web", "controller-revision-hash": "web-1" },
    owners: [{ kind: "StatefulSet", name: "web", uid: "set-uid", controller: true }],
    phase: "Running",
    nodeName: "node-1",
    ip: `10.244.0.${ordinal + 1}`,
    hostname: name,
    subdomain: "web",
    hostNetwork: false,
    conditions: [{ type: "Ready", status: "True" }],
    containers: [
      {
        name: "app",
        image: "busybox:1",
        role: "app",
        ready: true,
        restarts: 0,
        state: { kind: "running", at: "2026-01-01T00:00:01Z" },
        ports: [{ name: "http", port: 8000, protocol: "TCP" }],
        mounts: [{ volume: "data", path: "/data" }],
      },
    ],
    claims: [{ volume: "data", claim: `data-${name}` }],
    annotations: {},
    ...change,
  };
}

export function makeClaim(name: string, change: Partial<Claim> = {}): Claim {
  return {
    ...meta(name, `${name}-uid`),
    phase: "Bound",
    requested: "1Gi",
    capacity: "1Gi",
    accessModes: ["ReadWriteOnce"],
    className: "standard",
    volumeName: `pv-${name}`,
    ...change,
  };
}

export function makeVolume(name: string): Volume {
  return { ...meta(name, `${name}-uid`), namespace: "", phase: "Bound", reclaimPolicy: "Delete" };
}

export function makeService(change: Partial<Service> = {}): Service {
  return {
    ...meta("web", "service-uid"),
    type: "ClusterIP",
    clusterIP: "None",
    selector: { app: "web" },
    ports: [{ name: "http", port: 80, targetPort: "http", protocol: "TCP" }],
    publishNotReadyAddresses: false,
    ...change,
  };
}

export function makeSlice(pods: readonly Pod[]): EndpointSlice {
  return {
    ...meta("web-abcde", "slice-uid"),
    serviceName: "web",
    addressType: "IPv4",
    ports: [{ name: "http", port: 8000 }],
    endpoints: pods.map((pod) => ({
      addresses: [pod.ip ?? ""],
      hostname: pod.name,
      ready: pod.conditions.some(({ type, status }) => type === "Ready" && status === "True"),
      serving: true,
      terminating: false,
      podUid: pod.uid,
      podName: pod.name,
    })),
  };
}
