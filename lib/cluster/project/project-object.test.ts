import { describe, expect, it } from "vitest";
import { kindNames } from "../../statefulset/objects/kinds.ts";
import { projectObject } from "./project-object.ts";

const meta = { uid: "u", name: "n", namespace: "default", resourceVersion: "7", creationTimestamp: "2026-01-01T00:00:00Z" };

/** Every value that an honest API server would never send in this place. */
const wrong: readonly unknown[] = [
  null,
  undefined,
  0,
  -1,
  Number.NaN,
  "",
  "text",
  true,
  [],
  [null, 1, "x", {}],
  {},
  { name: 7 },
  { constructor: null },
];

function isDeeplyFrozen(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isDeeplyFrozen);
}

describe.each(kindNames)("%s", (kind) => {
  it("never throws, whatever stands where", () => {
    for (const value of wrong) {
      expect(projectObject(kind, value)).toBeUndefined();
      expect(projectObject(kind, { metadata: value })).toBeUndefined();
      const fields = ["spec", "status", "involvedObject", "series", "endpoints", "ports", "metadata"];
      const bare = Object.fromEntries(fields.map((field) => [field, value]));
      expect(
        projectObject(kind, { ...bare, metadata: { ...meta, labels: value, ownerReferences: value, annotations: value } }),
      ).toBeDefined();
    }
  });

  it("never throws, whatever stands one level deeper", () => {
    const fields = ["containers", "initContainers", "volumes", "conditions", "containerStatuses", "selector", "template", "rollingUpdate"];
    const more = [
      "updateStrategy",
      "volumeClaimTemplates",
      "ordinals",
      "ports",
      "resources",
      "claimRef",
      "capacity",
      "podIP",
      "podIPs",
      "phase",
    ];
    for (const value of [...wrong, [{ name: "x", ports: 3, state: 7, volumeMounts: "no", spec: null, type: {}, lastTransitionTime: [] }]]) {
      const inner = Object.fromEntries([...fields, ...more].map((field) => [field, value]));
      expect(projectObject(kind, { metadata: meta, spec: inner, status: inner, endpoints: [inner] })).toBeDefined();
    }
  });

  it("is frozen all through, and has no field that is undefined or null", () => {
    const record = projectObject(kind, {
      metadata: { ...meta, labels: { a: "b" }, ownerReferences: [{ kind: "K", name: "n", uid: "o", controller: true }] },
    });
    expect(isDeeplyFrozen(record)).toBe(true);
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
    expect(record).toMatchObject({ uid: "u", name: "n", namespace: "default", resourceVersion: "7", labels: { a: "b" } });
  });
});

it("takes keys of labels that would poison an object for what they are: nothing", () => {
  const raw: unknown = JSON.parse(
    '{"metadata":{"uid":"u","name":"n","labels":{"__proto__":"x","constructor":"y","ok":"z","bad":{"a":1}},"annotations":{"__proto__":"x"}}}',
  );
  const pod = projectObject("pods", raw);
  expect(Object.entries(pod?.labels ?? {})).toEqual([
    ["constructor", "y"],
    ["ok", "z"],
  ]);
  expect(Object.getPrototypeOf(pod?.labels)).toBe(Object.prototype);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

it("keeps a pod's addresses of both IP families, and no list of one", () => {
  const podOf = (podIPs: unknown) => projectObject("pods", { metadata: meta, status: { podIP: "10.244.0.5", podIPs } });
  expect(podOf([{ ip: "10.244.0.5" }, { ip: "fd00::5" }])).toMatchObject({ ip: "10.244.0.5", otherIps: ["fd00::5"] });
  expect(podOf([{ ip: "10.244.0.5" }])).not.toHaveProperty("otherIps");
});

it("keeps of a pod what the board needs, and no env value, no foreign annotation, no managedFields", () => {
  const pod = projectObject("pods", {
    metadata: {
      ...meta,
      managedFields: [{ manager: "secret-canary" }],
      annotations: {
        "kubectl.kubernetes.io/last-applied-configuration": "secret-canary",
        "statefulset-explorer.io/counter-path": "/count",
      },
    },
    spec: {
      nodeName: "node-1",
      hostname: "web-0",
      subdomain: "web",
      containers: [
        {
          name: "app",
          image: "busybox:1",
          env: [{ name: "PASSWORD", value: "secret-canary" }],
          ports: [{ name: "http", containerPort: 8080 }, { name: "no number" }],
          volumeMounts: [
            { name: "data", mountPath: "/data" },
            { name: "kube-api-access-x", mountPath: "/var/run/secrets/kubernetes.io/serviceaccount" },
          ],
        },
      ],
      initContainers: [
        { name: "setup", image: "i" },
        { name: "proxy", image: "p", restartPolicy: "Always" },
      ],
      volumes: [
        { name: "data", persistentVolumeClaim: { claimName: "data-web-0" } },
        { name: "tmp", emptyDir: {} },
      ],
    },
    status: {
      phase: "Running",
      podIP: "10.0.0.1",
      conditions: [{ type: "Ready", status: "True", lastTransitionTime: "2026-01-01T00:00:01Z" }],
      containerStatuses: [{ name: "app", ready: true, restartCount: 2, state: { running: { startedAt: "2026-01-01T00:00:01Z" } } }],
      initContainerStatuses: [
        { name: "setup", restartCount: 0, state: { terminated: { exitCode: 0, reason: "Completed", finishedAt: "t" } } },
      ],
    },
  });
  expect(JSON.stringify(pod)).not.toContain("secret-canary");
  expect(pod).toMatchObject({
    annotations: { "statefulset-explorer.io/counter-path": "/count" },
    claims: [{ volume: "data", claim: "data-web-0" }],
    ip: "10.0.0.1",
    containers: [
      { name: "setup", role: "init", state: { kind: "terminated", exitCode: 0, reason: "Completed", at: "t" } },
      { name: "proxy", role: "sidecar", ready: false },
      {
        name: "app",
        role: "app",
        ready: true,
        restarts: 2,
        ports: [{ name: "http", port: 8080, protocol: "TCP" }],
        mounts: [{ volume: "data", path: "/data" }],
        state: { kind: "running", at: "2026-01-01T00:00:01Z" },
      },
    ],
  });
});

it("fills a StatefulSet's absent fields with the API's defaults", () => {
  expect(projectObject("statefulsets", { metadata: meta })).toMatchObject({
    replicas: 1,
    start: 0,
    podManagementPolicy: "OrderedReady",
    updateStrategy: { type: "RollingUpdate" },
    revisionHistoryLimit: 10,
    retention: { whenDeleted: "Retain", whenScaled: "Retain" },
    status: { replicas: 0, ready: 0, available: 0, current: 0, updated: 0 },
  });
  expect(projectObject("statefulsets", { metadata: meta, spec: { replicas: 0 } })?.replicas).toBe(0);
});

it("reads an Event in its old form, in its new one, and as a series", () => {
  const old = { firstTimestamp: "t1", lastTimestamp: "t2", count: 3, source: { component: "kubelet" } };
  expect(projectObject("events", { metadata: meta, ...old })).toMatchObject({ firstAt: "t1", lastAt: "t2", count: 3, source: "kubelet" });
  const modern = { eventTime: "t1", firstTimestamp: null, lastTimestamp: null, reportingComponent: "scheduler" };
  expect(projectObject("events", { metadata: meta, ...modern })).toMatchObject({
    firstAt: "t1",
    lastAt: "t1",
    count: 1,
    source: "scheduler",
  });
  const series = { ...modern, series: { count: 5, lastObservedTime: "t9" } };
  expect(projectObject("events", { metadata: meta, ...series })).toMatchObject({ firstAt: "t1", lastAt: "t9", count: 5 });
  expect(projectObject("events", { metadata: meta })).toMatchObject({ firstAt: meta.creationTimestamp, lastAt: meta.creationTimestamp });
});

it("counts an endpoint's absent conditions as the API says", () => {
  const endpoints = [{ addresses: ["10.0.0.1"] }, { addresses: ["10.0.0.2"], conditions: { ready: false } }];
  expect(projectObject("endpointslices", { metadata: meta, endpoints })?.endpoints).toMatchObject([
    { ready: true, serving: true, terminating: false },
    { ready: false, serving: false, terminating: false },
  ]);
});

it("keeps of a volume what it is made of and the nodes on which it can be used", () => {
  const term = { matchExpressions: [{ key: "kubernetes.io/hostname", operator: "In", values: ["node-1"] }] };
  const spec = { csi: { driver: "disk.example.com" }, nodeAffinity: { required: { nodeSelectorTerms: [term] } } };
  expect(projectObject("persistentvolumes", { metadata: meta, spec })).toMatchObject({
    source: "disk.example.com",
    nodeTerms: [[{ key: "kubernetes.io/hostname", operator: "In", values: ["node-1"] }]],
  });
  const plain = projectObject("persistentvolumes", { metadata: meta, spec: { hostPath: { path: "/x" } } });
  expect(plain).toMatchObject({ source: "hostPath" });
  expect(plain).not.toHaveProperty("nodeTerms");
});

it("keeps of a set where its template mounts volumes, and the claims that the template itself names", () => {
  const containers = [
    { name: "app", volumeMounts: [{ name: "data", mountPath: "/data" }], volumeDevices: [{ name: "raw", devicePath: "/dev/x" }] },
  ];
  const volumes = [
    { name: "files", persistentVolumeClaim: { claimName: "shared" } },
    { name: "tmp", emptyDir: {} },
  ];
  const set = projectObject("statefulsets", { metadata: meta, spec: { template: { spec: { containers, volumes } } } });
  expect(set).toMatchObject({
    templateMounts: [
      { container: "app", volume: "data", path: "/data" },
      { container: "app", volume: "raw", path: "/dev/x" },
    ],
    templateClaims: [{ volume: "files", claim: "shared" }],
  });
});

it("keeps of a Service every way to it, and none that it has not", () => {
  const spec = { type: "LoadBalancer", clusterIP: "10.96.0.7", clusterIPs: ["10.96.0.7", "fd00::7"], externalIPs: ["192.0.2.1"] };
  const status = { loadBalancer: { ingress: [{ ip: "192.0.2.2" }, { hostname: "lb.example.com" }, {}] } };
  expect(projectObject("services", { metadata: meta, spec, status })).toMatchObject({
    clusterIP: "10.96.0.7",
    otherIps: ["fd00::7"],
    outside: ["192.0.2.1", "192.0.2.2", "lb.example.com"],
  });
  const plain = projectObject("services", {
    metadata: meta,
    spec: { clusterIP: "None", clusterIPs: ["None"] },
    status: { loadBalancer: {} },
  });
  expect(plain).not.toHaveProperty("otherIps");
  expect(plain).not.toHaveProperty("outside");
});
