import { openBoard, rowOf } from "./board-page.ts";
import { expect, test } from "./story.ts";

test("I see the three counters of myapp-stateful, each asked by name", async ({ page }) => {
  await openBoard(page);
  for (const [ordinal, count] of [132, 126, 115].entries()) {
    const row = rowOf(page, ordinal);
    await expect(row).toContainText("Ready");
    await expect(row).toContainText(String(count));
    await expect(row).toContainText("by name");
    await expect(row).toContainText(`data-myapp-stateful-${ordinal}`);
    await expect(row).toContainText("Bound · 1 GiB · RWO");
    await expect(row).toContainText(/10\.244\.\d+\.\d+ · <?\d+ ms/);
  }
});

test("I find the set in the fleet, with its counters, and open it with the keyboard", async ({ page }) => {
  await page.goto("/");
  const row = page.getByRole("row", { name: /myapp-stateful/ });
  await expect(row).toContainText("3/3");
  await expect(row).toContainText("132 · 126 · 115");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/statefulsets\/default\/myapp-stateful/);
  await expect(rowOf(page, 2)).toContainText("115");
});

test("I delete a pod with kubectl and watch its next life: same claim, same count, other uid", async ({ page, lab }) => {
  await openBoard(page);
  const row = rowOf(page, 1);
  await expect(row).toContainText("126");
  const uid = () => lab.kubectl("get", "pod", "myapp-stateful-1", "-o", "jsonpath={.metadata.uid}");
  const before = await uid();
  await expect(row.getByRole("button", { name: `Copy ${before}` })).toBeVisible();
  await lab.kubectl("delete", "pod", "myapp-stateful-1");
  await expect(row).toContainText("2nd life");
  await expect(row).toContainText("Ready");
  await expect(row).toContainText("same volume as before");
  await expect(row).toContainText("kept (126 before)");
  const after = await uid();
  expect(after).not.toBe(before);
  await expect(row.getByRole("button", { name: `Copy ${after}` })).toBeVisible();
  await row.getByRole("button", { name: /2nd life/ }).click();
  await expect(page.getByText(before).first()).toBeVisible();
});

test("the API server goes away and comes back, and the page says so and catches up", async ({ page, lab }) => {
  await openBoard(page);
  await expect(rowOf(page, 0)).toContainText("132");
  await lab.setFault({ fault: "api-server-down" });
  await expect(page.getByRole("banner")).toContainText("Reconnecting");
  await expect(page.getByText(/as of/).first()).toBeVisible();
  // What was known stays where it was.
  await expect(rowOf(page, 0)).toContainText("132");
  await expect(rowOf(page, 2)).toContainText("data-myapp-stateful-2");
  await lab.endFaults();
  await expect(page.getByRole("banner")).toContainText("Live");
  await lab.kubectl("delete", "pod", "myapp-stateful-2");
  await expect(rowOf(page, 2)).toContainText("2nd life");
  await expect(rowOf(page, 2)).toContainText("kept (115 before)");
});

test("history is forgotten while the API server is away, and nothing is lost or shown twice", async ({ page, lab }) => {
  await openBoard(page);
  await lab.setFault({ fault: "history-forgotten" });
  await lab.setFault({ fault: "api-server-down" });
  await expect(page.getByRole("banner")).toContainText("Reconnecting");
  await lab.endFaults();
  await expect(page.getByRole("banner")).toContainText("Live");
  await expect(page.getByRole("rowheader")).toHaveCount(3);
  await expect(rowOf(page, 0)).toContainText("132");
});

test("I may not list claims: only that column is dark, and says why", async ({ page, lab }) => {
  await lab.setFault({ fault: "right-missing", verb: "list", resource: "persistentvolumeclaims" });
  await lab.setFault({ fault: "right-missing", verb: "watch", resource: "persistentvolumeclaims" });
  await openBoard(page);
  const row = rowOf(page, 0);
  await expect(row).toContainText("may not list");
  await expect(row).toContainText("132");
  await expect(row).toContainText("Ready");
  await expect(row).toContainText(/10\.244\.\d+\.\d+ · <?\d+ ms/);
  await expect(page.getByText(/kubectl create role/).first()).toBeAttached();
});

test("DNS does not answer: said so, and not taken for a name that does not exist", async ({ page, lab }) => {
  await openBoard(page);
  await expect(rowOf(page, 0)).toContainText("by name");
  await lab.setFault({ fault: "dns-down" });
  await expect(rowOf(page, 0)).toContainText(/DNS (server )?does not answer/);
  await lab.endFaults();
  await expect(rowOf(page, 0)).toContainText(/10\.244\.\d+\.\d+ · <?\d+ ms/);
});

test("a set that does not exist is said not to, and the fleet is offered", async ({ page }) => {
  await page.goto("/statefulsets/default/nowhere");
  await expect(page.getByText(/does not exist|no such|no StatefulSet/i).first()).toBeVisible();
  await page.getByRole("link", { name: /fleet/i }).first().click();
  await expect(page.getByRole("row", { name: /myapp-stateful/ })).toBeVisible();
});

test("Events of the set, its pods and claims are merged; the YAML is fetched when asked for", async ({ page, lab }) => {
  await openBoard(page);
  await lab.kubectl("delete", "pod", "myapp-stateful-0");
  await page.getByRole("link", { name: "Events" }).click();
  await expect(page.getByText(/Create Pod myapp-stateful-0 in StatefulSet myapp-stateful successful/).first()).toBeVisible();
  await expect(page.getByText(/Successfully assigned default\/myapp-stateful-0/).first()).toBeVisible();
  await page.getByRole("link", { name: "YAML" }).click();
  await expect(page.getByText("podManagementPolicy: Parallel")).toBeVisible();
  await page.reload();
  await expect(page.getByText("podManagementPolicy: Parallel")).toBeVisible();
});

test("ten tabs of one browser share one stream", async ({ context, baseURL }) => {
  const pages = await Promise.all(Array.from({ length: 10 }, () => context.newPage()));
  for (const page of pages) await openBoard(page);
  const metrics = await (await fetch(`${baseURL}/metrics`)).text();
  expect(Number(/^sse_explorer_viewers (\d+)/m.exec(metrics)?.[1])).toBeLessThanOrEqual(2);
  for (const page of pages) await page.close();
});
