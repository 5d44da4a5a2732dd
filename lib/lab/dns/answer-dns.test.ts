import type { RecordType } from "dns-packet";
import { beforeEach, expect, test } from "vitest";
import { TestClock } from "../../testing/test-clock.ts";
import { createRandom } from "../random.ts";
import { prepareWith } from "../registry/prepare-object.ts";
import { Store } from "../store/store.ts";
import { answerDns } from "./answer-dns.ts";

const zone = "default.svc.cluster.local";
let store: Store;

interface Endpoint {
  ip: string;
  hostname?: string;
  ready?: boolean;
}

const ports = [{ name: "http", protocol: "TCP", port: 8080 }];

function createService(name: string, clusterIP: string, endpoints: readonly Endpoint[], spec: object = {}): void {
  const metadata = { name, namespace: "default" };
  store.create("services", {
    apiVersion: "v1",
    kind: "Service",
    metadata,
    spec: { clusterIP, ports: [{ name: "http", port: 80, targetPort: 8080 }], ...spec },
  });
  store.create("endpointslices", {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: { name: `${name}-1`, namespace: "default", labels: { "kubernetes.io/service-name": name } },
    addressType: "IPv4",
    ports: endpoints.length > 0 ? ports : null,
    endpoints: endpoints.map(({ ip, hostname, ready = true }) => ({
      addresses: [ip],
      ...(hostname !== undefined && { hostname }),
      conditions: { ready, serving: ready, terminating: false },
    })),
  });
}

const pods = [
  { ip: "10.244.0.5", hostname: "web-0" },
  { ip: "10.244.0.6", hostname: "web-1" },
  { ip: "10.244.0.7", hostname: "web-2", ready: false },
];

beforeEach(() => {
  store = new Store({ clock: new TestClock(), random: createRandom(1), prepare: prepareWith(() => store) });
  const metadata = { name: "default" };
  store.create("namespaces", { apiVersion: "v1", kind: "Namespace", metadata, spec: { finalizers: [] }, status: { phase: "Active" } });
  createService("web", "None", pods);
  createService("front", "10.96.0.50", pods);
  // A second Service whose name is not the pods' subdomain: its endpoints have no hostname.
  createService("other", "None", [{ ip: "10.244.0.5" }]);
  createService("empty", "None", []);
  createService("waiting", "10.96.0.51", []);
});

function ask(name: string, type: RecordType = "A"): unknown {
  const { code, answers } = answerDns(store, { name, type });
  return answers.length === 0 ? code : answers.map((answer) => ("data" in answer ? answer.data : answer));
}

/** The table of semantics.md §14, row by row: what CoreDNS's kubernetes plugin answers. */
test.each<[string, RecordType, unknown]>([
  [`web.${zone}`, "A", ["10.244.0.5", "10.244.0.6"]],
  [`front.${zone}`, "A", ["10.96.0.50"]],
  [`empty.${zone}`, "A", "NXDOMAIN"],
  [`waiting.${zone}`, "A", ["10.96.0.51"]],
  [`web-0.web.${zone}`, "A", ["10.244.0.5"]],
  [`WEB-0.Web.${zone}`, "A", ["10.244.0.5"]],
  [`web-0.front.${zone}`, "A", ["10.244.0.5"]],
  [`web-2.web.${zone}`, "A", "NXDOMAIN"],
  [`web-9.web.${zone}`, "A", "NXDOMAIN"],
  [`a.web-0.web.${zone}`, "A", "NXDOMAIN"],
  [`10-244-0-5.web.${zone}`, "A", "NXDOMAIN"],
  [`10-244-0-5.other.${zone}`, "A", ["10.244.0.5"]],
  [`web-0.web.${zone}`, "AAAA", "NOERROR"],
  [`_http._tcp.web.${zone}`, "SRV", [srv("web-0.web", 8080, 50), srv("web-1.web", 8080, 50)]],
  [`_http._tcp.front.${zone}`, "SRV", [srv("front", 80, 100)]],
  [`_http._udp.front.${zone}`, "SRV", "NXDOMAIN"],
  [`_x._tcp.web.${zone}`, "SRV", "NXDOMAIN"],
  [`web.${zone}`, "SRV", [srv("web-0.web", 8080, 50), srv("web-1.web", 8080, 50)]],
  [`front.${zone}`, "SRV", [srv("front", 80, 100)]],
  [`web-1.front.${zone}`, "SRV", [srv("web-1.front", 8080, 100)]],
  ["5.0.244.10.in-addr.arpa", "PTR", [`web-0.front.${zone}`, `10-244-0-5.other.${zone}`, `web-0.web.${zone}`]],
  ["50.0.96.10.in-addr.arpa", "PTR", [`front.${zone}`]],
  ["7.0.244.10.in-addr.arpa", "PTR", "NXDOMAIN"],
  ["web.nowhere.svc.cluster.local", "A", "NXDOMAIN"],
  [`nobody.${zone}`, "A", "NXDOMAIN"],
  [zone, "A", "NOERROR"],
  ["nowhere.svc.cluster.local", "A", "NXDOMAIN"],
  ["10-0-0-5.default.pod.cluster.local", "A", ["10.0.0.5"]],
  ["10-0-0-5.nowhere.pod.cluster.local", "A", "NXDOMAIN"],
  ["ten-0-0-5.default.pod.cluster.local", "A", "NXDOMAIN"],
  ["default.pod.cluster.local", "A", "NOERROR"],
  ["web.cluster.local", "A", "NXDOMAIN"],
  ["example.com", "A", "REFUSED"],
])("%s %s", (name, type, answer) => {
  expect(ask(name, type)).toEqual(answer);
});

test("a Service that publishes pods before they are ready has their names", () => {
  createService("early", "None", [{ ip: "10.244.0.9", hostname: "web-0", ready: true }], { publishNotReadyAddresses: true });
  expect(ask(`web-0.early.${zone}`)).toEqual(["10.244.0.9"]);
});

test("an external name is an alias, and has neither ports nor endpoints", () => {
  createService("elsewhere", "", [], { type: "ExternalName", externalName: "example.com" });
  expect(ask(`elsewhere.${zone}`)).toEqual(["example.com"]);
  expect([ask(`_http._tcp.elsewhere.${zone}`, "SRV"), ask(`web-0.elsewhere.${zone}`)]).toEqual(["NXDOMAIN", "NXDOMAIN"]);
});

function srv(target: string, port: number, weight: number) {
  return { priority: 0, weight, port, target: `${target}.${zone}` };
}
