import { writeFile } from "node:fs/promises";
import { startExplorer } from "./explorer.ts";
import { expect, expectAccessible, test } from "./story.ts";

const yaml = "/statefulsets/default/myapp-stateful?tab=yaml";

test("I read the set's manifest, fold it, and copy and save it", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(yaml);
  const manifest = page.getByRole("region", { name: "Manifest" });
  await expect(manifest).toContainText("podManagementPolicy: Parallel");
  await manifest.getByRole("button", { name: "spec:", exact: true }).click();
  await expect(manifest).not.toContainText("podManagementPolicy: Parallel");
  await manifest.getByRole("button", { name: "spec:", exact: true }).press("Enter");
  await expect(manifest).toContainText("podManagementPolicy: Parallel");
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^apiVersion: apps\/v1\nkind: StatefulSet\n/);
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download" }).click()]);
  expect(saved.suggestedFilename()).toBe("myapp-stateful.yaml");
});

test("I read a pod's manifest, its claim's and its Service's; a link shows it again", async ({ page }) => {
  await page.goto(yaml);
  const manifest = page.getByRole("region", { name: "Manifest" });
  const choice = page.getByRole("combobox", { name: "object" });
  await choice.selectOption("myapp-stateful-1");
  await expect(manifest).toContainText("kind: Pod");
  await expect(page).toHaveURL(/of=pod%2Fmyapp-stateful-1/);
  await page.reload();
  await expect(manifest).toContainText("name: myapp-stateful-1");
  await choice.selectOption("data-myapp-stateful-2");
  await expect(manifest).toContainText("kind: PersistentVolumeClaim");
  await choice.selectOption("myapp-headless");
  await expect(manifest).toContainText("clusterIP: None");
});

test("I search in it with the keyboard, from match to match", async ({ page }) => {
  await page.goto(yaml);
  const manifest = page.getByRole("region", { name: "Manifest" });
  await expect(manifest).toContainText("kind: StatefulSet");
  await page.keyboard.press("/");
  await page.keyboard.type("replicas");
  await expect(page.getByText(/^1 of \d+ lines that match$/)).toBeVisible();
  await expect(manifest.locator("mark").first()).toHaveText(/replicas/i);
  await expect(page).toHaveURL(/q=replicas/);
  await manifest.focus();
  await page.keyboard.press("j");
  await expect(page.getByText(/^2 of \d+ lines that match$/)).toBeVisible();
  await page.keyboard.press("k");
  await expect(page.getByText(/^1 of \d+ lines that match$/)).toBeVisible();
});

test("somebody changes the set: the manifest stays, and is said to be old; fetched again it is new", async ({ page, lab }) => {
  await page.goto(yaml);
  const manifest = page.getByRole("region", { name: "Manifest" });
  await expect(manifest).toContainText("podManagementPolicy: Parallel");
  await expect(page.getByText(/of 3 ready/)).toBeVisible();
  await lab.kubectl("scale", "statefulset", "myapp-stateful", "--replicas=4");
  await expect(page.getByText("The set has changed since this was fetched.")).toBeVisible();
  await expect(manifest).not.toContainText("replicas: 4");
  await page.getByRole("button", { name: "Fetch again" }).click();
  await expect(manifest).toContainText("replicas: 4");
});

test("what was applied and then changed by hand is told apart from what the cluster has added", async ({ page, lab }, testInfo) => {
  const manifest = {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name: "by-hand" },
    spec: {
      serviceName: "by-hand",
      replicas: 1,
      selector: { matchLabels: { app: "by-hand" } },
      template: {
        metadata: { labels: { app: "by-hand" } },
        spec: { containers: [{ name: "app", image: "busybox:1", command: ["sh", "-c", "sleep 1000"] }] },
      },
    },
  };
  const file = testInfo.outputPath("by-hand.json");
  await writeFile(file, JSON.stringify(manifest));
  await lab.kubectl("apply", "-f", file);
  await page.goto("/statefulsets/default/by-hand?tab=yaml&view=applied");
  await expect(page.getByText("As it was applied")).toBeVisible();
  await lab.kubectl("scale", "statefulset", "by-hand", "--replicas=2");
  await page.getByRole("button", { name: "Fetch again" }).click();
  const row = page.getByRole("row").filter({ hasText: "spec.replicas" });
  await expect(row.getByRole("cell")).toHaveText([/1/, /2/]);
  await expectAccessible(page);
});

test("without the right to get pods the tab names it; the set's own manifest is one choice away", async ({ page, lab }) => {
  await lab.setFault({ fault: "right-missing", verb: "get", resource: "pods" });
  await page.goto(`${yaml}&of=pod/myapp-stateful-0`);
  await expect(page.getByText("get pods in namespace default", { exact: true })).toBeVisible();
  await page.getByRole("combobox", { name: "object" }).selectOption("myapp-stateful");
  await expect(page.getByRole("region", { name: "Manifest" })).toContainText("kind: StatefulSet");
});

test.describe("the manifest of somebody else's pod", () => {
  test.use({ expectedComplaint: "404" });

  test("is not to be had here; the set's own is one click away", async ({ page }) => {
    await page.goto(`${yaml}&of=pod/somebody-elses`);
    await expect(page.getByText("There is no pod somebody-elses that belongs to StatefulSet default/myapp-stateful.")).toBeVisible();
    await page.getByRole("button", { name: "The set’s manifest" }).click();
    await expect(page.getByRole("region", { name: "Manifest" })).toContainText("kind: StatefulSet");
  });
});

test("an explorer that is read-only shows manifests", async ({ page }) => {
  const explorer = await startExplorer(["--lab", "--read-only"], { LAB_SCENARIO: "myapp-stateful", LAB_SPEED: "10" });
  try {
    await page.goto(`${explorer.url}${yaml}&of=pod/myapp-stateful-0`);
    await expect(page.getByRole("region", { name: "Manifest" })).toContainText("kind: Pod");
  } finally {
    await explorer.stop();
  }
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on a manifest, ${colorScheme}, wide and narrow; nothing is wider than a telephone`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(`${yaml}&q=image`);
      await expect(page.getByText(/lines that match/)).toBeVisible();
      await expectAccessible(page);
      await page.goto(`${yaml}&view=applied`);
      await expect(page.getByText("Nothing to compare with")).toBeVisible();
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}
