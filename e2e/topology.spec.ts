import type { Page } from "@playwright/test";
import { tabTo } from "./action-page.ts";
import { openBoard } from "./board-page.ts";
import { expect, expectAccessible, type LabDriver, test } from "./story.ts";

const address = "/statefulsets/default/myapp-stateful?tab=topology";

const lane = (page: Page, ordinal: number, set = "myapp-stateful") =>
  page
    .getByRole("list", { name: "Pods", exact: true })
    .getByRole("listitem")
    .filter({ hasText: `${set}-${ordinal}` });

/** How many lines are drawn as connected with what has the focus, or the pointer on it. */
const litLines = (page: Page) => page.getByRole("region", { name: "Topology" }).locator("path.stroke-accent");

async function createPlain(lab: LabDriver, replicas: number): Promise<void> {
  await lab.apply({
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name: "plain" },
    spec: {
      serviceName: "plain",
      replicas,
      selector: { matchLabels: { app: "plain" } },
      template: {
        metadata: { labels: { app: "plain" } },
        spec: { terminationGracePeriodSeconds: 1, containers: [{ name: "app", image: "myapp:1.0" }] },
      },
    },
  });
}

test("Services lead to pods, claims, volumes and nodes; a pod opens its panel", async ({ page, lab }) => {
  await page.goto(address);
  const volume = await lab.kubectl("get", "pvc", "data-myapp-stateful-1", "-o", "jsonpath={.spec.volumeName}");
  const node = await lab.kubectl("get", "pod", "myapp-stateful-1", "-o", "jsonpath={.spec.nodeName}");
  await expect(lane(page, 1)).toContainText("data-myapp-stateful-1");
  await expect(lane(page, 1)).toContainText(volume.slice(-6));
  await expect(page.getByRole("button", { name: /^myapp-headless\s+governing, headless\s+3 pods$/ })).toBeVisible();
  await page.getByRole("button", { name: new RegExp(`^${node.replace("-", "\\s*-")}\\s+ready\\s+[12] pods?$`) }).hover();
  await expect(litLines(page)).not.toHaveCount(0);
  await lane(page, 1).getByRole("button").click();
  await expect(page.getByRole("dialog", { name: "Pod myapp-stateful-1" })).toBeVisible();
  await expect(page).toHaveURL(/panel=1/);
});

test("with the keyboard alone: what has the focus shows what it is connected with", async ({ page }) => {
  await openBoard(page);
  await tabTo(page, "Topology");
  await page.keyboard.press("Enter");
  await expect(lane(page, 0)).toBeVisible();
  await tabTo(page, /^myapp-headless\s/);
  // A line from the Service to each of three pods, and each of those on to claim, volume and node.
  await expect(litLines(page)).toHaveCount(12);
  await tabTo(page, /^2\s+myapp-stateful\s*-2/);
  await expect(litLines(page)).toHaveCount(5);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Pod myapp-stateful-2" })).toBeVisible();
});

test("a pod goes and its place stays, dashed, also when its ordinal is scaled away", async ({ page, lab }) => {
  await createPlain(lab, 3);
  await page.goto("/statefulsets/default/plain?tab=topology");
  await expect(lane(page, 2, "plain")).toContainText("Ready");
  const before = await lane(page, 2, "plain").boundingBox();
  await lab.kubectl("scale", "statefulset", "plain", "--replicas=1");
  await expect(lane(page, 2, "plain")).toContainText("Scaled away");
  await expect(lane(page, 1, "plain")).toContainText("Scaled away");
  expect(await lane(page, 2, "plain").boundingBox()).toEqual(before);
  await expect(page.getByRole("button", { name: /^plain\s+governing, but there is none of this name/ })).toBeVisible();
});

test("of 300 ordinals only those near the window exist, and the last is a scroll away", async ({ page, lab }) => {
  await createPlain(lab, 300);
  await page.goto("/statefulsets/default/plain?tab=topology");
  await expect(lane(page, 0, "plain").first()).toBeVisible();
  const items = page.getByRole("list", { name: "Pods", exact: true }).getByRole("listitem");
  expect(await items.count()).toBeLessThan(60);
  await page.getByRole("list", { name: "Pods", exact: true }).evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await expect(items.filter({ hasText: "plain-299" })).toBeVisible();
});

test("I may not list nodes: their column says so, with the command, and the rest is there", async ({ page, lab }) => {
  await lab.setFault({ fault: "right-missing", verb: "list", resource: "nodes" });
  await lab.setFault({ fault: "right-missing", verb: "watch", resource: "nodes" });
  await page.goto(address);
  await expect(page.getByText("Nodes: may not be listed")).toBeVisible();
  await expect(page.getByText(/kubectl create clusterrole/).first()).toBeVisible();
  await expect(lane(page, 0)).toContainText("Ready");
});

test("the same facts as a list; accessible in both themes, and on a telephone", async ({ page }) => {
  await page.goto(address);
  await expect(lane(page, 0)).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.getByRole("button", { name: "As a list" }).click();
  const list = page.getByRole("list", { name: "Pods, with what hangs on them" });
  await expect(list).toContainText("Service myapp-headless leads to it");
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(list).toContainText("data-myapp-stateful-0");
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
