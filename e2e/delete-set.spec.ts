import { dialogOf, openAction, tabTo } from "./action-page.ts";
import { openBoard } from "./board-page.ts";
import { expect, expectAccessible, test } from "./story.ts";

test("I delete a set with its pods: told what goes and what stays, and only with its name", async ({ page, lab }) => {
  await openBoard(page);
  const dialog = await openAction(page, "Delete set");
  const preview = dialog.getByRole("region", { name: "What will happen" });
  await expect(preview).toContainText("Goes: the set, 3 pods");
  await expect(preview).toContainText("Stays: its Services, 3 claims");
  await dialog.getByLabel("Type the set's name to confirm").fill("myapp");
  await expect(dialog.getByRole("button", { name: "Delete set and pods" })).toBeDisabled();
  await dialog.getByLabel("Type the set's name to confirm").fill("myapp-stateful");
  await dialog.getByRole("button", { name: "Delete set and pods" }).dblclick();
  await expect(page.getByText("This StatefulSet is not there")).toBeVisible();
  await expect.poll(() => lab.kubectl("get", "pods", "-o", "name")).not.toContain("myapp-stateful-");
  expect(await lab.kubectl("get", "pvc", "-o", "name")).toContain("data-myapp-stateful-0");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`I take the set away without its pods, with the keyboard alone, ${colorScheme}`, async ({ page, lab }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    const pods = await lab.kubectl("get", "pods", "-o", "jsonpath={.items[*].metadata.uid}");
    await page.goto("/statefulsets/default/myapp-stateful?do=delete-set");
    const dialog = dialogOf(page, "Delete set");
    await dialog.getByRole("radio", { name: "With its pods" }).focus();
    await page.keyboard.press("ArrowUp");
    await expect(dialog.getByRole("radio", { name: "The set alone" })).toBeChecked();
    await expect(dialog.getByRole("region", { name: "What will happen" })).toContainText("Stays: its Services, 3 pods");
    await expectAccessible(page);
    await page.keyboard.press("Tab");
    await page.keyboard.type("myapp-stateful");
    await tabTo(page, "Delete the set alone");
    await page.keyboard.press("Enter");
    await expect(page.getByText("This StatefulSet is not there")).toBeVisible();
    await expect(page.getByRole("region", { name: "Left behind" })).toContainText("Pods that run on without a set: myapp-stateful-0");
    expect(await lab.kubectl("get", "pods", "-o", "jsonpath={.items[*].metadata.uid}")).toBe(pods);
  });
}
