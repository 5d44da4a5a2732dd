import { connect, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../testing/eventually.ts";
import { type LabServer, startLabServer } from "../testing/lab-server.ts";

const maps = "/api/v1/namespaces/default/configmaps";
const sets = "/apis/apps/v1/namespaces/default/statefulsets";
const megabyte = 1024 * 1024;

let server: LabServer;
let sockets: Socket[];
/** Everything that is stored, as it was before the trouble. */
let before: unknown;

beforeEach(async () => {
  server = await startLabServer("secret");
  server.store.create("configmaps", {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "a", namespace: "default" },
    data: { a: "1" },
  });
  sockets = [];
  before = server.store.objects;
});

/** Whatever was tried: the server answers, and nothing that was refused has left a trace. */
afterEach(async () => {
  const { status, body } = await server.ask({ path: `${maps}/a` });
  expect([status, body]).toMatchObject([200, { data: { a: "1" } }]);
  expect(server.store.objects).toEqual(before);
  for (const socket of sockets) socket.destroy();
  await server.close();
});

/** Sends bytes as they are, and answers what comes back until the other side closes, or so many bytes have come. */
function sendRaw(text: string, enough = Number.POSITIVE_INFINITY): Promise<string> {
  const socket = open();
  return new Promise((resolve) => {
    let said = "";
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.length >= enough) resolve(said);
    };
    socket.on("data", hear).on("close", () => resolve(said));
    socket.write(text);
  });
}

function open(): Socket {
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  socket.on("error", () => {});
  sockets.push(socket);
  return socket;
}

const head = (method: string, path: string, more = "") => `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${more}`;

describe("bodies that are none", () => {
  const merge = { "content-type": "application/merge-patch+json" };
  const deep = "[".repeat(200_000);
  const deepObject = `${'{"data":'.repeat(20_000)}1${"}".repeat(20_000)}`;

  test.each([
    ["POST", maps, "{not json", {}, 400],
    ["POST", maps, "", {}, 400],
    ["POST", maps, "\u0000\u0001", {}, 400],
    ["POST", maps, '"text"', {}, 400],
    ["POST", maps, deep, {}, 400],
    ["POST", maps, deepObject, {}, 400],
    ["POST", maps, "a: [unclosed", { "content-type": "application/yaml" }, 400],
    ["POST", maps, "k8s\u0000\u000d\u0001", { "content-type": "application/vnd.kubernetes.protobuf" }, 415],
    ["POST", maps, "rubbish", { "content-type": "application/vnd.kubernetes.protobuf" }, 415],
    ["POST", sets, "k8s\u0000", { "content-type": "application/vnd.kubernetes.protobuf" }, 415],
    ["POST", sets, '{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"x"}}', {}, 400],
    ["POST", sets, '{"metadata":{"name":"x"},"spec":{"replicas":1e999}}', {}, 400],
    ["POST", sets, '{"metadata":{"name":"x"},"spec":[]}', {}, 400],
    ["POST", sets, '{"metadata":{"name":"x"},"__proto__":{"polluted":true}}', {}, 422],
    ["PUT", `${maps}/a`, deep, {}, 400],
    ["PATCH", `${maps}/a`, deep, merge, 400],
    ["PATCH", `${maps}/a`, deepObject, merge, 400],
    ["PATCH", `${maps}/a`, "[]", merge, 400],
    ["PATCH", `${maps}/a`, '{"__proto__":{"x":1},"data":"x"}', merge, 422],
    ["PATCH", `${maps}/a`, deepObject, { "content-type": "application/strategic-merge-patch+json" }, 400],
    ["PATCH", `${maps}/a`, '[{"op":"add","path":"/__proto__/x","value":1}]', { "content-type": "application/json-patch+json" }, 422],
    ["PATCH", `${maps}/none`, "{}", { "content-type": "application/apply-patch+yaml" }, 415],
    ["PATCH", `${sets}/web/scale`, "{}", { "content-type": "text/plain" }, 415],
    ["DELETE", `${maps}/a`, deep, {}, 400],
    ["DELETE", `${maps}/a`, "[]", {}, 400],
    ["POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", deep, {}, 400],
    ["POST", "/api/v1/namespaces/default/pods/none/eviction", deep, {}, 404],
  ])("%s %s with %.30s is refused", async (method, path, body, headers, status) => {
    const answer = await server.ask({ method, path, body, headers });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ kind: "Status", status: "Failure", code: status });
  });

  test("one that is too large is refused before it is all there, and nothing of it is kept", async () => {
    const length = 64 * megabyte;
    const socket = open();
    const answer = new Promise<string>((resolve) => socket.once("data", (chunk: Buffer) => resolve(chunk.toString())));
    socket.write(head("POST", maps, `content-type: application/json\r\ncontent-length: ${length}\r\n\r\n{"data":{"a":"`));
    for (let sent = 0; sent < 4 * megabyte; sent += 65_536) socket.write("x".repeat(65_536));
    expect(await answer).toMatch(/^HTTP\/1\.1 413 .*Request entity too large: limit is 3145728/s);
  });
});

describe("paths that lead nowhere", () => {
  test.each([
    ["/nowhere", 404],
    ["/api/v1/namespaces/%zz/configmaps", 404],
    ["/api/v1/namespaces/default/configmaps/%", 404],
    ["/api/v1/namespaces/default/configmaps/a/nothing", 404],
    ["/api/v1/nothings", 404],
    ["/apis/apps/v9/statefulsets", 404],
    ["//example.com/api/v1/pods", 404],
    ["/api/v1/namespaces/default/pods/../../../../../../etc/passwd", 404],
    ["/api/v1/namespaces/constructor/configmaps/__proto__", 404],
    [`/${"a/".repeat(4000)}`, 404],
    [`${maps}?labelSelector=${encodeURIComponent("(".repeat(3000))}`, 400],
    [`${maps}?continue=%00`, 400],
    [`${maps}?limit=-5`, 200],
    [`${maps}?watch=true&resourceVersion=1e9`, 500],
  ])("%.60s is answered with %i", async (path, status) => {
    const said = await sendRaw(head("GET", path, "connection: close\r\n\r\n"));
    expect(Number(said.slice(9, 12))).toBe(status);
  });

  test.each([
    ["OPTIONS", "*", 400],
    ["GET", "http://example.com/api/v1/pods", 400],
    ["TRACE", maps, 405],
    ["BREW", maps, 400],
  ])("%s %s is refused", async (method, path, status) => {
    const said = await sendRaw(head(method, path, "connection: close\r\n\r\n"));
    expect(Number(said.slice(9, 12))).toBe(status);
  });
});

describe("clients that do not behave", () => {
  test("sockets that say half of a request, or nothing, do not keep others waiting", async () => {
    const halves = ["", "GET /api", head("GET", maps), head("POST", maps, "content-length: 100\r\n\r\n{"), "\r\n\r\n"];
    for (let n = 0; n < 200; n++) open().write(halves[n % halves.length] ?? "");
    expect((await server.ask({ path: maps })).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    expect((await server.ask({ path: maps })).status).toBe(200);
  });

  test("a flood of headers, and a header without end, are refused", async () => {
    const many = Array.from({ length: 5000 }, (_, n) => `x-${n}: ${n}\r\n`).join("");
    expect(await sendRaw(head("GET", maps, `${many}\r\n`))).toMatch(/^HTTP\/1\.1 431 /);
    expect(await sendRaw(head("GET", maps, `x: ${"a".repeat(megabyte)}\r\n\r\n`))).toMatch(/^(HTTP\/1\.1 431 |$)/);
  });

  test("a thousand watches are all told of a change, and leave nothing behind", async () => {
    const waiting = server.clock.waiting;
    const watches = Array.from({ length: 1000 }, () => open());
    const told = watches.map((socket) => {
      let said = "";
      socket.on("data", (chunk: Buffer) => {
        said += chunk.toString();
      });
      socket.write(head("GET", `${maps}?watch=true&fieldSelector=metadata.name%3Dnew`, "\r\n"));
      return () => said;
    });
    await eventually("all have begun", () => told.every((said) => said().includes("200 OK")) || undefined);
    const map = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "new", namespace: "default" } };
    server.store.create("configmaps", map);
    await eventually("all have heard", () => told.every((said) => said().includes('"type":"ADDED"')) || undefined);
    for (const socket of watches) socket.destroy();
    await eventually("all are forgotten", () => server.clock.waiting === waiting || undefined);
    server.store.remove("configmaps", "default", "new");
  });

  test("a watcher that never reads is cut off once it is too far behind, and the others hear everything", async () => {
    const lazy = open();
    lazy.pause();
    lazy.write(head("GET", `${maps}?watch=true`, "\r\n"));
    const heard: string[] = [];
    const eager = open();
    eager.on("data", (chunk: Buffer) => heard.push(chunk.toString().includes('"name":"last"') ? "last" : "more"));
    eager.write(head("GET", `${maps}?watch=true`, "\r\n"));
    await eventually("both have begun", () => heard.length > 0 || undefined);
    let isCut = false;
    lazy.on("close", () => {
      isCut = true;
    });
    const map = (name: string, text: string) => ({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name, namespace: "default" },
      data: { text },
    });
    const big = server.store.create("configmaps", map("big", ""));
    for (let n = 0; n < 40; n++) {
      const stored = server.store.get("configmaps", "default", "big") ?? big;
      server.store.update("configmaps", { ...stored, data: { text: `${n}${"x".repeat(megabyte)}` } });
      await new Promise((resolve) => setImmediate(resolve));
    }
    server.store.create("configmaps", map("last", ""));
    await eventually("the other has heard all", () => heard.includes("last") || undefined);
    lazy.resume();
    await eventually("it is cut off", () => isCut || undefined);
    server.store.remove("configmaps", "default", "big");
    server.store.remove("configmaps", "default", "last");
  });
});
