import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { TestClock } from "../../testing/test-clock.ts";
import { ClusterDns } from "../dns/cluster-dns.ts";
import { createRandom } from "../random.ts";
import { prepareWith } from "../registry/prepare-object.ts";
import { Store } from "../store/store.ts";
import { eventually } from "../testing/eventually.ts";
import { NodePorts } from "./node-ports.ts";
import { PodNetwork } from "./pod-network.ts";

let store: Store;
let ports: NodePorts;
let app: Server;
let taken: Server;
const notes: string[] = [];

function listening(answer: string): Promise<Server> {
  const server = createServer((socket) => socket.end(answer));
  return new Promise((resolve) => {
    server.on("error", () => server.listen(nextPort++, "127.0.0.1"));
    server.listen(nextPort++, "127.0.0.1", () => resolve(server));
  });
}

/** The next port to try, of those that a Service may have. */
let nextPort = 32_000;

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** What a port says, or undefined when nobody is there. */
function hear(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(port, "127.0.0.1");
    socket.on("data", (chunk) => {
      text += chunk.toString();
    });
    socket.on("error", () => resolve(undefined));
    socket.on("close", () => resolve(text));
  });
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = await listening("");
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function put(name: string, nodePort: number | undefined): void {
  const service = {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name, namespace: "default" },
    spec: { type: "NodePort", ports: [{ name: "http", port: 80, targetPort: 8000, ...(nodePort !== undefined && { nodePort }) }] },
  };
  const old = store.get("services", "default", name);
  if (old) store.update("services", { ...old, spec: { ...old.spec, ports: service.spec.ports } });
  else store.create("services", service);
}

beforeEach(async () => {
  const clock = new TestClock();
  store = new Store({ clock, random: createRandom(1), prepare: prepareWith(() => store) });
  const network = new PodNetwork();
  app = await listening("the pod");
  taken = await listening("somebody else");
  const ip = network.allocate(0);
  network.listen(ip, 8000, portOf(app));
  store.create("endpointslices", {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: { name: "web-1", namespace: "default", labels: { "kubernetes.io/service-name": "web" } },
    addressType: "IPv4",
    ports: [{ name: "http", port: 8000, protocol: "TCP" }],
    endpoints: [{ addresses: [ip], conditions: { ready: true, serving: true, terminating: false } }],
  });
  ports = new NodePorts({ store, network, dns: new ClusterDns(store, clock), random: createRandom(1) }, (sentence) => notes.push(sentence));
  await ports.start();
});

afterEach(async () => {
  await ports.stop();
  app.close();
  taken.close();
});

test("a Service that comes later has its port opened, one that changes has another, and one that goes has none", async () => {
  const [first, second] = [await freePort(), await freePort()];
  put("web", first);
  await eventually("it is open", async () => ((await hear(first)) === "the pod" ? true : undefined));
  put("web", second);
  await eventually("the other is open", async () => ((await hear(second)) === "the pod" ? true : undefined));
  expect(await hear(first)).toBeUndefined();
  store.remove("services", "default", "web");
  await eventually("it is closed", async () => ((await hear(second)) === undefined ? true : undefined));
});

test("a port that is taken is opened elsewhere, and its Service says where until it has another", async () => {
  const port = portOf(taken);
  put("web", port);
  const annotation = () => store.get("services", "default", "web")?.metadata.annotations?.["statefulset-explorer.io/moved-node-ports"];
  const moved = Number((await eventually("it says where", annotation)).split("=")[1]);
  expect([await hear(port), await hear(moved)]).toEqual(["somebody else", "the pod"]);
  expect(notes.at(-1)).toContain(`Node port ${port} of Service default/web is taken on this machine`);
  put("web", await freePort());
  await eventually("it says it no more", () => (annotation() === undefined ? true : undefined));
});
