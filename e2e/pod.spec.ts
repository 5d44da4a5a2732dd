import type { Locator, Page } from "@playwright/test";
import { openBoard, rowOf } from "./board-page.ts";
import { expect, expectAccessible, test } from "./story.ts";

const set = "/statefulsets/default/myapp-stateful";

/** The open panel of a pod. */
function panelOf(page: Page, pod: string): Locator {
  return page.getByRole("dialog", { name: `Pod ${pod}` });
}

test("from its row to all about a pod, by mouse; back closes it, and its link opens it again", async ({ page, lab }) => {
  await openBoard(page);
  await rowOf(page, 1).getByRole("button", { name: "Ordinal 1, details" }).click();
  await page.getByRole("button", { name: "All about this pod" }).click();
  const panel = panelOf(page, "myapp-stateful-1");
  const pod = JSON.parse(await lab.kubectl("get", "pod", "myapp-stateful-1", "-o", "json"));
  await expect(panel).toContainText(pod.metadata.uid);
  await expect(panel).toContainText(pod.status.podIP);
  await expect(panel).toContainText(pod.spec.nodeName);
  await expect(panel.getByRole("region", { name: "Container" })).toContainText("data at /data");
  await expect(panel.getByRole("region", { name: "Container" })).toContainText("http 8000/TCP");
  await expect(panel.getByRole("region", { name: "Conditions" })).toContainText("Ready holds");
  await expect(panel).toContainText("kubectl port-forward --namespace default pod/myapp-stateful-1 8000");
  await page.goBack();
  await expect(panel).toBeHidden();
  await page.goForward();
  await expect(panel).toBeVisible();
  await page.reload();
  await expect(panel).toContainText(pod.metadata.uid);
});

test("with the keyboard alone: row, details, panel, logs of this pod", async ({ page }) => {
  await openBoard(page);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const about = page.getByRole("button", { name: "All about this pod" });
  await about.focus();
  await page.keyboard.press("Enter");
  const panel = panelOf(page, "myapp-stateful-1");
  await expect(panel).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(about).toBeFocused();
  await page.keyboard.press("Enter");
  await panel.getByRole("link", { name: "Logs" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/tab=logs/);
  await expect(page).toHaveURL(/pod=myapp-stateful-1/);
  await expect(panel).toBeHidden();
});

test("the pod is replaced while its panel is open: said so, what was known stays, and its next life can be looked at", async ({
  page,
  lab,
}) => {
  await page.goto(`${set}?panel=2`);
  const panel = panelOf(page, "myapp-stateful-2");
  const uid = () => lab.kubectl("get", "pod", "myapp-stateful-2", "-o", "jsonpath={.metadata.uid}");
  const before = await uid();
  await expect(panel).toContainText(before);
  await lab.kubectl("delete", "pod", "myapp-stateful-2");
  await expect(panel).toContainText("This pod is gone. Its next life has uid");
  const after = await uid();
  await expect(panel).toContainText(`Its next life has uid ${after}`);
  await expect(panel.getByRole("button", { name: `Copy ${before}` })).toBeVisible();
  await panel.getByRole("button", { name: "Look at its next life" }).click();
  await expect(panel.getByRole("button", { name: `Copy ${after}` })).toBeVisible();
  await expect(panel).not.toContainText("This pod is gone");
  await expect(panel.getByRole("region", { name: "Events" })).toContainText("Container started");
});

test("its ordinal is scaled away while the panel is open: said so, and what was known stays", async ({ page, lab }) => {
  await page.goto(`${set}?panel=2`);
  const panel = panelOf(page, "myapp-stateful-2");
  await expect(panel.getByRole("region", { name: "Conditions" })).toBeVisible();
  await lab.kubectl("scale", "statefulset", "myapp-stateful", "--replicas=2");
  await expect(panel).toContainText("Its ordinal is not in the set's range any more");
  await expect(panel.getByRole("region", { name: "Conditions" })).toContainText("Ready");
});

test("a container that ran out of memory, and one that crashes again and again, in words", async ({ page, lab }) => {
  await page.goto(`${set}?panel=0`);
  const panel = panelOf(page, "myapp-stateful-0");
  await expect(panel.getByRole("region", { name: "Container" })).toContainText("ready");
  await lab.setFault({ fault: "out-of-memory", container: "default/myapp-stateful-0/myapp" });
  const container = panel.getByRole("region", { name: "Container" });
  await expect(container).toContainText("OOMKilled, exit code 137: it used more memory than its limit and was killed (SIGKILL)");
  await lab.setFault({ fault: "container-crash", container: "default/myapp-stateful-0/myapp", exitCode: 3, times: "always" });
  await expect(container).toContainText("Waiting: CrashLoopBackOff");
  await expect(container).toContainText("Its life before ended with exit code 3");
  await expect(panel.getByRole("region", { name: "Events" })).toContainText("BackOff");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
});

test("what the scheduler says of a pod that fits nowhere, in words, with its tries", async ({ page, lab }) => {
  await lab.apply({
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name: "huge" },
    spec: {
      serviceName: "huge",
      replicas: 1,
      selector: { matchLabels: { app: "huge" } },
      template: {
        metadata: { labels: { app: "huge" } },
        spec: { containers: [{ name: "app", image: "myapp:1.0", resources: { requests: { cpu: "999" } } }] },
      },
    },
  });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/statefulsets/default/huge?panel=0");
  const panel = panelOf(page, "huge-0");
  const said = panel.getByRole("region", { name: "No node found" });
  await expect(said).toContainText("None of 2 nodes takes it:");
  await expect(said).toContainText("2 × Insufficient cpu");
  await expect(panel).toContainText("cpu 999");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page);
});

test("a pod that does not come to its end: what holds it is said", async ({ page, lab }) => {
  await lab.kubectl("patch", "pod", "myapp-stateful-1", "--type=merge", "-p", '{"metadata":{"finalizers":["example.org/hold"]}}');
  await page.goto(`${set}?panel=1`);
  const panel = panelOf(page, "myapp-stateful-1");
  await expect(panel).toContainText("Ready");
  await lab.kubectl("delete", "pod", "myapp-stateful-1", "--wait=false");
  await expect(panel).toContainText(/Ending: asked to .* ago, with 30 s of grace/);
  await expect(panel).toContainText("Held by finalizers");
  await expect(panel).toContainText("example.org/hold");
  await lab.setFault({ fault: "clock-skew", seconds: 7200 });
  // Any answer of the API server tells what time it has; a page is told when it connects.
  await page.request.get("/api/statefulsets/default/myapp-stateful/yaml");
  await page.reload();
  await expect(panel).toContainText(/Its grace is over since \d+ m/);
});
