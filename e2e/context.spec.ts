import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rowOf } from "./board-page.ts";
import { type Explorer, startExplorer } from "./explorer.ts";
import { expect, test as story } from "./story.ts";

interface Elsewhere {
  explorer: Explorer;
  /** What the kubeconfig's user proves who it is with. */
  token: string;
}

/** A second explorer, on a kubeconfig with two contexts: `elsewhere`, which is the first one's lab, and `broken`, which nobody answers. */
const test = story.extend<{ elsewhere: Elsewhere }>({
  elsewhere: async ({ baseURL }, provide) => {
    const folder = await mkdtemp(join(tmpdir(), "story-"));
    const text = await (await fetch(`${baseURL}/lab/kubeconfig`)).text();
    const server = /server: "?(\S+?)"?\n/.exec(text)?.[1];
    const token = /token: "?(\S+?)"?\n/.exec(text)?.[1] ?? "";
    expect(token.length).toBeGreaterThan(20);
    const kubeconfig = join(folder, "kubeconfig");
    const cluster = (address: string | undefined) => ({ server: address, "insecure-skip-tls-verify": true });
    const document = {
      apiVersion: "v1",
      kind: "Config",
      clusters: [
        { name: "one", cluster: cluster(server) },
        { name: "two", cluster: cluster("http://127.0.0.1:1") },
      ],
      users: [{ name: "somebody", user: { token } }],
      contexts: [
        { name: "elsewhere", context: { cluster: "one", user: "somebody" } },
        { name: "broken", context: { cluster: "two", user: "somebody" } },
      ],
      "current-context": "elsewhere",
    };
    await writeFile(kubeconfig, JSON.stringify(document), { mode: 0o600 });
    const explorer = await startExplorer(["--kubeconfig", kubeconfig], { LOG_LEVEL: "debug" });
    await provide({ explorer, token });
    await explorer.stop();
    await rm(folder, { recursive: true, force: true });
  },
});

test.describe("switching", () => {
  test.use({ expectedComplaint: "status of 502" });

  test("I switch to another cluster and back; one that does not answer says why and changes nothing", async ({ page, elsewhere }) => {
    const { url } = elsewhere.explorer;
    await page.goto(url);
    const banner = page.getByRole("banner");
    await expect(banner).toContainText("elsewhere");
    await expect(page.getByRole("row", { name: /myapp-stateful/ })).toBeVisible();

    await banner.getByRole("button", { name: /Cluster/ }).click();
    await page.getByRole("button", { name: "broken" }).click();
    await expect(page.getByRole("group", { name: "Contexts" }).getByRole("alert")).toContainText("refused");
    await expect(banner).toContainText("elsewhere");
    await expect(banner).toContainText("Live");

    await page.getByRole("button", { name: "lab", exact: true }).click();
    await expect(banner).toContainText("lab");
    await expect(banner).not.toContainText("elsewhere");
    await expect(banner).toContainText("Live");
    await expect(page.getByText("132 · 126 · 115")).toBeVisible();
  });
});

test.describe("on a cluster that is not the lab", () => {
  test("the lab's own addresses do not exist", async ({ elsewhere }) => {
    const { url } = elsewhere.explorer;
    const json = { "content-type": "application/json" };
    expect((await fetch(`${url}/lab/kubeconfig`)).status).toBe(404);
    expect((await fetch(`${url}/lab/faults`, { method: "POST", headers: json, body: '{"fault":"dns-down"}' })).status).toBe(404);
    expect((await fetch(`${url}/lab/faults`, { method: "DELETE" })).status).toBe(404);
  });

  test("its counters are read through the API server, and nothing that is served or logged holds the credentials", async ({
    page,
    elsewhere,
  }) => {
    const { explorer, token } = elsewhere;
    const address = "/statefulsets/default/myapp-stateful";
    await page.goto(explorer.url + address);
    await expect(rowOf(page, 0)).toContainText("132");
    await expect(rowOf(page, 0)).toContainText("through the API server");
    await expect(rowOf(page, 0)).toContainText("by exec");
    const paths = [address, `/api${address}`, `/api${address}/yaml`, "/api/status", "/metrics", "/api/statefulsets/default/nowhere"];
    for (const path of paths) expect(await (await fetch(explorer.url + path)).text(), path).not.toContain(token);
    await fetch(`${explorer.url}/api/context`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}`, cookie: `token=${token}` },
      body: '{"context":"broken"}',
    });
    expect(explorer.output()).not.toContain(token);
    expect(explorer.output()).toContain("requestId");
  });
});
