import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { openBoard, rowOf } from "./board-page.ts";
import { startExplorer } from "./explorer.ts";
import { expect, expectAccessible, test } from "./story.ts";

async function openLab(page: Page): Promise<void> {
  await page.goto("/lab");
  await expect(page.getByRole("heading", { name: "Faults", exact: true })).toBeVisible();
}

const activeFaults = (page: Page) => page.getByRole("region", { name: "Active faults" });

/** Opens a fault of the list, and answers its part of the page. */
async function openFault(page: Page, title: string) {
  const row = page.getByRole("group").filter({ has: page.getByText(title, { exact: true }) });
  await row.locator("summary").click();
  return row;
}

test("I break DNS with the mouse, see it on the board, and end it", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Lab", exact: true }).click();
  await expect(page).toHaveTitle(/Lab/);
  await expect(activeFaults(page)).toContainText("None");
  const fault = await openFault(page, "DNS down");
  await expect(fault).toContainText("You will see: The DNS column says that DNS does not answer");
  await fault.getByRole("button", { name: "Set: DNS down" }).click();
  await expect(activeFaults(page)).toContainText("DNS down");
  await expect(activeFaults(page)).toContainText("the whole lab");

  await openBoard(page);
  await expect(rowOf(page, 0)).toContainText(/DNS (server )?does not answer/);
  await page.getByRole("link", { name: "Lab", exact: true }).click();
  await activeFaults(page)
    .getByRole("button", { name: /End: DNS down/ })
    .click();
  await expect(activeFaults(page)).toContainText("None");
  await openBoard(page);
  await expect(rowOf(page, 0)).toContainText(/10\.244\.\d+\.\d+ · <?\d+ ms/);
});

test("I take a right away with the keyboard alone, and give it back", async ({ page }) => {
  await openLab(page);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Set: An image is pulled slowly" })).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type("right missing");
  await expect(page.locator("summary")).toHaveCount(1);
  await page.keyboard.press("Tab");
  await page.locator("summary").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Verb")).toBeFocused();
  await page.keyboard.type("list");
  await page.keyboard.press("Tab");
  await page.keyboard.type("persistentvolumeclaims");
  await expect(page.getByLabel("Resource")).toHaveValue("persistentvolumeclaims");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Set: A right is missing" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(activeFaults(page)).toContainText("list persistentvolumeclaims");
  await expect(page.locator("output")).toContainText("Set: A right is missing");

  await activeFaults(page)
    .getByRole("button", { name: /End: A right is missing/ })
    .focus();
  await page.keyboard.press("Enter");
  await expect(activeFaults(page)).toContainText("None");
});

test("what is sought and not found is said so, and a fault of the past says that it is over", async ({ page }) => {
  await page.goto("/lab?q=nothing+of+that+name");
  await page.getByRole("button", { name: "Show all faults" }).click();
  const fault = await openFault(page, "Watches closed");
  await fault.getByRole("button", { name: "Set: Watches closed" }).click();
  await expect(fault).toContainText("It is over already.");
  await expect(activeFaults(page)).toContainText("None");
});

test("I make a container crash again and again, and the board says so until I end it", async ({ page }) => {
  await openLab(page);
  const fault = await openFault(page, "A container crashes");
  await expect(fault).toContainText("You will see: Once: one restart more. Again and again: CrashLoopBackOff");
  await fault.getByLabel("Container", { exact: true }).selectOption("default/myapp-stateful-1/myapp");
  await fault.getByLabel("Exit code").fill("3");
  await fault.getByLabel("How often").selectOption("again and again");
  await fault.getByRole("button", { name: "Set: A container crashes" }).click();
  await expect(activeFaults(page)).toContainText("default/myapp-stateful-1/myapp · Exit code 3, again and again");
  await openBoard(page);
  await expect(rowOf(page, 1)).toContainText("CrashLoopBackOff", { timeout: 30_000 });
  await expect(rowOf(page, 0)).toContainText("Ready");
  await page.getByRole("link", { name: "Lab", exact: true }).click();
  await activeFaults(page)
    .getByRole("button", { name: /End: A container crashes/ })
    .click();
  await expect(activeFaults(page)).toContainText("None");
  await openBoard(page);
  await expect(rowOf(page, 1)).toContainText("by name", { timeout: 45_000 });
  await expect(rowOf(page, 1)).not.toContainText("CrashLoopBackOff");
  await expect(rowOf(page, 1)).toContainText("126");
});

test("several faults are ended together, and what another sets is seen here", async ({ page, lab }) => {
  await openLab(page);
  await lab.setFault({ fault: "node-cordoned", node: "node-1" });
  await lab.setFault({ fault: "right-missing", verb: "list", resource: "events" });
  await expect(activeFaults(page).getByRole("listitem")).toHaveCount(2);
  expect(await lab.kubectl("get", "nodes")).toContain("SchedulingDisabled");
  await activeFaults(page).getByRole("button", { name: "End all" }).click();
  await expect(activeFaults(page)).toContainText("None");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing, and nothing is wider than a telephone, ${colorScheme}`, async ({ page, lab }) => {
    await page.emulateMedia({ colorScheme });
    await lab.setFault({ fault: "dns-down" });
    await lab.setFault({ fault: "node-cordoned", node: "node-1" });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await openLab(page);
      await expect(activeFaults(page)).toContainText("node-1");
      await openFault(page, "A right is missing");
      await openFault(page, "Clock skew");
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}

test("I load a scenario more, and reset the lab once I have read what is lost", async ({ page, lab }) => {
  await openLab(page);
  const scenarios = page.getByRole("region", { name: "Scenarios" });
  await expect(scenarios.getByRole("listitem").filter({ hasText: "myapp-stateful" })).toContainText("loaded");
  await scenarios.getByRole("button", { name: "Load: web-app" }).click();
  await expect(scenarios.getByRole("listitem").filter({ hasText: "web-app" })).toContainText("loaded");
  await lab.setFault({ fault: "dns-down" });
  await page.goto("/");
  await expect(page.getByRole("row", { name: /web-app/ })).toBeVisible();

  await page.getByRole("link", { name: "Lab", exact: true }).click();
  await page.getByRole("button", { name: "Reset…" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Reset the lab?" });
  await expect(dialog).toContainText("all volumes with what was counted in them");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(activeFaults(page)).toContainText("DNS down");
  await page.getByRole("button", { name: "Reset…" }).click();
  await dialog.getByRole("button", { name: "Reset", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(activeFaults(page)).toContainText("None");
  await expect(scenarios.getByRole("button", { name: "Load: web-app" })).toBeVisible();
  await openBoard(page);
  for (const [ordinal, count] of [132, 126, 115].entries()) await expect(rowOf(page, ordinal)).toContainText(String(count));
});

test("a read-only explorer shows the lab and lets nothing of it be changed", async ({ page }) => {
  const explorer = await startExplorer(["--lab", "--read-only"], { LAB_SCENARIO: "myapp-stateful" });
  await page.goto(`${explorer.url}/lab`);
  await expect(page.getByText("The explorer is read-only: nothing can be set, loaded or reset here.")).toBeVisible();
  const fault = await openFault(page, "DNS down");
  await expect(fault.getByRole("button", { name: "Set: DNS down" })).toBeDisabled();
  await expect(page.getByRole("button", { name: "Reset…" })).toBeDisabled();
  await expectAccessible(page);
  const json = { "content-type": "application/json" };
  for (const [path, body] of [
    ["faults", '{"fault":"dns-down"}'],
    ["scenarios", '{"scenario":"web-app"}'],
    ["reset", "{}"],
  ]) {
    expect((await fetch(`${explorer.url}/lab/${path}`, { method: "POST", headers: json, body: body ?? "" })).status, path).toBe(403);
  }
  await explorer.stop();
});

test.describe("while the explorer does not answer", () => {
  test.use({ expectedComplaint: "Failed to load resource" });

  test("what was known of the lab stays, nothing can be set, and it goes on by itself", async ({ page }) => {
    await openLab(page);
    await page.route("**/lab/faults", (route) => route.abort());
    await expect(page.getByRole("main").getByRole("alert")).toContainText(
      "The explorer does not answer. Is it still running? What is shown may be old.",
    );
    const fault = await openFault(page, "DNS down");
    await expect(fault.getByRole("button", { name: "Set: DNS down" })).toBeDisabled();
    await page.unroute("**/lab/faults");
    await expect(fault.getByRole("button", { name: "Set: DNS down" })).toBeEnabled();
  });
});

test("on another cluster there is no lab, and no way to it", async ({ page, baseURL }) => {
  const folder = await mkdtemp(join(tmpdir(), "story-"));
  const kubeconfig = join(folder, "kubeconfig");
  await writeFile(kubeconfig, await (await fetch(`${baseURL}/lab/kubeconfig`)).text(), { mode: 0o600 });
  const explorer = await startExplorer(["--kubeconfig", kubeconfig]);
  await page.goto(`${explorer.url}/lab`);
  await expect(page.getByText("There is no lab here")).toBeVisible();
  await expect(page.getByRole("link", { name: "Lab", exact: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Reset…" })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("link", { name: "All StatefulSets" }).click();
  await expect(page.getByRole("row", { name: /myapp-stateful/ })).toBeVisible();
  await expect(page.getByRole("link", { name: "Lab", exact: true })).toHaveCount(0);
  await explorer.stop();
  await rm(folder, { recursive: true, force: true });
});
