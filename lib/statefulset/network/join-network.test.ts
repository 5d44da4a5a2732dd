import { describe, expect, test } from "vitest";
import type { EndpointSlice } from "../objects/endpoint-slice.ts";
import type { Pod } from "../objects/pod.ts";
import type { Service } from "../objects/service.ts";
import type { StatefulSet } from "../objects/stateful-set.ts";
import { makePod, makeService, makeSet, makeSlice } from "../testing/objects.ts";
import { foreignPodsMax, joinNetwork } from "./join-network.ts";
import type { NetworkInput } from "./network-input.ts";

interface Cluster {
  set?: Partial<StatefulSet>;
  pods?: readonly Pod[];
  services?: readonly Service[];
  slices?: readonly EndpointSlice[];
  dark?: NetworkInput["dark"];
}

const both = [makePod(0), makePod(1)];
const right = { right: "", message: "", command: "" };

function networkOf({ set = {}, pods = both, services = [makeService()], slices = [makeSlice(both)], dark = {} }: Cluster = {}) {
  return joinNetwork({ set: makeSet(set), pods, services, slices, dark });
}

const serviceCodes = (cluster: Cluster, name = "web") => networkOf(cluster).services[name]?.notes.map(({ code }) => code);
const podCodes = (cluster: Cluster, ordinal = 0) => networkOf(cluster).pods[ordinal]?.notes.map(({ code }) => code);
const notReady = (ordinal: number, change: Partial<Pod> = {}) =>
  makePod(ordinal, { conditions: [{ type: "Ready", status: "False" }], ...change });

describe("which Services are the set's", () => {
  test("the one that it names, and every other that selects its pods, one alone too; nobody else's", () => {
    const podName = "statefulset.kubernetes.io/pod-name";
    const services = [
      makeService({ name: "front", clusterIP: "10.96.0.7" }),
      makeService({ name: "first-alone", selector: { [podName]: "web-0" } }),
      makeService(),
      makeService({ name: "db", selector: { app: "db" } }),
      makeService({ name: "by-hand", selector: {} }),
    ];
    const pods = [makePod(0, { labels: { app: "web", [podName]: "web-0" } }), makePod(1)];
    const { services: found } = networkOf({ services, pods });
    expect(Object.keys(found)).toEqual(["web", "first-alone", "front"]);
    expect(found.web).toMatchObject({
      isGoverning: true,
      headless: true,
      addresses: [],
      endpoints: { ready: 2, notReady: 0, terminating: 0 },
    });
    expect(found.front).toMatchObject({ isGoverning: false, headless: false, addresses: ["10.96.0.7"] });
  });

  test("one that does not exist is only called so where Services may be listed", () => {
    expect(networkOf({ services: [] }).services.web).toMatchObject({ exists: false, notes: [{ code: "no-service", tone: "fail" }] });
    expect(networkOf({ services: [], dark: { services: right } }).services).toEqual({});
  });

  test("a set that names none has no names", () => {
    expect(networkOf({ set: { serviceName: "" }, services: [] }).notes).toMatchObject([{ code: "no-service-name" }]);
  });
});

describe("what is wrong with a Service", () => {
  test.each([
    ["nothing", {}, []],
    ["no selector", { selector: {} }, ["no-selector"]],
    ["the pods of others", { selector: { app: "web", tier: "x" } }, ["selects-others"]],
    ["an address of its own", { clusterIP: "10.96.0.7" }, ["not-headless"]],
    ["a port that no container has", { ports: [{ port: 80, targetPort: "admin", protocol: "TCP" }] }, ["port-80"]],
    ["a port of another protocol", { ports: [{ port: 80, targetPort: "http", protocol: "UDP" }] }, ["port-80"]],
    ["publishing who is not ready", { publishNotReadyAddresses: true }, ["publishes-not-ready"]],
  ] as [string, Partial<Service>, string[]][])("%s", (_what, change, codes) => {
    expect(serviceCodes({ services: [makeService(change)] })).toEqual(codes);
  });

  test("the labels that the template does not have are named", () => {
    const [note] = networkOf({ services: [makeService({ selector: { app: "web", tier: "x" } })] }).services.web?.notes ?? [];
    expect(note?.message).toContain("their template has no label tier=x");
  });

  test("to publish who is not ready is meant for peers: of clients' Services it is a warning", () => {
    const tone = (change: Partial<Service>) =>
      networkOf({ services: [makeService({ publishNotReadyAddresses: true, ...change })] }).services.web?.notes.at(-1)?.tone;
    expect([tone({}), tone({ clusterIP: "10.96.0.7" })]).toEqual(["info", "wait"]);
  });

  test("pods of others are counted, and shown up to a bound", () => {
    const others = Array.from({ length: foreignPodsMax + 3 }, (_, index) =>
      makePod(index, { name: `other-${index}`, uid: `o${index}`, owners: [] }),
    );
    const ended = makePod(9, { name: "ended", uid: "e", owners: [], phase: "Succeeded" });
    const network = networkOf({ pods: [...both, ...others, ended] });
    expect(Object.keys(network.foreignPods)).toHaveLength(foreignPodsMax);
    expect(network.foreignPodsLeftOut).toBe(3);
    expect(network.services.web?.notes[0]?.message).toContain(`${foreignPodsMax + 3} pods that are not of this set`);
  });

  test("no endpoint is ready: said only where there are pods, and slices may be listed", () => {
    const slices = [makeSlice([notReady(0)])];
    expect(serviceCodes({ pods: [notReady(0)], slices })).toEqual(["no-endpoints"]);
    expect(serviceCodes({ pods: [], slices: [] })).toEqual([]);
    expect(serviceCodes({ pods: [notReady(0)], slices: [], dark: { endpoints: right } })).toEqual([]);
  });

  test("a named port is resolved by the template", () => {
    expect(networkOf().services.web?.ports).toEqual([{ name: "http", port: 80, protocol: "TCP", targetPort: "http", resolved: 8000 }]);
  });
});

describe("a pod against the slices", () => {
  test("in agreement nothing is said", () => {
    expect(networkOf().pods[1]).toMatchObject({ addresses: ["10.244.0.2"], ready: true, notes: [] });
    expect(networkOf().pods[1]?.endpoints).toEqual([
      { service: "web", addresses: ["10.244.0.2"], hostname: "web-1", ready: true, serving: true, terminating: false },
    ]);
  });

  test("an address of an earlier life, a readiness that is behind, an absence", () => {
    expect(podCodes({ pods: [makePod(0, { ip: "10.244.9.9" }), makePod(1)] })).toEqual(["address-web"]);
    expect(podCodes({ pods: [notReady(0), makePod(1)] })).toEqual(["ready-web"]);
    expect(podCodes({ slices: [makeSlice([makePod(1)])] })).toEqual(["absent-web"]);
    expect(podCodes({ pods: [makePod(1)] })).toEqual(["address-web"]);
  });

  test("what publishes who is not ready may call such a pod ready", () => {
    const pods = [notReady(0), makePod(1)];
    const published = makeSlice(both);
    expect(podCodes({ pods, services: [makeService({ publishNotReadyAddresses: true })], slices: [published] })).toEqual([]);
  });

  test("a pod without an address, or one that has ended, belongs in no slice", () => {
    const { ip: _none, ...pending } = makePod(0, { phase: "Pending" });
    expect(podCodes({ pods: [pending], slices: [] })).toEqual([]);
    expect(podCodes({ pods: [makePod(0, { phase: "Failed" })], slices: [] })).toEqual([]);
  });

  test("a pod that is named otherwise than the set would: only a new one mends that", () => {
    expect(podCodes({ pods: [makePod(0, { subdomain: "old" }), makePod(1)] })).toEqual(["other-name"]);
  });

  test("empty places are shown, from the first ordinal on", () => {
    const { pods } = networkOf({ set: { start: 5, replicas: 2 }, pods: [makePod(6)], slices: [makeSlice([makePod(6)])] });
    expect(Object.values(pods).map(({ ordinal, uid }) => [ordinal, uid])).toEqual([
      [5, undefined],
      [6, "web-6-uid"],
    ]);
  });
});

describe("who waits for peers that wait for them", () => {
  const probes = {
    readiness: {
      handler: { how: "tcp-socket", host: "", port: 8000 },
      initialDelaySeconds: 0,
      timeoutSeconds: 1,
      periodSeconds: 10,
      successThreshold: 1,
      failureThreshold: 3,
    },
  } as const;
  const set = { containers: [{ name: "app", image: "x", ports: [], probes }] };
  const codes = (cluster: Cluster) => networkOf({ pods: [notReady(0)], slices: [], ...cluster }).notes.map(({ code }) => code);

  test("is said as a guess, and only where it can be so", () => {
    expect(codes({ set })).toEqual(["bootstrap"]);
    expect(codes({ set: { ...set, podManagementPolicy: "Parallel" } })).toEqual([]);
    expect(codes({ set: { ...set, replicas: 1 } })).toEqual([]);
    expect(codes({ set: {} })).toEqual([]);
    expect(codes({ set, pods: [makePod(0)] })).toEqual([]);
    expect(codes({ set, pods: [notReady(0), notReady(1)] })).toEqual([]);
    expect(codes({ set, services: [makeService({ publishNotReadyAddresses: true })] })).toEqual([]);
  });
});
