import { spawnSync } from "node:child_process";
import { request as httpRequest } from "node:http";
import { fileURLToPath } from "node:url";
import { rowOf } from "./board-page.ts";
import { startExplorer } from "./explorer.ts";
import { type PrefixProxy, publicName, startPrefixProxy } from "./prefix-proxy.ts";
import { expect, test as story } from "./story.ts";

const prefix = "/tools/statefulsets";
const buildTimeoutMs = 180_000;
const root = fileURLToPath(new URL("..", import.meta.url));

/** An explorer under a path of two parts, with a proxy in front that hands on that path alone, under a name of its own. */
const test = story.extend<{ front: PrefixProxy }, { secondBuild: undefined }>({
  // Made once for these sources, and kept. Not in a hook: the page's own fixtures, and so the explorer, come before those.
  secondBuild: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are wanted from this pattern.
    async ({}, provide) => {
      const built = spawnSync(process.execPath, ["bin/build.mjs", "--base-path"], { cwd: root, encoding: "utf8" });
      expect(built.status, built.stdout + built.stderr).toBe(0);
      await provide(undefined);
    },
    { scope: "worker", timeout: buildTimeoutMs },
  ],
  baseURL: async ({ secondBuild: _built, scenario, speed }, provide) => {
    const env = { LAB_SCENARIO: scenario, LAB_SPEED: speed, BASE_PATH: prefix, ALLOWED_HOSTS: publicName.toUpperCase() };
    const explorer = await startExplorer(["--lab"], env);
    await provide(explorer.url);
    await explorer.stop();
  },
  front: async ({ baseURL }, provide) => {
    const front = await startPrefixProxy(baseURL ?? "", prefix);
    await provide(front);
    front.close();
  },
});

test("I use everything under a path, behind a proxy that lets nothing else through", async ({ page, front, lab }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(front.url);
  const banner = page.getByRole("banner");
  await expect(banner).toContainText("Live");
  await expect(page.getByText("132 · 126 · 115")).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${front.url}/statefulsets/default/myapp-stateful`);
  await expect(rowOf(page, 2)).toContainText("115");

  await lab.kubectl("delete", "pod", "myapp-stateful-1");
  await expect(rowOf(page, 1)).toContainText("2nd life");
  await rowOf(page, 1)
    .getByRole("button", { name: /2nd life/ })
    .click();
  await expect(page.getByText("kept (126 before)").first()).toBeVisible();

  await page.getByRole("link", { name: "YAML" }).click();
  await expect(page.getByText("podManagementPolicy: Parallel")).toBeVisible();
  await expect(page).toHaveURL(`${front.url}/statefulsets/default/myapp-stateful?ordinal=1&open=1&tab=yaml`);
  await page.getByRole("link", { name: "Events" }).click();
  await expect(page.getByText(/Create Pod myapp-stateful-1 in StatefulSet/).first()).toBeVisible();
  await page.reload();
  await expect(page.getByText(/Create Pod myapp-stateful-1 in StatefulSet/).first()).toBeVisible();
  await page.goBack();
  await expect(page.getByText("podManagementPolicy: Parallel")).toBeVisible();
  await page.getByRole("link", { name: "default", exact: true }).click();
  await expect(page).toHaveURL(`${front.url}?namespace=default`);
  await page.getByRole("searchbox").fill("nothing");
  await expect(page).toHaveURL(`${front.url}?namespace=default&q=nothing`);
  await page.getByRole("link", { name: "StatefulSet Explorer" }).click();
  await expect(page).toHaveURL(front.url);

  await page.getByRole("link", { name: "Lab", exact: true }).click();
  await expect(page).toHaveURL(`${front.url}/lab`);
  await page.getByText("DNS down", { exact: true }).click();
  await page.getByRole("button", { name: "Set: DNS down" }).click();
  await page.getByRole("button", { name: /End: DNS down/ }).click();
  await expect(page.getByRole("region", { name: "Active faults" })).toContainText("None");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "kubeconfig" }).click();
  expect(new URL((await download).url()).pathname).toBe(`${prefix}/lab/kubeconfig`);

  expect(front.outside).toEqual([]);
  expect(asked.filter((url) => !url.startsWith(front.url) && !url.startsWith("blob:") && !url.startsWith("data:"))).toEqual([]);
  expect(asked.filter((url) => url.endsWith(".woff2")).length).toBeGreaterThan(0);
});

test.describe("an address that is wrong", () => {
  test.use({ expectedComplaint: "status of 404" });

  test("is said to be, under the path, with the way back", async ({ page, front }) => {
    await page.goto(`${front.url}/nowhere`);
    await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
    await page.getByRole("link", { name: "All StatefulSets" }).click();
    await expect(page).toHaveURL(front.url);
    await expect(page.getByRole("row", { name: /myapp-stateful/ })).toBeVisible();
    expect(front.outside).toEqual([]);
  });

  test("outside of the path gets one line that names the path, and the root leads there", async ({ baseURL }) => {
    const { origin } = new URL(baseURL ?? "");
    for (const path of ["/nowhere", "/api/status", "/livez", "/tools", "/tools/statefulsetsx", "/_next/static/x.js"]) {
      const answer = await fetch(origin + path);
      expect(answer.status, path).toBe(404);
      expect(await answer.text()).toBe(`StatefulSet Explorer is served under ${prefix} here.\n`);
    }
    const answer = await fetch(origin, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([307, prefix]);
    for (const path of ["/livez", "/readyz", "/metrics", "/api/statefulsets"]) {
      expect((await fetch(`${baseURL}${path}`)).status, path).toBe(200);
    }
  });
});

test("under the path, too, a rebound name gets nothing, and only the public name's own page may write", async ({ baseURL }) => {
  const pages = ["", "/lab", "/statefulsets/default/myapp-stateful", "/nowhere", "/icon.svg"];
  for (const path of [...pages, "/api/status", "/api/stream?topic=fleet", "/lab/kubeconfig"]) {
    expect((await ask(baseURL, path, { host: "evil.test" })).status, path).toBe(403);
    expect((await ask(baseURL, path, { host: "10.0.0.7:3000", "x-forwarded-host": publicName })).status, path).toBe(403);
  }
  for (const path of pages) {
    const { headers, body } = await ask(baseURL, path, { host: publicName });
    const policy = String(headers["content-security-policy"]);
    expect(policy, path).toContain("default-src 'self'");
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    for (const script of body.match(/<script[^>]*>/g) ?? []) expect(script).toContain(`nonce="${nonce}"`);
  }
  const asked = (uri: string) => ask(baseURL, "/lab", { host: publicName, "x-forwarded-uri": uri });
  expect((await asked(`${prefix}/lab`)).status).toBe(200);
  const shortened = await asked(`/api/v1/namespaces/demo/services/explorer:http/proxy${prefix}/lab`);
  expect([shortened.status, shortened.body]).toEqual([403, expect.stringContaining("kubectl port-forward")]);
  const write = (headers: Record<string, string>) =>
    ask(baseURL, "/api/context", { "content-type": "application/json", ...headers }, "POST");
  const behindTls = { host: publicName, origin: `https://${publicName}`, "sec-fetch-site": "same-origin", cookie: "a=b" };
  expect((await write(behindTls)).status).toBe(200);
  expect((await write({ ...behindTls, origin: "https://evil.test" })).status).toBe(403);
  const stream = await ask(baseURL, "/api/stream?topic=fleet", { host: publicName, "accept-encoding": "gzip" });
  expect(stream.headers).toMatchObject({ "x-accel-buffering": "no", "cache-control": "no-store, no-transform" });
  expect(stream.headers["content-encoding"]).toBeUndefined();
});

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** What is answered to a request with just these headers; of a stream, its first words. */
function ask(baseURL: string | undefined, path: string, headers: Record<string, string>, method = "GET"): Promise<Answer> {
  const { hostname, port, pathname } = new URL(baseURL ?? "");
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, path: pathname + path, method, headers }, (response) => {
      let body = "";
      const finish = () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      response.on("data", (chunk: Buffer) => {
        body += chunk.toString();
        if (!path.startsWith("/api/stream")) return;
        finish();
        sent.destroy();
      });
      response.on("end", finish);
    });
    sent.on("error", reject);
    sent.end(method === "POST" ? '{"context":"lab"}' : undefined);
  });
}
