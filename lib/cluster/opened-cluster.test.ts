import { afterEach, beforeEach, expect, it } from "vitest";
import { TestClock } from "../testing/test-clock.ts";
import type { Cluster } from "./cluster.ts";
import { openCluster } from "./open-cluster.ts";
import { FakeApiServer, sendJson } from "./testing/fake-api-server.ts";
import { ProjectedAccount } from "./testing/projected-account.ts";
import { selfSigned } from "./testing/self-signed.ts";

const tls = selfSigned();
const limits = { timeoutMs: 1_000, bytesMax: 1_000 };

let server: FakeApiServer;
let account: ProjectedAccount;
let cluster: Cluster;

beforeEach(async () => {
  server = await FakeApiServer.start(tls);
  account = await ProjectedAccount.make({ token: "t", ca: tls.cert });
  const address = { host: "127.0.0.1", port: server.port };
  // Not read-only: what is off in a cluster is off whatever that says.
  const settings = { readOnly: false, clock: new TestClock(), random: () => 0 };
  cluster = await openCluster({ source: "in-cluster", address, directory: account.directory, ...settings });
  server.requests.length = 0;
});

afterEach(async () => {
  await cluster.close();
  await server.kill();
  await account.remove();
});

it("does nothing in a cluster that somebody would have to answer for, whatever its account may", async () => {
  const signIn = "until people can sign in here, so that each acts with their own rights";
  await expect(cluster.exec({ namespace: "a", pod: "web-0" }, ["cat", "/data/visits"], limits)).rejects.toThrow(signIn);
  await expect(cluster.proxyGet({ namespace: "a", pod: "web-0", port: 80, path: "/" }, limits)).rejects.toThrow(signIn);
  for (const verb of ["create", "update", "patch", "delete", "deletecollection"]) expect(await cluster.may(verb, "pods", "a")).toBe(false);
  expect(await cluster.may("get", "pods/proxy", "a")).toBe(false);
  expect(server.requests).toEqual([]);
});

it("reads in a cluster by its account", async () => {
  server.always = () => (_request, response) => sendJson(response, 200, { status: { allowed: true }, metadata: { name: "web" } });
  expect(await cluster.may("get", "pods", "a")).toBe(true);
  expect(await cluster.getObject("statefulsets", "a", "web")).toMatchObject({ metadata: { name: "web" } });
  expect(server.requests.map(({ authorization }) => authorization)).toEqual(["Bearer t", "Bearer t"]);
});
