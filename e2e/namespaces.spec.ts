import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Explorer, startExplorer } from "./explorer.ts";
import { expect, expectAccessible, test as story } from "./story.ts";

/** A second explorer on the first one's lab, which watches two namespaces only. */
const test = story.extend<{ narrow: Explorer }>({
  narrow: async ({ baseURL }, provide) => {
    const folder = await mkdtemp(join(tmpdir(), "story-"));
    const kubeconfig = join(folder, "kubeconfig");
    await writeFile(kubeconfig, await (await fetch(`${baseURL}/lab/kubeconfig`)).text(), { mode: 0o600 });
    const explorer = await startExplorer(["--kubeconfig", kubeconfig, "--namespace", "default,shop", "--read-only"]);
    await provide(explorer);
    await explorer.stop();
    await rm(folder, { recursive: true, force: true });
  },
});

test("where only some namespaces are watched, that is said where one looks for what is missing", async ({ page, narrow }) => {
  const only = "Only the namespaces default and shop are watched.";
  await page.goto(narrow.url);
  await expect(page.getByRole("row", { name: /myapp-stateful/ })).toBeVisible();
  await expect(page.getByText(only)).toBeVisible();
  await page.getByRole("button", { name: /Cluster/ }).click();
  await expect(page.getByRole("region", { name: "Cluster" })).toContainText(
    "only the namespaces default, shop: the explorer was started for these",
  );
  await expect(page.getByRole("region", { name: "Cluster" })).toContainText("--read-only (READ_ONLY)");
  await expectAccessible(page);

  await page.goto(`${narrow.url}/statefulsets/billing/ledger`);
  await expect(page.getByText("This namespace is not watched")).toBeVisible();
  await expect(page.getByText(only)).toBeVisible();
  await expect(page.getByText("does not exist")).toBeHidden();
  await expectAccessible(page);

  await page.goto(`${narrow.url}/statefulsets/shop/ledger`);
  await expect(page.getByText("This StatefulSet is not there")).toBeVisible();
});
