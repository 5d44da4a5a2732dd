import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { kindNames } from "../../statefulset/objects/kinds.ts";
import { TestClock } from "../../testing/test-clock.ts";
import type { Cluster } from "../cluster.ts";
import { type OpenClusterOptions, openCluster } from "../open-cluster.ts";
import { FakeApiServer, sendJson, sendStatus } from "../testing/fake-api-server.ts";
import { ProjectedAccount } from "../testing/projected-account.ts";
import { selfSigned } from "../testing/self-signed.ts";
import { until } from "../testing/until.ts";
import type { FailureReason } from "../watch/watch-failure.ts";
import { silentObserver } from "../watch/watch-observer.ts";

const tls = selfSigned();
const podsPath = "/api/v1/namespaces/shop/pods";

let clock: TestClock;
let server: FakeApiServer;
let account: ProjectedAccount;
let cluster: Cluster | undefined;
let restarts: (FailureReason | "ended")[];
/** The token that the server takes. */
let taken: string;

beforeEach(async () => {
  clock = new TestClock();
  restarts = [];
  taken = "first";
  server = await FakeApiServer.start(tls);
  server.always = ({ authorization }) =>
    authorization === `Bearer ${taken}` ? undefined : (_request, response) => sendStatus(response, 401, "Unauthorized", "Unauthorized");
  account = await ProjectedAccount.make({ token: "first\n", ca: tls.cert });
});

afterEach(async () => {
  await cluster?.close();
  cluster = undefined;
  await server.kill();
  await account.remove();
});

async function open(): Promise<Cluster> {
  const options: OpenClusterOptions = {
    source: "in-cluster",
    address: { host: "127.0.0.1", port: server.port },
    directory: account.directory,
    namespaces: ["shop"],
    readOnly: true,
    clock,
    random: () => 0,
    observer: { ...silentObserver, restart: (_kind, reason) => restarts.push(reason) },
  };
  cluster = await openCluster(options);
  return cluster;
}

async function openLive(): Promise<Cluster> {
  server.put(podsPath, { metadata: { name: "web-0", namespace: "shop", uid: "u" } });
  const opened = await open();
  opened.start();
  await until(() => kindNames.every((kind) => opened.cache.status(kind).phase === "live"), "every kind is live");
  return opened;
}

/** Ends the watch of the pods as the API server does after some minutes, and waits for the next one. */
async function nextWatch(opened: Cluster): Promise<void> {
  const [before] = [...server.watches].filter((watch) => watch.path === podsPath);
  clock.tick(2_000);
  before?.end();
  await until(() => [...server.watches].some((watch) => watch.path === podsPath && watch !== before), "the next watch is open");
  expect(opened.cache.status("pods").phase).toBe("live");
}

it("opens the cluster by the account's own files, over TLS that is checked", async () => {
  const opened = await openLive();
  expect(opened).toMatchObject({ source: "in-cluster", context: "in-cluster", insecure: false, version: "v1.35.4" });
  expect(opened.cache.find("pods", "shop", "web-0")?.uid).toBe("u");
});

it("takes the rotated token up with the next request, without a failed round", async () => {
  const opened = await openLive();
  await account.write({ token: "second", ca: tls.cert });
  taken = "second";
  await nextWatch(opened);
  expect(restarts.filter((reason) => reason !== "ended")).toEqual([]);
  expect(server.requests.at(-1)?.authorization).toBe("Bearer second");
});

it("reads again at once after a 401, and asks once more", async () => {
  const opened = await openLive();
  // The file changes between our reading of it and the server's answer.
  server.next.watch.push((_request, response) => {
    taken = "second";
    void account.write({ token: "second", ca: tls.cert }).then(() => sendStatus(response, 401, "Unauthorized", "Unauthorized"));
  });
  await nextWatch(opened);
  expect(restarts.filter((reason) => reason !== "ended")).toEqual([]);
});

it("is refused in one round when the server was quicker than the kubelet, and well in the next", async () => {
  const opened = await openLive();
  taken = "second";
  const [watch] = [...server.watches].filter(({ path }) => path === podsPath);
  clock.tick(2_000);
  watch?.end();
  await until(() => restarts.includes("unauthorized"), "the token was refused");
  await account.write({ token: "second", ca: tls.cert });
  await until(() => {
    clock.tick(800);
    return opened.cache.status("pods").phase === "live";
  }, "pods are live again");
  expect(restarts.filter((reason) => reason === "unauthorized")).toHaveLength(1);
  expect(opened.cache.find("pods", "shop", "web-0")?.uid).toBe("u");
});

it("trusts the CA that the file names now, and no longer the one before", async () => {
  const opened = await openLive();
  const next = selfSigned();
  await server.kill();
  server.tls = next;
  await server.listen();
  await account.write({ token: "first", ca: next.cert });
  await until(() => {
    clock.tick(800);
    return opened.cache.status("pods").phase === "live" && server.watches.size > 0;
  }, "pods are live again");
  await account.write({ token: "first", ca: tls.cert });
  await expect(open()).rejects.toThrow("the server's certificate is self-signed and not trusted. Check the ca.crt of the service account");
});

it("says in a pod's words why it cannot be opened", async () => {
  taken = "other";
  await expect(open()).rejects.toThrow(`refused the service account's token. Check that the service account still exists.`);
  taken = "first";
  server.next.other.push((_request, response) => sendStatus(response, 503, "ServiceUnavailable", "etcd is away"));
  await expect(open()).rejects.toThrow(/^This cluster's API server at https:.* is not well: etcd is away\.$/);
  await rm(join(account.directory, "token"));
  await expect(open()).rejects.toThrow("This is no pod with a service account");
  await account.remove();
  account = await ProjectedAccount.make({ token: " ", ca: tls.cert });
  await expect(open()).rejects.toThrow(`The service account's ${join(account.directory, "token")} is empty.`);
  await server.kill();
  account = await ProjectedAccount.make({ token: "first", ca: tls.cert });
  await expect(open()).rejects.toThrow("cannot be reached: connection refused. It is tried again by itself");
});

it("is called what the server calls it, or else what its token says", async () => {
  const name = "system:serviceaccount:shop:explorer";
  taken = `e30.${Buffer.from(JSON.stringify({ sub: name })).toString("base64url")}.x`;
  await account.write({ token: taken, ca: tls.cert });
  expect((await open()).user).toBe(name);
  await cluster?.close();
  server.always = ({ path }) =>
    path === "/apis/authentication.k8s.io/v1/selfsubjectreviews"
      ? (_request, response) => sendJson(response, 201, { status: { userInfo: { username: "another" } } })
      : undefined;
  expect((await open()).user).toBe("another");
});
