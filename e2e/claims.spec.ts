import { dialogOf, openAction, tabTo } from "./action-page.ts";
import { openBoard, rowOf } from "./board-page.ts";
import { expect, expectAccessible, test } from "./story.ts";

const set = "statefulset/myapp-stateful";

test("a class that does not allow it is said beforehand, with the way to a larger template", async ({ page }) => {
  await openBoard(page);
  const dialog = await openAction(page, "Expand claims");
  await expect(dialog).toContainText("their class standard does not allow it");
  await expect(dialog.getByLabel("New size")).toHaveCount(0);
  await dialog.getByText("How the template gets the new size").click();
  await expect(dialog).toContainText("kubectl -n default delete statefulset myapp-stateful --cascade=orphan");
  await expectAccessible(page);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`I expand all claims with the keyboard alone, checked first, ${colorScheme}`, async ({ page, lab }) => {
    await page.emulateMedia({ colorScheme });
    await lab.kubectl("patch", "storageclass", "standard", "-p", '{"allowVolumeExpansion":true}');
    await openBoard(page);
    await page.goto("/statefulsets/default/myapp-stateful?do=expand-claim");
    const dialog = dialogOf(page, "Expand claims");
    await dialog.getByLabel("New size").focus();
    await page.keyboard.type("1Mi");
    await expect(dialog).toContainText("Not larger than what any of them asks for now");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("3Gi");
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("region", { name: "What the API server would do" })).toContainText("3Gi");
    await expectAccessible(page);
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    expect(await lab.kubectl("get", "pvc", "data-myapp-stateful-1", "-o", "jsonpath={.spec.resources.requests.storage}")).toBe("3Gi");
  });
}

test("I give up a claim left behind by typing its name; one that a pod uses is refused", async ({ page, lab }) => {
  await lab.kubectl("scale", set, "--replicas", "2");
  await openBoard(page);
  await expect(rowOf(page, 2)).toContainText("Scaled away");
  await page.goto("/statefulsets/default/myapp-stateful?do=delete-claim&on=0");
  const dialog = dialogOf(page, "Delete claim");
  await expect(dialog).toContainText("The pod's next life would wait for it to go");
  await page.goto("/statefulsets/default/myapp-stateful");
  await rowOf(page, 2).getByRole("link", { name: "Actions for ordinal 2" }).click();
  await dialogOf(page, "Actions").getByRole("link", { name: "Delete claim" }).click();
  await expect(dialog).toContainText("the volume's reclaim policy is Delete");
  await expect(dialog.getByRole("button", { name: "Delete claim" })).toBeDisabled();
  await expectAccessible(page);
  await tabTo(page, "Cancel");
  await dialog.getByLabel("Type the claim's name to confirm").fill("data-myapp-stateful-2");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, 2)).toHaveCount(0);
  expect(await lab.kubectl("get", "pvc", "-o", "name")).not.toContain("data-myapp-stateful-2");
});
