import { request as httpRequest } from "node:http";
import { expect, test } from "./story.ts";

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A request with just these headers, as no browser would let a page send it. */
function ask(
  baseURL: string | undefined,
  path: string,
  headers: Record<string, string> = {},
  method = "GET",
  body?: string,
): Promise<Answer> {
  const { hostname, port } = new URL(baseURL ?? "");
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, path, method, headers, setHost: headers.host === undefined }, (response) => {
      const chunks: Buffer[] = [];
      const finish = () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() });
      response.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        // A stream never ends by itself: its first words are enough.
        if (path.startsWith("/api/stream")) {
          finish();
          sent.destroy();
        }
      });
      response.on("end", finish);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const json = { "content-type": "application/json" };
const routes = [
  "/",
  "/statefulsets/default/myapp-stateful",
  "/api/status",
  "/api/statefulsets",
  "/api/statefulsets/default/myapp-stateful",
  "/api/statefulsets/default/myapp-stateful/yaml",
  "/api/statefulsets/default/myapp-stateful/events",
  "/api/stream?topic=fleet",
  "/lab",
  "/lab/kubeconfig",
  "/lab/faults",
];

test("a name that was rebound to this machine gets nothing, on any address", async ({ baseURL }) => {
  for (const path of routes) {
    for (const host of ["evil.test", "localhost.evil", "127.0.0.1.evil.test", "127.0.0.2:3000"]) {
      expect((await ask(baseURL, path, { host })).status, `${host} ${path}`).toBe(403);
    }
    expect((await ask(baseURL, path)).status, path).toBe(200);
  }
});

test("a kubelet and Prometheus, who call a pod by its address, are told how it is, and nothing more", async ({ baseURL }) => {
  const host = "10.244.1.7:3000";
  for (const path of ["/livez", "/readyz", "/metrics"]) expect((await ask(baseURL, path, { host })).status, path).toBe(200);
  for (const path of ["/livez/..", "//livez", "/livez/x", "/metrics/../api/status", "/api/status?/livez", "/LIVEZ"]) {
    expect((await ask(baseURL, path, { host })).status, path).not.toBe(200);
  }
  expect((await ask(baseURL, "/api/status", { host })).body).toContain("ALLOWED_HOSTS (the chart's value allowedHosts)");
});

test("another site's page can neither read the stream nor write", async ({ baseURL }) => {
  const foreign: Record<string, string>[] = [
    { origin: "https://evil.test" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { cookie: "a=b" },
  ];
  for (const headers of foreign) {
    const write = await ask(baseURL, "/api/context", { ...json, ...headers }, "POST", '{"context":"lab"}');
    expect(write.status, JSON.stringify(headers)).toBe(403);
    expect(write.headers["access-control-allow-origin"]).toBeUndefined();
    if (headers.cookie === undefined)
      expect((await ask(baseURL, "/api/stream?topic=fleet", headers)).status, JSON.stringify(headers)).toBe(403);
  }
  expect((await ask(baseURL, "/lab/faults", { ...json, origin: "https://evil.test" }, "POST", '{"fault":"dns-down"}')).status).toBe(403);
  expect((await ask(baseURL, "/api/context", json, "POST", '{"context":"lab"}')).status).toBe(200);
});

test("a form of another site cannot be taken for JSON, and bodies are bounded and checked", async ({ baseURL }) => {
  const post = (headers: Record<string, string>, body: string) => ask(baseURL, "/api/context", headers, "POST", body);
  expect((await post({ "content-type": "text/plain" }, '{"context":"lab"}')).status).toBe(415);
  expect((await post(json, "x".repeat(100_000))).status).toBe(413);
  expect((await post(json, "{")).status).toBe(400);
  expect((await post(json, '{"context":"lab","more":1}')).status).toBe(400);
  const unknown = await post(json, '{"context":"nowhere"}');
  expect(unknown.status).toBe(404);
  expect(JSON.parse(unknown.body).error.message).toContain("There is no context of that name");
});

test("names that are none are refused before anything is asked", async ({ baseURL }) => {
  const names = ["..%2f..%2fsecrets", "%00", "A", "a".repeat(300), "%C3%BC", "a%20b", "-a", "a..b"];
  for (const name of names) {
    expect((await ask(baseURL, `/api/statefulsets/default/${name}`)).status, name).toBe(400);
    expect((await ask(baseURL, `/api/statefulsets/default/${name}/yaml`)).status, name).toBe(400);
    expect((await ask(baseURL, `/api/stream?topic=${encodeURIComponent(`set:default/${name}`)}`)).status, name).toBe(400);
  }
  expect((await ask(baseURL, "/api/stream")).status).toBe(400);
  expect((await ask(baseURL, "/api/stream?topic=secrets")).status).toBe(400);
});

test("every page carries a policy that lets only its own scripts run", async ({ baseURL }) => {
  const first = await ask(baseURL, "/");
  const second = await ask(baseURL, "/");
  const policy = String(first.headers["content-security-policy"]);
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toContain("unsafe");
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
  expect(nonce.length).toBeGreaterThan(20);
  expect(String(second.headers["content-security-policy"])).not.toContain(nonce);
  const scripts = first.body.match(/<script[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(0);
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
  expect(first.headers["x-powered-by"]).toBeUndefined();
  expect(first.headers["x-content-type-options"]).toBe("nosniff");
});

test("answers of the API are kept by nobody and say nothing of what failed inside", async ({ baseURL }) => {
  const missing = await ask(baseURL, "/api/statefulsets/default/nowhere");
  expect(missing.status).toBe(404);
  expect(missing.headers["cache-control"]).toBe("no-store");
  expect(JSON.parse(missing.body)).toEqual({
    error: {
      code: "not_found",
      message: "StatefulSet default/nowhere does not exist.",
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    },
  });
});
