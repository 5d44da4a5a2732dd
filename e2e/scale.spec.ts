import { dialogOf, openAction, tabTo } from "./action-page.ts";
import { openBoard, rowOf } from "./board-page.ts";
import { expect, expectAccessible, test } from "./story.ts";

const set = "statefulset/myapp-stateful";

test("I scale down and up with the mouse: told before which pods and claims, and that old data will be found", async ({ page, lab }) => {
  await openBoard(page);
  let dialog = await openAction(page, "Scale");
  await dialog.getByLabel("Replicas").fill("1");
  await expect(dialog).toContainText("2 pods go");
  await expect(dialog.getByRole("listitem").first()).toContainText("myapp-stateful-2");
  await expect(dialog.getByRole("listitem").first()).toContainText("stays, with its data, without a pod");
  await dialog.getByRole("button", { name: "Scale to 1" }).click();
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, 2)).toContainText("Scaled away");
  expect(await lab.kubectl("get", set, "-o", "jsonpath={.spec.replicas}")).toBe("1");

  dialog = await openAction(page, "Scale");
  await dialog.getByLabel("Replicas").fill("3");
  await expect(dialog).toContainText(/is there already, since .*: the pod will find what was written to it/);
  await dialog.getByRole("button", { name: "Scale to 3" }).click();
  await expect(rowOf(page, 2)).toContainText("Ready");
  await expect(rowOf(page, 2)).toContainText("115");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`I scale with the keyboard alone, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openBoard(page);
    await tabTo(page, "Scale…");
    await page.keyboard.press("Enter");
    const dialog = dialogOf(page, "Scale");
    await expect(dialog.getByLabel("Replicas")).toBeFocused();
    await page.keyboard.type("4");
    await expect(dialog).toContainText("1 pod comes");
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("link", { name: "Scale…" })).toBeFocused();
    await page.goBack();
    await page.goForward();
    await tabTo(page, "Scale…");
    await page.keyboard.press("Enter");
    await expect(dialog.getByLabel("Replicas")).toBeFocused();
    await page.keyboard.type("4");
    await page.keyboard.press("Enter");
    await expect(rowOf(page, 3)).toContainText("Ready");
  });
}

test("a form keeps what is typed while somebody else scales, and says so; a double click does it once", async ({ page, lab }) => {
  await openBoard(page);
  const dialog = await openAction(page, "Scale");
  await dialog.getByLabel("Replicas").fill("5");
  await lab.kubectl("scale", set, "--replicas", "2");
  await expect(dialog).toContainText("Changed meanwhile: now 2, was 3 when you opened this");
  await expect(dialog.getByLabel("Replicas")).toHaveValue("5");
  await dialog.getByRole("button", { name: "Scale to 5" }).dblclick();
  await expect(rowOf(page, 4)).toContainText("Ready");
  expect(await lab.kubectl("get", set, "-o", "jsonpath={.metadata.generation} {.spec.replicas}")).toBe("3 5");
});

test.describe("with OrderedReady", () => {
  test.use({ scenario: "ordered" });
  test("a pod that is not ready is said to hold a scale-down up", async ({ page, lab }) => {
    await openBoard(page, "default/ordered");
    await lab.setFault({ fault: "readiness-fails", container: "default/ordered-0/app" });
    await expect(rowOf(page, 0)).toContainText("Not ready");
    const dialog = await openAction(page, "Scale");
    await dialog.getByLabel("Replicas").fill("2");
    await expect(dialog).toContainText("Nothing of this begins while ordered-0 is not ready");
  });
});

test.describe("without the right", () => {
  test.use({ expectedComplaint: "403" });
  test("a right is taken away while the form is open: it says which, and how to grant it; nothing is done", async ({ page, lab }) => {
    await openBoard(page);
    const dialog = await openAction(page, "Scale");
    await dialog.getByLabel("Replicas").fill("1");
    await lab.setFault({ fault: "right-missing", verb: "patch", resource: "statefulsets/scale" });
    await dialog.getByRole("button", { name: "Scale to 1" }).click();
    await expect(dialog.getByRole("alert")).toContainText("Not done");
    await expect(dialog.getByLabel("Replicas")).toHaveValue("1");
    expect(await lab.kubectl("get", set, "-o", "jsonpath={.spec.replicas}")).toBe("3");
  });

  test("the dialog names the right and the command instead of a form", async ({ page, lab }) => {
    await lab.setFault({ fault: "right-missing", verb: "patch", resource: "statefulsets/scale" });
    await openBoard(page);
    const dialog = await openAction(page, "Scale");
    await expect(dialog).toContainText("patch statefulsets.apps/scale in namespace default");
    await expect(dialog).toContainText("kubectl create role patch-statefulsets-scale");
    await expect(dialog.getByLabel("Replicas")).toHaveCount(0);
    await expectAccessible(page);
  });
});

test("I leave the dialog while it scales: it is done, and the dialog that I opened meanwhile stays", async ({ page, lab }) => {
  const held = Promise.withResolvers<void>();
  await page.route("**/actions", async (route) => {
    if (route.request().postDataJSON()?.dryRun === false) await held.promise;
    await route.continue();
  });
  await openBoard(page);
  const dialog = await openAction(page, "Scale");
  await dialog.getByLabel("Replicas").fill("4");
  const sent = page.waitForRequest((request) => request.postDataJSON()?.dryRun === false);
  await dialog.getByRole("button", { name: "Scale to 4" }).click();
  await sent;
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  const other = await openAction(page, "Update");
  const answered = page.waitForResponse((response) => response.request().postDataJSON()?.dryRun === false);
  held.resolve();
  await answered;
  await expect(rowOf(page, 3)).toHaveCount(1);
  await expect(other).toBeVisible();
  expect(await lab.kubectl("get", set, "-o", "jsonpath={.spec.replicas}")).toBe("4");
});
