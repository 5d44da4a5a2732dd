import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type Explorer, startExplorer } from "./explorer.ts";
import { expect, expectAccessible, test as story } from "./story.ts";

/** A second explorer on the first one's lab, for somebody who may read one namespace, scale, and change the claims of one name. */
const test = story.extend<{ reader: Explorer }>({
  reader: async ({ lab, baseURL }, provide) => {
    const folder = await mkdtemp(join(tmpdir(), "story-"));
    const kubeconfig = join(folder, "kubeconfig");
    const { kubectl } = lab;
    await kubectl("create", "serviceaccount", "reader");
    await kubectl(
      "create",
      "role",
      "watcher",
      "--verb=get,list,watch",
      "--resource=statefulsets.apps,pods,services,events,persistentvolumeclaims",
    );
    await kubectl("create", "role", "scaler", "--verb=patch", "--resource=statefulsets.apps/scale");
    await kubectl(
      "create",
      "role",
      "one-claim",
      "--verb=patch",
      "--resource=persistentvolumeclaims",
      "--resource-name=data-myapp-stateful-0",
    );
    for (const role of ["watcher", "scaler", "one-claim"])
      await kubectl("create", "rolebinding", role, `--role=${role}`, "--serviceaccount=default:reader");
    const token = (await kubectl("create", "token", "reader")).trim();
    const owner = await (await fetch(`${baseURL}/lab/kubeconfig`)).text();
    await writeFile(kubeconfig, owner.replace(/token: .*/, `token: ${token}`), { mode: 0o600 });
    expect(await readFile(kubeconfig, "utf8")).toContain(token);
    const explorer = await startExplorer(["--kubeconfig", kubeconfig, "--namespace", "default"]);
    await provide(explorer);
    await explorer.stop();
    await rm(folder, { recursive: true, force: true });
  },
});

const part = (page: Page, name: RegExp) => page.getByRole("region", { name });
const entry = (page: Page, name: RegExp, title: string) =>
  part(page, name)
    .getByRole("listitem")
    .filter({ has: page.getByText(title, { exact: true }) });

const watched = /^Watched/;
const asked = /^Asked for/;
const done = /^Done/;

test("I find out who I am and that I may do everything, and by which rule", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: /^Cluster/ }).click();
  await page.getByRole("link", { name: "What may be done here, and by which rule" }).click();
  await expect(page).toHaveTitle(/Access/);
  await expect(page.getByRole("navigation", { name: "Breadcrumb" })).toHaveText("Fleet/Access");
  await expect(page.getByText("system:masters")).toBeVisible();
  await expect(page.getByText("nothing: the explorer acts as this user may")).toBeVisible();
  await expect(entry(page, done, "Scale")).toContainText("every verb of every resource in every group");
  await expect(page.getByText("May not", { exact: true })).toHaveCount(0);

  await page.getByRole("combobox", { name: "What may be done in" }).selectOption("default");
  await expect(page).toHaveURL(/\?namespace=default$/);
  await expect(entry(page, watched, "Nodes")).toContainText("May");
  await page.goBack();
  await expect(page).toHaveURL(/\/access$/);

  await page.keyboard.press("/");
  await page.keyboard.type("pods/log");
  await expect(page.getByRole("region")).toHaveCount(1);
  await expect(entry(page, asked, "Logs of containers")).toBeVisible();
  await page.keyboard.type("x");
  await page.getByRole("button", { name: "Show all rights" }).click();
  await expect(part(page, done)).toBeVisible();
});

test("somebody of few rights sees each rule, each right that is missing, and the command that grants it", async ({ page, reader }) => {
  await page.goto(`${reader.url}/access`);
  await expect(page.getByText("system:serviceaccount:default:reader").first()).toBeVisible();
  await expect(page.getByText("Only the namespace default is watched.")).toBeVisible();
  await expect(entry(page, watched, "StatefulSets")).toContainText(/May\s*get, list, watch statefulsets\.apps/);
  await expect(entry(page, watched, "EndpointSlices")).toContainText("May not");
  await expect(entry(page, done, "Scale")).toContainText("patch of statefulsets/scale in apps group");
  await expect(entry(page, done, "Expand claims")).toContainText(
    "for single objects alone: patch of persistentvolumeclaims in the core group, only data-myapp-stateful-0",
  );
  const deletePod = entry(page, done, "Delete pod");
  await expect(deletePod).toContainText("no rule says so");
  await expect(deletePod).toContainText(
    "kubectl create role delete-pods --verb=delete --resource=pods -n default && kubectl create rolebinding delete-pods --role=delete-pods --serviceaccount=default:reader -n default",
  );
});

test("a right that is taken away is gone when one asks again", async ({ page, lab }) => {
  await page.goto("/access?namespace=default");
  await expect(entry(page, done, "Evict pod")).toContainText("May");
  await lab.setFault({ fault: "right-missing", verb: "create", resource: "pods/eviction" });
  await page.getByRole("button", { name: "Ask again" }).click();
  await expect(entry(page, done, "Evict pod")).toContainText("May not");
  await lab.endFaults();
  await page.getByRole("button", { name: "Ask again" }).click();
  await expect(entry(page, done, "Evict pod")).not.toContainText("May not");
});

test.describe("started read-only", () => {
  story("what is switched off is said, and by whom, beside what one may", async ({ page, baseURL }) => {
    const folder = await mkdtemp(join(tmpdir(), "story-"));
    const kubeconfig = join(folder, "kubeconfig");
    await writeFile(kubeconfig, await (await fetch(`${baseURL}/lab/kubeconfig`)).text(), { mode: 0o600 });
    const explorer = await startExplorer(["--kubeconfig", kubeconfig, "--read-only"]);
    try {
      await page.goto(`${explorer.url}/access`);
      await expect(page.getByText("It was started with --read-only (READ_ONLY); without that it acts as the user may.")).toBeVisible();
      await expect(part(page, done)).toContainText("The explorer was started read-only: it changes nothing.");
      await expect(entry(page, asked, "Commands in pods")).toContainText("switched off here");
      await expect(entry(page, asked, "Logs of containers")).not.toContainText("switched off here");
      await expect(entry(page, done, "Scale")).toContainText("May");
    } finally {
      await explorer.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

test("axe finds nothing, in both themes, wide and on a phone", async ({ page, lab }) => {
  await lab.setFault({ fault: "right-missing", verb: "delete", resource: "pods" });
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/access?namespace=default");
    await expect(page.getByText("May not", { exact: true })).toHaveCount(1);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});
