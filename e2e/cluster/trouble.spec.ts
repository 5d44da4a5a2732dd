import { exec } from "node:child_process";
import { promisify } from "node:util";
import { countOf, rowOf } from "../board-page.ts";
import { demo, expect, explorerPods, release, test } from "./installation.ts";
import { troubledSet } from "./troubled-set.ts";

const run = promisify(exec);
/** A right that is revoked or given back is noticed within a minute; the rest is the machine's. */
const rightNoticedMs = 75_000;
/** What a hostile pod may cost. */
const memoryBytesMax = 256 * 1024 * 1024;

test("pods that hang, pour out a gigabyte, redirect, or answer HTML are each marked alone, and cost nothing", async ({
  page,
  namespace,
  installation,
}) => {
  await installation.install();
  await namespace.apply(...troubledSet());
  const url = await installation.open();
  await page.goto(`${url}/statefulsets/${namespace.name}/troubled`);
  await expect(rowOf(page, 0)).toContainText("by name");
  expect(await countOf(page, 0)).toBe(7);
  await expect(rowOf(page, 1)).toContainText("no answer in time");
  await expect(rowOf(page, 2)).toContainText("answer too large");
  await expect(rowOf(page, 3)).toContainText("redirect not followed");
  await expect(rowOf(page, 4)).toContainText("answers HTML");
  // Where the redirect led to nobody has asked.
  expect(await namespace.kubectl("logs", "troubled-3")).not.toContain("/elsewhere");
  const [explorer] = await explorerPods(namespace);
  expect(explorer?.restarts).toBe(0);
  const memory = await namespace.kubectl(
    "exec",
    explorer?.name ?? "",
    "--",
    "node",
    "-p",
    "/VmHWM:\\s+(\\d+)/.exec(fs.readFileSync('/proc/1/status', 'utf8'))[1] * 1024",
  );
  expect(Number(memory)).toBeLessThan(memoryBytesMax);
});

test("the right to list claims is revoked and given back: that column goes dark and comes back, the rest stays", async ({
  page,
  namespace,
  installation,
}) => {
  await installation.install("demo.enabled=true", "demo.replicas=1");
  const url = await installation.open();
  await page.goto(`${url}/statefulsets/${namespace.name}/${demo}`);
  await expect(rowOf(page, 0)).toContainText("Bound");
  const role = await namespace.kubectl("get", "clusterrole", "-l", `app.kubernetes.io/instance=${release}`, "-o", "jsonpath={.items[0]}");
  const { metadata, rules, ...rest } = JSON.parse(role) as { metadata: Record<string, unknown>; rules: { resources?: string[] }[] };
  const { resourceVersion: _version, managedFields: _fields, ...kept } = metadata;
  const without = (resource: string) => rules.map((rule) => ({ ...rule, resources: rule.resources?.filter((name) => name !== resource) }));
  await namespace.replace({ ...rest, metadata: kept, rules: without("persistentvolumeclaims") });
  await expect(rowOf(page, 0)).toContainText("may not list", { timeout: rightNoticedMs });
  await expect(rowOf(page, 0)).not.toContainText(`data-${demo}-0`);
  await expect(rowOf(page, 0)).toContainText("Ready");
  await expect(page.getByRole("banner")).toContainText("Live");
  await namespace.replace({ ...rest, metadata: kept, rules });
  await expect(rowOf(page, 0)).toContainText("Bound", { timeout: rightNoticedMs });
});

test("the cluster's DNS server is stopped: said as that, not as names that do not exist; and it comes back by itself", async ({
  page,
  namespace,
  installation,
}) => {
  const { E2E_STOP_DNS: stop, E2E_START_DNS: start } = process.env;
  test.skip(!stop || !start, "E2E_STOP_DNS and E2E_START_DNS do not say how to");
  await installation.install("demo.enabled=true", "demo.replicas=2");
  const url = await installation.open();
  await page.goto(`${url}/statefulsets/${namespace.name}/${demo}`);
  for (const ordinal of [0, 1]) await expect(rowOf(page, ordinal)).toContainText("by name");
  await run(stop ?? "");
  try {
    for (const ordinal of [0, 1]) await expect(rowOf(page, ordinal)).toContainText("DNS server does not answer");
    await expect(page.getByText("no such name")).toHaveCount(0);
    await expect(rowOf(page, 0)).toContainText("Ready");
  } finally {
    await run(start ?? "");
  }
  for (const ordinal of [0, 1]) await expect(rowOf(page, ordinal)).toContainText(/ ms.*by name/s, { timeout: 15_000 });
});

test("the API server is killed and started again: the explorer in the cluster stays, keeps what it knew, and catches up", async ({
  page,
  namespace,
  installation,
}) => {
  const { E2E_STOP_API_SERVER: stop, E2E_START_API_SERVER: start } = process.env;
  test.skip(!stop || !start, "E2E_STOP_API_SERVER and E2E_START_API_SERVER do not say how to");
  await installation.install("demo.enabled=true", "demo.replicas=2");
  const url = await installation.open();
  await page.goto(`${url}/statefulsets/${namespace.name}/${demo}`);
  await expect(rowOf(page, 1)).toContainText("by name");
  await run(stop ?? "");
  try {
    // The port-forward goes through the API server, so it is the page that is cut off here; it keeps what it had.
    await expect(page.getByRole("banner")).not.toContainText("Live");
    await expect(rowOf(page, 1)).toContainText(`data-${demo}-1`);
  } finally {
    await run(start ?? "");
  }
  await expect(page.getByRole("banner")).toContainText("Live");
  await namespace.kubectl("delete", "pod", `${demo}-1`);
  await expect(rowOf(page, 1)).toContainText("2nd life");
  await expect(rowOf(page, 1)).toContainText("by name");
  const [explorer] = await explorerPods(namespace);
  expect(explorer?.restarts).toBe(0);
});
