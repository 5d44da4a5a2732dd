import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { afterEach, expect, test } from "vitest";
import { AppError } from "../errors.ts";
import { isAskableAddress } from "./askable-address.ts";
import type { ProbeTarget } from "./contract.ts";
import { byUid, target, until } from "./testing/probe-targets.ts";
import { domainProblem, type Probing, type ProbingOptions, startProbing } from "./testing/probing.ts";

const name = "web-0.web.default.svc.cluster.local";
let probing: Probing;
afterEach(() => probing.close());

async function counterOf(pod: ProbeTarget) {
  probing.prober.want(byUid(pod));
  await until(probing.prober, () => probing.prober.counter(pod.podUid) !== undefined);
  return probing.prober.counter(pod.podUid);
}

/** A pod that DNS knows and that answers like this. */
async function start(app: (request: IncomingMessage, response: ServerResponse) => void, options: ProbingOptions = {}): Promise<void> {
  probing = await startProbing(options);
  probing.network.records.set(name, ["10.244.0.5"]);
  await probing.network.serve("10.244.0.5:8000", app);
}

test("first by name: at the pod's own address, by its name, and nothing else is asked", async () => {
  const asked: string[] = [];
  await start((request, response) => {
    asked.push(`${request.method} ${request.headers.host}${request.url}`);
    response.end("132\n");
  });
  expect(await counterOf(target())).toMatchObject({ value: 132, how: "by-name", source: "/visits" });
  expect(asked).toEqual([`GET ${name}:8000/visits`]);
  expect(probing.network.connects).toEqual(["10.244.0.5:8000"]);
  expect(probing.script.proxied).toEqual([]);
});

test("where the door resolves names, it is asked for the name", async () => {
  probing = await startProbing({ inside: "door" });
  await probing.network.serve(`${name}:8000`, (_, response) => response.end("7"));
  expect(await counterOf(target())).toMatchObject({ value: 7, how: "by-name" });
  expect(probing.network.connects).toEqual([`${name}:8000`]);
});

const ownAddress = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, address }) => family === "IPv4" && isAskableAddress(address, ""))?.address;

test.skipIf(ownAddress === undefined)("inside the cluster, where no door is needed, its address is connected to straight", async () => {
  probing = await startProbing({ inside: "straight" });
  probing.network.records.set(name, [ownAddress ?? ""]);
  const app = createServer((request, response) => response.end(request.headers.host?.startsWith("web-0.") ? "8" : "x"));
  app.listen(0, ownAddress);
  await once(app, "listening");
  const { port } = app.address() as AddressInfo;
  expect(await counterOf(target({ port, ...(ownAddress === undefined ? {} : { ip: ownAddress }) }))).toMatchObject({
    value: 8,
    how: "by-name",
  });
  expect(probing.network.connects).toEqual([]);
  app.close();
});

const notReady: Partial<ProbeTarget> = { ready: false, problem: { code: "not-ready", message: "no record: not ready" } };

test("a pod that is not ready is asked by name where its Service publishes such pods", async () => {
  await start((_, response) => response.end("7"));
  expect(await counterOf(target({ ready: false }))).toMatchObject({ value: 7, how: "by-name" });
});

test("where only the name may be asked, a pod that is not ready is told as that", async () => {
  await start((_, response) => response.end("7"), { allowProxy: false, allowExec: false });
  expect((await counterOf(target(notReady)))?.error).toEqual({
    code: "not-ready",
    message: "the pod is not ready, so it has no name to be asked by",
  });
  expect(probing.network.connects).toEqual([]);
});

test("where there is no name, and nothing else may be asked, that is why", async () => {
  await start((_, response) => response.end("7"), { allowProxy: false, allowExec: false });
  const problem = { code: "no-service", message: "Service web does not exist, so no pod has a DNS name" } as const;
  expect((await counterOf(target({ problem })))?.error).toEqual({ code: "unnamed", message: problem.message });
  expect(probing.network.connects).toEqual([]);
});

test("a DNS server is not asked for half a name: without the cluster's domain the name is only declared, and that is why", async () => {
  probing = await startProbing({ inside: "undomained", allowProxy: false, allowExec: false });
  expect((await counterOf(target()))?.error).toEqual({ code: "no-domain", message: `GET /visits by name failed: ${domainProblem}` });
  await until(probing.prober, () => probing.prober.dns("uid-0") !== undefined);
  expect(probing.prober.dns("uid-0")).toMatchObject({ name: "web-0.web.default.svc", how: "declared" });
  expect(probing.prober.names()).toEqual({ servers: ["127.0.0.1"], problem: domainProblem });
  expect([probing.network.queries, probing.network.connects]).toEqual([[], []]);
});

test("then through the API server's proxy: for a pod that is not ready, and from outside", async () => {
  await start((_, response) => response.end("1"));
  probing.script.onProxy(() => ({ body: '{"visits": 41}', contentType: "application/json" }));
  expect(await counterOf(target(notReady))).toMatchObject({ value: 41, how: "proxy", source: "/visits" });
  expect(probing.network.connects).toEqual([]);
  expect(probing.script.proxied).toEqual([{ namespace: "default", pod: "web-0", port: 8000, path: "/visits" }]);
});

test("then by the annotated file", async () => {
  await start((_, response) => response.writeHead(500).end());
  probing.script.onExec(() => ({ stdout: "115\n" }));
  const config = { path: "/visits", file: "/data/visits.txt", refused: [] };
  expect(await counterOf(target({ config }))).toMatchObject({ value: 115, how: "file", source: "/data/visits.txt" });
  expect(probing.script.commands).toEqual([["sh", "-c", expect.any(String), "sh", "/data/visits.txt"]]);
});

test("each question that was really asked is counted, and no other", async () => {
  await start((_, response) => response.writeHead(500).end());
  const config = { path: "/visits", file: "/data/visits.txt", refused: [] };
  probing.script.onProxy(() => ({ body: "none" }));
  probing.script.mayExec = false;
  await counterOf(target({ config }));
  expect(probing.probes).toEqual([
    { how: "by-name", ok: false, ms: 0 },
    { how: "proxy", ok: false, ms: 0 },
  ]);
});

test("an annotated path that gives no number does not lead to a search among files", async () => {
  await start((_, response) => response.writeHead(500).end());
  await counterOf(target());
  expect(probing.script.commands).toEqual([]);
});

test("DNS that leads to another address is not followed", async () => {
  await start((_, response) => response.end("1"));
  await probing.network.serve("10.244.0.9:8000", (_, response) => response.end("999"));
  probing.network.records.set(name, ["10.244.0.9"]);
  expect((await counterOf(target()))?.error).toEqual({
    code: "other-address",
    message: "GET /visits by name failed: the name leads to 10.244.0.9, not to the pod's address 10.244.0.5",
  });
  expect(probing.network.connects).toEqual([]);
});

test.each(["127.0.0.1", "169.254.169.254", "192.0.2.10"])("a pod that claims the address %s is not connected to", async (ip) => {
  await start((_, response) => response.end("1"));
  probing.network.records.set(name, [ip]);
  await probing.network.serve(`${ip}:8000`, (_, response) => response.end("999"));
  expect((await counterOf(target({ ip })))?.error?.code).toBe("address-refused");
  expect(probing.network.connects).toEqual([]);
});

test("a pod on its node's network is not asked by address", async () => {
  await start((_, response) => response.end("1"));
  expect((await counterOf(target({ hostNetwork: true })))?.error?.code).toBe("forbidden");
  expect(probing.network.connects).toEqual([]);
});

test.each<[string, string, (request: IncomingMessage, response: ServerResponse) => void]>([
  ["http-status", "was answered with HTTP 500", (_, response) => void response.writeHead(500).end("12")],
  [
    "redirect",
    "was answered with a redirect (302), which is not followed",
    (_, response) => void response.writeHead(302, { location: "/x" }).end("12"),
  ],
  [
    "html",
    "was answered, but it is an HTML page, which is unreadable without statefulset-explorer.io/counter-pattern",
    (_, response) => void response.writeHead(200, { "content-type": "text/html" }).end("<p>12</p>"),
  ],
  ["no-number", "was answered, but no number found", (_, response) => void response.end("hello")],
  ["no-number", "was answered, but no number found: it is empty", (_, response) => void response.end()],
  ["unreachable", "failed: the connection was closed before the answer was complete", (_, response) => void response.destroy()],
  ["unreachable", "failed: what came back is not HTTP", (request) => void request.socket.end("SSH-2.0-x\r\n\r\n")],
])("what the app itself said is told (%s: %s)", async (code, message, app) => {
  await start(app);
  const view = await counterOf(target());
  expect(view?.error).toEqual({ code, message: `GET /visits by name ${message}` });
  expect(view?.value).toBeUndefined();
});

test("a redirect is not followed", async () => {
  const asked: (string | undefined)[] = [];
  await start((request, response) => {
    asked.push(request.url);
    response.writeHead(307, { location: "/other" }).end();
  });
  await counterOf(target());
  expect(asked).toEqual(["/visits"]);
});

test("a pod that never answers is given up after a second", async () => {
  await start(() => probing.clock.tick(1_000));
  expect((await counterOf(target()))?.error).toEqual({ code: "timeout", message: "GET /visits by name got no answer within 1 s" });
});

test("an endless answer is read to 64 KiB, and its connection closed", async () => {
  const closed = Promise.withResolvers<void>();
  let sent = 0;
  await start((_, response) => {
    const chunk = Buffer.alloc(16 * 1024, "1");
    const pour = () => {
      while (!response.destroyed && sent < 1e9 && response.write(chunk)) sent += chunk.length;
    };
    response.on("drain", pour).on("close", () => closed.resolve());
    pour();
  });
  expect((await counterOf(target()))?.error).toEqual({
    code: "too-large",
    message: "GET /visits by name was answered with more than 64 KiB, so it was not read on",
  });
  await closed.promise;
  expect(sent).toBeLessThan(100e6);
});

test("a door that knows no such pod is told apart from the pod", async () => {
  probing = await startProbing();
  probing.network.records.set(name, ["10.244.0.5"]);
  expect((await counterOf(target()))?.error).toEqual({
    code: "unreachable",
    message: "GET /visits by name failed: the network door could not connect to port 8000",
  });
});

test.each<[Partial<ProbeTarget>, string, string]>([
  [{}, "forbidden", "GET /visits through the API server needs the right to get pods/proxy in namespace default"],
  [
    { port: undefined } as unknown as Partial<ProbeTarget>,
    "no-port",
    "which port to ask is not known: say it by statefulset-explorer.io/counter-port",
  ],
  [{ running: false }, "not-running", "the pod is not running, so it cannot be asked"],
  [{ config: { refused: ["x is refused."] } }, "annotation-refused", "x is refused."],
])("from outside, %j is told as %s", async (changes, code, message) => {
  probing = await startProbing({ inside: false });
  expect((await counterOf(target(changes)))?.error).toEqual({ code, message });
});

test.each<[AppError, string, string]>([
  [new AppError("timeout", "too slow"), "timeout", "GET /visits through the API server got no answer within 1 s"],
  [
    new AppError("too_large", "x"),
    "too-large",
    "GET /visits through the API server was answered with more than 64 KiB, so it was not read on",
  ],
  [
    new AppError("unavailable", "dial tcp 10.244.0.5:8000: connect: connection refused"),
    "refused",
    "dial tcp 10.244.0.5:8000: connect: connection refused",
  ],
])("what the proxy meets is told: %s", async (error, code, message) => {
  probing = await startProbing({ inside: false });
  probing.script.onProxy(() => Promise.reject(error));
  expect((await counterOf(target()))?.error).toEqual({ code, message });
});

test("where proxy and exec are switched off, nobody is asked and that is said", async () => {
  probing = await startProbing({ inside: false, allowExec: false, allowProxy: false });
  expect((await counterOf(target()))?.error).toMatchObject({ code: "switched-off" });
  expect((await counterOf(target({ podUid: "uid-9", config: { refused: [] } })))?.error).toEqual({
    code: "not-annotated",
    message:
      "no counter is annotated: say where it is by statefulset-explorer.io/counter-path; files are only looked for where the explorer may exec, which it may not here",
  });
  expect([probing.script.proxied, probing.script.commands]).toEqual([[], []]);
});
