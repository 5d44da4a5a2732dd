import { expect, expectAccessible, test } from "./story.ts";

test.use({ speed: "20" });

test("I run a comparison for real on copies: told before what is created, I see each lane agree with its forecast, and nothing is left", async ({
  page,
  lab,
}) => {
  await page.goto("/compare?set=default%2Fmyapp-stateful&n=2&l1=RollingUpdate&l2=RollingUpdate.Parallel");
  await expect(page.getByRole("note", { name: "Advice" })).toBeVisible();
  await page.getByRole("button", { name: "Run for real on copies" }).click();
  const panel = page.getByRole("region", { name: "Run for real on copies" });
  await expect(panel.getByLabel("Namespace")).toHaveValue("default");
  await panel.getByRole("button", { name: "What would be created?" }).click();
  const planned = panel.getByRole("region", { name: "What would be created" });
  await expect(planned).toContainText("In namespace default");
  await expect(planned).toContainText("No claims: data is empty, and gone with the pod.");
  await expectAccessible(page);
  await panel.getByRole("button", { name: /^Create \d+ pods and run$/ }).click();
  await expect(panel.getByRole("list", { name: "Copies" }).getByRole("listitem").first()).toContainText("Same order", { timeout: 30_000 });
  await expect(panel).toContainText("Nothing of it is left.", { timeout: 15_000 });
  await expect(page.locator("[data-observed=true]").first()).toBeVisible();
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
  await expect
    .poll(() => lab.kubectl("get", "statefulset,configmap,service", "-A", "-l", "statefulset-explorer.io/copy-run", "-o", "name"))
    .toBe("");
});

test("What a crash left over is shown on the screen and removed with one click", async ({ page, lab }) => {
  const labels = { "statefulset-explorer.io/copy-run": "web-copy-00000" };
  await lab.apply({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "web-copy-00000", namespace: "default", labels }, data: {} });
  await page.goto("/compare?set=default%2Fmyapp-stateful");
  await page.getByRole("button", { name: "Run for real on copies" }).click();
  const left = page.getByRole("region", { name: "Left over" });
  await expect(left).toContainText("default/web-copy-00000");
  await left.getByRole("button", { name: "Remove web-copy-00000" }).click();
  await expect(left).toBeHidden();
  expect(await lab.kubectl("get", "configmap", "-n", "default", "-l", "statefulset-explorer.io/copy-run", "-o", "name")).toBe("");
});
