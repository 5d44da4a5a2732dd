import { describe, expect, it } from "vitest";
import type { WirePodSpec } from "../../controllers/objects/pod.ts";
import type { WireStatefulSet } from "../../controllers/objects/stateful-set.ts";
import type { ForecastRequest } from "../forecast-request.ts";
import type { CopiesChoice } from "./copies-choice.ts";
import { copiesRights } from "./copies-rights.ts";
import { planCopies } from "./plan-copies.ts";
import { quotaFaults } from "./quota-faults.ts";

const times = { ms: 1_000, spreadMs: 0 };

function planOf(spec: Partial<WirePodSpec> = {}, change: Partial<ForecastRequest> = {}, choice: Partial<CopiesChoice> = {}) {
  const set: WireStatefulSet = {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name: "web", namespace: "shop", labels: { app: "web" } },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: "web" } },
      template: {
        metadata: { labels: { app: "web", tier: "front" }, annotations: { "sidecar.test/inject": "true" } },
        spec: {
          containers: [
            {
              name: "app",
              image: "app:1",
              ports: [{ containerPort: 80 }],
              resources: { requests: { cpu: "250m", memory: "64Mi" } },
              readinessProbe: { httpGet: { port: 80 } },
              volumeMounts: [{ name: "data", mountPath: "/data" }],
            },
          ],
          ...spec,
        },
      },
      volumeClaimTemplates: [
        {
          apiVersion: "v1",
          kind: "PersistentVolumeClaim",
          metadata: { name: "data" },
          spec: { accessModes: ["ReadWriteOnce"], storageClassName: "fast", resources: { requests: { storage: "100Gi" } } },
        },
      ],
    },
  };
  const request: ForecastRequest = {
    set: {
      namespace: "shop",
      name: "web",
      replicas: 3,
      start: 0,
      podManagementPolicy: "OrderedReady",
      updateStrategy: { type: "RollingUpdate" },
      minReadySeconds: 0,
      hasReadinessProbe: true,
      graceSeconds: 30,
      claimTemplates: 1,
    },
    change: { template: true },
    lanes: [{ workload: "StatefulSet", policy: "OrderedReady", strategy: "RollingUpdate", partition: 1 }],
    pod: { start: times, ready: times, stop: times, source: { kind: "given" } },
    revision: { kind: "works" },
    person: {},
    release: "1.35.4",
    gates: {},
    seed: 1,
    ...change,
  };
  const all: CopiesChoice = { namespace: "shop", claims: "none", keep: false, ...choice };
  return planCopies({ set, request, choice: all, id: "00000", startedAt: "2026-01-01T00:00:00Z" });
}

function laneOf(...input: Parameters<typeof planOf>) {
  const [lane] = planOf(...input).lanes;
  if (!lane) throw new Error("There is no lane.");
  return { ...lane, podSpec: lane.workload.spec.template.spec, after: lane.after.template.spec };
}

it("carries our labels alone, so that nothing that selects the original selects a copy", () => {
  const { workload, service } = laneOf();
  const labels = { "statefulset-explorer.io/copy-run": "web-copy-00000", "statefulset-explorer.io/copy-lane": "a" };
  expect(workload.metadata).toEqual({ name: "web-copy-00000-a", namespace: "shop", labels });
  expect([workload.spec.selector.matchLabels, workload.spec.template.metadata]).toEqual([labels, { labels }]);
  expect(service).toMatchObject({ metadata: { name: "web-copy-00000-a" }, spec: { clusterIP: "None", selector: labels } });
  expect(workload.spec).toMatchObject({ updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 1 } } });
});

it("shares nothing of the node with the originals", () => {
  const { lanes, notes } = planOf({ hostPID: true, hostIPC: true, hostNetwork: true });
  expect(Object.keys(lanes[0]?.workload.spec.template.spec ?? {}).filter((field) => field.startsWith("host"))).toEqual([]);
  expect(notes.filter((note) => note.includes("not shared"))).toHaveLength(3);
});

it("says that a program which is told by files or arguments where to go goes there from the copies too", () => {
  const said = (spec: Partial<WirePodSpec>) => planOf(spec).notes.some((note) => note.includes("join too"));
  expect(said({})).toBe(false);
  expect(said({ volumes: [{ name: "settings", configMap: { name: "web" } }] })).toBe(true);
  expect(said({ containers: [{ name: "app", image: "app:1", args: ["--join=web-0.web"] }] })).toBe(true);
});

describe("what a copy does not share with the originals", () => {
  it.each<[string, Partial<WirePodSpec>, object]>([
    [
      "a claim that the template names",
      { volumes: [{ name: "shared", persistentVolumeClaim: { claimName: "all" } }] },
      { name: "shared", emptyDir: {} },
    ],
    ["a directory of the node", { volumes: [{ name: "host", hostPath: { path: "/var" } }] }, { name: "host", emptyDir: {} }],
    ["network storage", { volumes: [{ name: "nfs", nfs: { server: "nas", path: "/" } }] }, { name: "nfs", emptyDir: {} }],
  ])("%s", (_, spec, volume) => {
    expect(laneOf(spec).podSpec.volumes).toEqual([volume, { name: "data", emptyDir: {} }]);
  });

  it("is neither the node, its network and ports, the priority, nor affinity to their pods", () => {
    const { podSpec } = laneOf({
      nodeName: "node-1",
      hostNetwork: true,
      priorityClassName: "high",
      affinity: { nodeAffinity: { a: 1 }, podAntiAffinity: { b: 1 } },
      topologySpreadConstraints: [],
      tolerations: [{ key: "gpu" }],
      nodeSelector: { disk: "ssd" },
    });
    expect(Object.keys(podSpec).toSorted()).toEqual(["affinity", "containers", "nodeSelector", "tolerations", "volumes"]);
    expect(podSpec.affinity).toEqual({ nodeAffinity: { a: 1 } });
  });

  it("are Secrets' contents: names stay, and elsewhere each is optional", () => {
    const spec = { volumes: [{ name: "tls", secret: { secretName: "web-tls" } }] };
    expect(laneOf(spec).podSpec.volumes?.[0]).toEqual({ name: "tls", secret: { secretName: "web-tls" } });
    expect(planOf(spec).notes.join(" ")).toContain("unread here; kubelets give them to the copies too: web-tls.");
    expect(laneOf(spec, {}, { namespace: "other" }).podSpec.volumes?.[0]).toEqual({
      name: "tls",
      secret: { secretName: "web-tls", optional: true },
    });
  });
});

it("has tiny claims of its own where that is wished, which go with their set; a Deployment has none", () => {
  const set = laneOf({}, {}, { claims: "tiny" }).workload.spec;
  expect(set).toMatchObject({
    volumeClaimTemplates: [
      { metadata: { name: "data" }, spec: { storageClassName: "fast", resources: { requests: { storage: "16Mi" } } } },
    ],
    persistentVolumeClaimRetentionPolicy: { whenDeleted: "Delete", whenScaled: "Delete" },
  });
  const lanes: ForecastRequest["lanes"] = [{ workload: "Deployment", strategy: "RollingUpdate", maxSurge: 2 }];
  const deployment = planOf({}, { lanes }, { claims: "tiny" });
  expect(deployment.lanes[0]?.workload).toMatchObject({
    kind: "Deployment",
    spec: { strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 2 } } },
  });
  expect(deployment.asked).toEqual({ pods: 5, cpuMillis: 1_250, memoryBytes: 5 * 64 * 2 ** 20, claims: 0, storage: "none" });
});

describe("the new revision's first container", () => {
  it.each<[ForecastRequest["revision"], Partial<CopiesChoice>, object]>([
    [{ kind: "works" }, { newImage: "app:2" }, { image: "app:2", readinessProbe: { httpGet: { port: 80 } } }],
    [{ kind: "slow", factor: 3 }, {}, { readinessProbe: { httpGet: { port: 80 }, initialDelaySeconds: 3 } }],
    [{ kind: "never-ready" }, {}, { image: "app:1", readinessProbe: { tcpSocket: { port: 1 }, periodSeconds: 1, failureThreshold: 1 } }],
    [{ kind: "never-ready" }, { failure: "image" }, { image: "localhost:1/no-such-image:1" }],
    [
      { kind: "crash-loop", runsMs: 2_000, hasReadinessProbe: false },
      {},
      { command: ["sh", "-c", expect.stringContaining("sleep 2 ") as string] },
    ],
    [
      { kind: "ready-then-fails", afterMs: 9_000 },
      {},
      { readinessProbe: { exec: { command: ["sh", "-c", expect.stringContaining("-lt 9") as string] } } },
    ],
  ])("%j", (revision, choice, expected) => {
    const { after, podSpec } = laneOf({}, { revision }, choice);
    expect(after.containers[0]).toMatchObject(expected);
    expect(podSpec.containers[0]).toMatchObject({ image: "app:1", readinessProbe: { httpGet: { port: 80 } } });
  });
});

it("asks for no more rights than it uses", () => {
  const words = (...input: Parameters<typeof planOf>) =>
    copiesRights(planOf(...input), input[1]?.person ?? {}).map(({ verb, resource }) => `${verb} ${resource}`);
  const least = [
    "create configmaps",
    "get configmaps",
    "delete configmaps",
    "create services",
    "create statefulsets",
    "patch statefulsets",
  ];
  expect(words()).toEqual(least);
  expect(words({}, { person: { deletesStuckAfterMs: 1 } }, { claims: "tiny" })).toEqual([
    ...least,
    "delete pods",
    "patch persistentvolumeclaims",
  ]);
});

it("says what a quota has no room for, and is silent where there is room", () => {
  const quota = (hard: Record<string, string>, used: Record<string, string>) => [{ name: "small", hard, used, isScoped: false }];
  expect(quotaFaults(planOf(), quota({ pods: "5", "requests.cpu": "1" }, { pods: "3", "requests.cpu": "250m" }))).toEqual([
    "Quota small has no room: pods is 3 of 5, and the copies ask for 3 more.",
  ]);
  expect(quotaFaults(planOf(), quota({ pods: "6", "requests.memory": "1Gi", secrets: "0" }, { pods: "3" }))).toEqual([]);
});

it.each<[Partial<ForecastRequest>, string]>([
  [{ lanes: [] }, "There is no lane to run."],
  [{ change: { template: false } }, "Nothing is to be changed."],
  [
    { change: { template: true, replicas: 11 } },
    "11 pods a lane are more than the 10 that copies may have: give the set fewer replicas here.",
  ],
])("cannot be done: %j", (change, fault) => {
  expect(planOf({}, change).faults).toEqual([fault]);
});
