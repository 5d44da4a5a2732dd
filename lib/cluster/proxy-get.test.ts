import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../clock.ts";
import { AppError } from "../errors.ts";
import type { Cluster } from "./cluster.ts";
import type { PodRequest } from "./http-answer.ts";
import { openCluster } from "./open-cluster.ts";
import { type FakeAnswer, FakeApiServer, sendStatus } from "./testing/fake-api-server.ts";
import { kubeconfigFor } from "./testing/kubeconfig-for.ts";

const limits = { timeoutMs: 1_000, bytesMax: 64 * 1024 };
let server: FakeApiServer;
let cluster: Cluster;

beforeEach(async () => {
  server = await FakeApiServer.start();
  const network = { proxyUrl: "http://127.0.0.1:1" };
  const kubeconfigText = kubeconfigFor(server.url);
  cluster = await openCluster({ source: "lab", kubeconfigText, network, readOnly: false, clock: systemClock, random: () => 0 });
});

afterEach(async () => {
  await cluster.close();
  await server.kill();
});

function ask(answer: FakeAnswer, request: Partial<PodRequest> = {}, own = limits) {
  server.next.other.push(answer);
  return cluster.proxyGet({ namespace: "default", pod: "web-0", port: 8080, path: "/counter", ...request }, own);
}

const hello: FakeAnswer = (_request, response) => response.writeHead(200, { "content-type": "text/plain" }).end("132");

it("asks the pod's path through the API server and answers what the pod answered", async () => {
  expect(await ask(hello, { path: "/count?of=visits" })).toMatchObject({ status: 200, contentType: "text/plain", body: "132" });
  expect(server.requests.at(-1)?.path).toBe("/api/v1/namespaces/default/pods/web-0:8080/proxy/count");
  expect(server.requests.at(-1)?.query.get("of")).toBe("visits");
});

it("answers a redirect as it is and goes nowhere", async () => {
  const before = server.requests.length;
  const answer = await ask((_request, response) => response.writeHead(302, { location: "http://169.254.169.254/" }).end());
  expect(answer.status).toBe(302);
  expect(server.requests.length).toBe(before + 1);
});

it("answers the pod's own errors as answers, and throws the API server's in its words", async () => {
  expect(await ask((_request, response) => response.writeHead(500).end("oh no"))).toMatchObject({ status: 500, body: "oh no" });
  const refused = ask((_request, response) => sendStatus(response, 403, "Forbidden", 'User "x" cannot get resource "pods/proxy"'));
  await expect(refused).rejects.toMatchObject({
    code: "forbidden",
    message: 'The pod could not be asked through the API server: User "x" cannot get resource "pods/proxy".',
  });
});

it("stops reading at the bound", async () => {
  const endless: FakeAnswer = (_request, response) => {
    response.writeHead(200);
    const write = () => {
      while (response.write("x".repeat(16_384)));
    };
    response.on("drain", write);
    write();
  };
  await expect(ask(endless)).rejects.toMatchObject({ code: "too_large" });
});

it("waits no longer than the limit, whether nothing comes or it comes drop by drop", async () => {
  const short = { ...limits, timeoutMs: 30 };
  await expect(ask(() => undefined, {}, short)).rejects.toMatchObject({ code: "timeout" });
  const dripping: FakeAnswer = (_request, response) => response.writeHead(200).write("1");
  await expect(ask(dripping, {}, short)).rejects.toMatchObject({ code: "timeout" });
});

describe("a name that is none never gets into a path", () => {
  it.each<Partial<PodRequest>>([
    { pod: "../secrets" },
    { pod: "web%2f0" },
    { pod: "web 0" },
    { pod: "web:80" },
    { pod: "wéb" },
    { pod: "w".repeat(254) },
    { pod: "web\u0000" },
    { pod: "" },
    { namespace: "a/b" },
    { namespace: "a.b" },
    { port: 0 },
    { port: 80.5 },
    { path: "//evil.test/" },
    { path: "relative" },
    { path: "/%2e%2e/%2e%2e/secrets" },
    { path: "/a%2fb" },
    { path: "/\\..\\secrets" },
  ])("%j", async (request) => {
    const before = server.requests.length;
    await expect(ask(hello, request)).rejects.toBeInstanceOf(AppError);
    expect(server.requests.length).toBe(before);
  });

  it("and dots in a path climb no higher than the pod", async () => {
    await ask(hello, { path: "/../../../secrets" });
    expect(server.requests.at(-1)?.path).toBe("/api/v1/namespaces/default/pods/web-0:8080/proxy/secrets");
  });
});
