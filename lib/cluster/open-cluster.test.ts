import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../clock.ts";
import { AppError } from "../errors.ts";
import { TestClock } from "../testing/test-clock.ts";
import type { Cluster } from "./cluster.ts";
import { listContexts } from "./kubeconfig/list-contexts.ts";
import { openCluster } from "./open-cluster.ts";
import { FakeApiServer, sendJson, sendStatus } from "./testing/fake-api-server.ts";
import { kubeconfigFor } from "./testing/kubeconfig-for.ts";
import { until } from "./testing/until.ts";

let server: FakeApiServer;
let directory: string;
const opened: Cluster[] = [];

beforeEach(async () => {
  server = await FakeApiServer.start();
  directory = await mkdtemp(join(tmpdir(), "open-cluster-"));
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((cluster) => cluster.close()));
  await server.kill();
  await rm(directory, { recursive: true });
});

async function write(name: string, text: string): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, text);
  return path;
}

async function open(kubeconfig: string, options: { context?: string; namespaces?: string[]; readOnly?: boolean } = {}): Promise<Cluster> {
  const cluster = await openCluster({ source: "kubeconfig", kubeconfig, readOnly: false, clock: systemClock, random: () => 0, ...options });
  opened.push(cluster);
  return cluster;
}

/** The sentence that opening fails with. */
async function fault(opening: Promise<unknown>): Promise<string> {
  const error: unknown = await opening.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error(`It did not fail with an AppError but with ${String(error)}`);
  return error.message;
}

it("opens the current context, and its cache fills once it is started", async () => {
  server.put("/api/v1/pods", { metadata: { name: "web-0", namespace: "default", uid: "u" } });
  const cluster = await open(await write("config", kubeconfigFor(server.url)));
  expect(cluster).toMatchObject({
    source: "kubeconfig",
    context: "fake",
    server: server.url,
    user: "tester",
    insecure: true,
    version: "v1.35.4",
  });
  expect(server.count("list")).toBe(0);
  cluster.start();
  await until(() => cluster.cache.isSynced(), "the cache is synced");
  expect(cluster.cache.find("pods", "default", "web-0")?.uid).toBe("u");
  expect(new Set(server.requests.map((request) => request.authorization))).toEqual(new Set(["Bearer secret-token"]));
});

it("calls the user what the server does, for that is the name that grants are made to", async () => {
  server.always = ({ path }) =>
    path === "/apis/authentication.k8s.io/v1/selfsubjectreviews"
      ? (_request, response) => sendJson(response, 201, { status: { userInfo: { username: "jane@example.test" } } })
      : undefined;
  expect((await open(await write("config", kubeconfigFor(server.url)))).user).toBe("jane@example.test");
});

it("watches each named namespace on its own and cluster-wide kinds once", async () => {
  server.put("/api/v1/namespaces/a/pods", { metadata: { name: "web-0", namespace: "a", uid: "u" } });
  const cluster = await open(await write("config", kubeconfigFor(server.url)), { namespaces: ["a", "b"] });
  cluster.start();
  await until(() => cluster.cache.isSynced(), "the cache is synced");
  const lists = server.requests.filter((request) => request.kind === "list").map((request) => request.path);
  expect(lists.filter((path) => path.endsWith("/pods")).sort()).toEqual(["/api/v1/namespaces/a/pods", "/api/v1/namespaces/b/pods"]);
  expect(lists.filter((path) => path.endsWith("/nodes"))).toEqual(["/api/v1/nodes"]);
  expect([...cluster.cache.inNamespace("pods", "a")]).toHaveLength(1);
  expect([...cluster.cache.inNamespace("pods", "c")]).toHaveLength(0);
});

describe("a kubeconfig that is not right is told in one sentence", () => {
  it("missing: which path, and what to try", async () => {
    const path = join(directory, "none");
    expect(await fault(open(path))).toBe(`There is no kubeconfig at ${path}. Check the path, or start with --lab.`);
  });

  it("malformed: which file and where", async () => {
    const path = await write("broken", "clusters: [{name: a\nsecret: token");
    const message = await fault(open(path));
    expect(message).toMatch(new RegExp(`^The kubeconfig ${path} cannot be read: .*line \\d+, column \\d+\\.$`));
    expect(message).not.toContain("secret");
  });

  it("no mapping: says so", async () => {
    const path = await write("text", "just some words");
    expect(await fault(open(path))).toBe(`The kubeconfig ${path} cannot be read: it holds no settings.`);
  });

  it("unknown context: which, and the ones there are", async () => {
    const path = await write("config", kubeconfigFor(server.url));
    expect(await fault(open(path, { context: "other" }))).toBe('The kubeconfig has no context "other". It has: fake.');
  });

  it.each([
    [{ contexts: [{ name: "c", context: {} }] }, 'The context "c" of the kubeconfig names no cluster.'],
    [
      { contexts: [{ name: "c", context: { cluster: "x" } }] },
      'The context "c" names the cluster "x", which the kubeconfig does not have.',
    ],
    [
      { contexts: [{ name: "c", context: { cluster: "k", user: "u" } }], clusters: [{ name: "k", cluster: { server: "https://h" } }] },
      'The context "c" names the user "u", whom the kubeconfig does not have.',
    ],
    [
      { contexts: [{ name: "c", context: { cluster: "k" } }], clusters: [{ name: "k", cluster: {} }] },
      'The cluster "k" of the kubeconfig has no server.',
    ],
    [
      { contexts: [{ name: "c", context: { cluster: "k" } }], clusters: [{ name: "k", cluster: { server: "http://h" } }] },
      'The cluster "k" is at http://h, without TLS. If that is meant, set insecure-skip-tls-verify: true for it in the kubeconfig.',
    ],
    [{ clusters: {} }, "cannot be read: clusters is not a list."],
  ])("%j", async (config, message) => {
    expect(await fault(open(await write("config", JSON.stringify({ "current-context": "c", ...config }))))).toContain(message);
  });

  it("a broken context never hides a good one", async () => {
    const config = JSON.parse(kubeconfigFor(server.url)) as { contexts: unknown[]; clusters: unknown[] };
    config.contexts.unshift({ name: "broken", context: { cluster: "nowhere", user: "nobody" } });
    config.clusters.unshift({ name: "serverless", cluster: {} });
    const path = await write("config", JSON.stringify(config));
    expect((await open(path)).context).toBe("fake");
    expect(await listContexts({ paths: path })).toEqual({ contexts: ["broken", "fake"], current: "fake" });
  });
});

it("joins several kubeconfigs as kubectl does: the first to name something wins, missing files are passed over", async () => {
  const first = await write("first", JSON.stringify({ contexts: [{ name: "fake", context: { cluster: "fake", user: "tester" } }] }));
  const second = await write("second", kubeconfigFor(server.url));
  const third = await write("third", kubeconfigFor("http://127.0.0.1:1"));
  const cluster = await open([first, join(directory, "none"), second, third].join(delimiter));
  expect(cluster.server).toBe(server.url);
});

describe("a cluster that cannot be used is told in one sentence", () => {
  it("connection refused: cause, address and what to try", async () => {
    const path = await write("config", kubeconfigFor(server.url));
    await server.kill();
    expect(await fault(open(path))).toBe(
      `The cluster "fake" at ${server.url} cannot be reached: connection refused. ` +
        "Check that it runs and can be reached from here, choose another context, or start with --lab.",
    );
    await server.listen();
  });

  it("no TLS at an https address: says so", async () => {
    const path = await write("config", kubeconfigFor(server.url.replace("http:", "https:")));
    expect(await fault(open(path))).toContain("cannot be reached: the server does not speak TLS there. Check certificate-authority-data");
  });

  it("takes the connection and says nothing: not waited for longer than five seconds", async () => {
    const silent: Server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => silent.once("listening", resolve));
    const address = silent.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const connected = new Promise<{ destroy(): void }>((resolve) => silent.once("connection", resolve));
    const clock = new TestClock();
    const config = kubeconfigFor(`http://127.0.0.1:${port}`);
    const opening = fault(
      openCluster({ source: "kubeconfig", kubeconfig: await write("config", config), readOnly: false, clock, random: () => 0 }),
    );
    const socket = await connected;
    clock.tick(5_000);
    expect(await opening).toContain("cannot be reached: no answer within 5 s.");
    socket.destroy();
    silent.close();
  });

  it("credentials refused: whose", async () => {
    server.always = () => (_request, response) => sendStatus(response, 401, "Unauthorized", "Unauthorized");
    const message = await fault(open(await write("config", kubeconfigFor(server.url))));
    expect(message).toBe(`The credentials of user "tester" were refused by ${server.url}. Sign in again, or choose another context.`);
    expect(server.count("other")).toBe(2);
  });

  it("no API server: says so", async () => {
    server.always = () => (_request, response) => response.writeHead(200).end("<html>hello</html>");
    expect(await fault(open(await write("config", kubeconfigFor(server.url))))).toBe(
      `What answers at ${server.url} is no Kubernetes API server.`,
    );
  });

  it("/version forbidden: opens all the same", async () => {
    server.always = () => (_request, response) => sendStatus(response, 403, "Forbidden", "no");
    expect((await open(await write("config", kubeconfigFor(server.url)))).version).toBeUndefined();
  });
});

describe("credential plugins", () => {
  const plugin = (command: string, args: string[] = []) => ({ exec: { apiVersion: "client.authentication.k8s.io/v1", command, args } });

  it("missing: which, and what to check", async () => {
    const message = await fault(open(await write("config", kubeconfigFor(server.url, plugin("no-such-plugin")))));
    expect(message).toBe(
      'The credential plugin "no-such-plugin" cannot be used: spawn no-such-plugin ENOENT. Is it installed, and on the PATH?',
    );
  });

  it("failing: in its own words", async () => {
    const user = plugin(process.execPath, ["-e", "console.error('please sign in again'); process.exit(1)"]);
    expect(await fault(open(await write("config", kubeconfigFor(server.url, user))))).toBe(
      `The credential plugin "${process.execPath}" cannot be used: please sign in again.`,
    );
  });

  it("a token that is refused is asked for anew, once, and the plugin is told what is asked of it", async () => {
    const counter = await write("count", "");
    const script = `
      const fs = require("node:fs");
      const info = JSON.parse(process.env.KUBERNETES_EXEC_INFO);
      fs.appendFileSync(${JSON.stringify(counter)}, "x");
      const token = info.kind + fs.readFileSync(${JSON.stringify(counter)}, "utf8").length;
      console.log(JSON.stringify({ apiVersion: info.apiVersion, kind: info.kind, status: { token } }));`;
    server.always = (request) =>
      request.authorization === "Bearer ExecCredential1"
        ? (_request, response) => sendStatus(response, 401, "Unauthorized", "Unauthorized")
        : (_request, response) => sendJson(response, 200, { gitVersion: "v1.35.4" });
    await open(await write("config", kubeconfigFor(server.url, plugin(process.execPath, ["-e", script]))));
    const versions = server.requests.filter((request) => request.path === "/version");
    expect(versions.map((request) => request.authorization)).toEqual(["Bearer ExecCredential1", "Bearer ExecCredential2"]);
  });
});

it("reads a token file anew when its token is refused", async () => {
  await write("token", "old");
  const path = await write("config", kubeconfigFor(server.url, { tokenFile: "token" }));
  const cluster = await open(path);
  await write("token", "new\n");
  server.always = (request) =>
    request.authorization === "Bearer old" ? (_request, response) => sendStatus(response, 401, "Unauthorized", "Unauthorized") : undefined;
  cluster.start();
  await until(() => cluster.cache.status("pods").phase === "live", "pods are live");
});

it("keeps its connections: twenty requests do not make twenty", async () => {
  const cluster = await open(await write("config", kubeconfigFor(server.url)));
  server.always = () => (_request, response) =>
    sendJson(response, 200, { kind: "StatefulSet", metadata: { name: "web", managedFields: [{}] } });
  for (let index = 0; index < 20; index += 1) {
    expect(await cluster.getObject("statefulsets", "default", "web")).toEqual({ kind: "StatefulSet", metadata: { name: "web" } });
  }
  expect(server.connections).toBeLessThanOrEqual(2);
});

it("goes through the kubeconfig's proxy-url", async () => {
  const asked: (string | undefined)[] = [];
  const proxy = createHttpServer((incoming, response) => {
    asked.push(incoming.url);
    response.end('{"gitVersion":"v1.35.4"}');
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  const config = JSON.parse(kubeconfigFor("http://api.example.test:6443")) as { clusters: { cluster: Record<string, unknown> }[] };
  for (const { cluster } of config.clusters) cluster["proxy-url"] = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const cluster = await open(await write("config", JSON.stringify(config)));
  expect(cluster.version).toBe("v1.35.4");
  expect(asked[0]).toBe("http://api.example.test:6443/version");
  await cluster.close();
  proxy.close();
});

it("runs nothing in containers when it is read-only", async () => {
  const cluster = await open(await write("config", kubeconfigFor(server.url)), { readOnly: true });
  const before = server.count("other");
  expect(await fault(cluster.exec({ namespace: "a", pod: "b" }, ["cat"], { timeoutMs: 1, bytesMax: 1 }))).toContain("read-only");
  expect(await cluster.may("delete", "pods", "a")).toBe(false);
  expect(server.count("other")).toBe(before);
});
