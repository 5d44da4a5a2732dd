import { createSocket } from "node:dgram";
import { Resolver } from "node:dns/promises";
import { decode, encode } from "dns-packet";
import { afterEach, beforeEach, expect, test } from "vitest";
import { TestClock } from "../../testing/test-clock.ts";
import { createRandom } from "../random.ts";
import { prepareWith } from "../registry/prepare-object.ts";
import { Store } from "../store/store.ts";
import { ClusterDns } from "./cluster-dns.ts";
import { DnsServer } from "./dns-server.ts";

const endpointCount = 90;
const nxDomain = 3;
const name = "web.default.svc.cluster.local";

let server: DnsServer;
let store: Store;

beforeEach(async () => {
  const clock = new TestClock();
  store = new Store({ clock, random: createRandom(1), prepare: prepareWith(() => store) });
  server = new DnsServer(new ClusterDns(store, clock));
  await server.start();
  const metadata = { name: "web", namespace: "default" };
  store.create("services", { apiVersion: "v1", kind: "Service", metadata, spec: { clusterIP: "None", selector: { app: "web" } } });
  store.create("endpointslices", {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: { name: "web-1", namespace: "default", labels: { "kubernetes.io/service-name": "web" } },
    addressType: "IPv4",
    ports: null,
    endpoints: Array.from({ length: endpointCount }, (_, i) => ({
      addresses: [`10.244.0.${i + 2}`],
      hostname: `web-${i}`,
      conditions: { ready: i > 0, serving: i > 0, terminating: false },
    })),
  });
});

afterEach(() => server.stop());

function resolver(): Resolver {
  const asked = new Resolver({ timeout: 500, tries: 2 });
  asked.setServers([`127.0.0.1:${server.port}`]);
  return asked;
}

function ask(message: Buffer): Promise<Buffer> {
  const socket = createSocket("udp4");
  return new Promise((resolve) => {
    socket.on("message", (answer) => {
      socket.close();
      resolve(answer);
    });
    socket.send(message, server.port, "127.0.0.1");
  });
}

test("an answer that is too long for UDP is marked as truncated, and whole over TCP", async () => {
  const answer = decode(await ask(encode({ id: 7, type: "query", questions: [{ type: "A", name }] })));
  expect([answer.id, answer.flag_tc, answer.answers]).toEqual([7, true, []]);
  expect(await resolver().resolve4(name)).toHaveLength(endpointCount - 1);
});

test("an endpoint that is not ready has no name, and says so with the zone's SOA", async () => {
  const answer = decode(await ask(encode({ id: 1, type: "query", questions: [{ type: "A", name: `web-0.${name}` }] })));
  expect([(answer.flags ?? 0) & 15, answer.flag_aa, answer.authorities?.[0]?.type]).toEqual([nxDomain, true, "SOA"]);
  expect(await resolver().resolve4(`WEB-1.${name}`)).toEqual(["10.244.0.3"]);
});

test("what is no query is not answered and does no harm", async () => {
  const socket = createSocket("udp4");
  await new Promise<void>((resolve) => socket.send(Buffer.from("rubbish"), server.port, "127.0.0.1", () => resolve()));
  socket.close();
  expect(await resolver().resolve4(`web-1.${name}`)).toEqual(["10.244.0.3"]);
});
