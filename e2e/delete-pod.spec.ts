import { dialogOf, tabTo } from "./action-page.ts";
import { openBoard, rowOf } from "./board-page.ts";
import { expect, expectAccessible, test } from "./story.ts";

const uidOf = (name: string) => ["get", "pod", name, "-o", "jsonpath={.metadata.uid}"] as const;

test("I delete a pod from its row: told before what comes back; it comes back, and the count goes on", async ({ page, lab }) => {
  await openBoard(page);
  await expect(rowOf(page, 1)).toContainText("Ready");
  const before = await lab.kubectl(...uidOf("myapp-stateful-1"));
  await rowOf(page, 1).getByRole("link", { name: "Actions for ordinal 1" }).click();
  await dialogOf(page, "Actions").getByRole("link", { name: "Delete pod" }).click();
  const dialog = dialogOf(page, "Delete pod");
  await expect(dialog).toContainText("comes back under the same name, at the update revision");
  await expect(dialog).toContainText("Its claim stays, with what is on it");
  await dialog.getByRole("button", { name: "Delete myapp-stateful-1" }).dblclick();
  await expect(dialog).toBeHidden();
  await expect.poll(() => lab.kubectl("get", "pods", "-o", "jsonpath={.items[*].metadata.uid}")).not.toContain(before);
  await expect(rowOf(page, 1)).toContainText("Ready");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`by force only with the pod's name typed, with the keyboard alone, ${colorScheme}`, async ({ page, lab }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto("/statefulsets/default/myapp-stateful?do=delete-pod&on=0");
    const dialog = dialogOf(page, "Delete pod");
    await expect(dialog).toContainText("comes back under the same name");
    const before = await lab.kubectl(...uidOf("myapp-stateful-0"));
    await dialog.getByRole("radio", { name: "The pod's own grace" }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect(dialog).toContainText("at most one pod myapp-stateful-0");
    const force = dialog.getByRole("button", { name: "Delete by force" });
    await expect(force).toBeDisabled();
    await expectAccessible(page);
    await page.keyboard.press("Tab");
    await page.keyboard.type("myapp-stateful-0");
    await expect(force).toBeEnabled();
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect.poll(() => lab.kubectl("get", "pods", "-o", "jsonpath={.items[*].metadata.uid}")).not.toContain(before);
  });
}

test("a pod that is replaced while the form is open is not deleted before I mean the new one", async ({ page, lab }) => {
  await page.goto("/statefulsets/default/myapp-stateful?do=delete-pod&on=2");
  const dialog = dialogOf(page, "Delete pod");
  await expect(dialog).toContainText("comes back under the same name");
  await lab.kubectl("delete", "pod", "myapp-stateful-2", "--grace-period=0", "--force");
  await expect(dialog.getByRole("alert")).toContainText("was replaced since you opened this");
  await expect(dialog.getByRole("button", { name: "Delete myapp-stateful-2" })).toBeDisabled();
  await dialog.getByRole("button", { name: "Mean the new one" }).click();
  await expect(dialog.getByRole("button", { name: "Delete myapp-stateful-2" })).toBeEnabled();
});

test.describe("with a budget", () => {
  test.use({ expectedComplaint: "429" });
  test("I evict a pod: the budget is shown before, and what the API server says after", async ({ page, lab }) => {
    const labels = JSON.parse(await lab.kubectl("get", "statefulset/myapp-stateful", "-o", "jsonpath={.spec.selector}")) as object;
    await lab.apply({
      apiVersion: "policy/v1",
      kind: "PodDisruptionBudget",
      metadata: { name: "most", namespace: "default" },
      spec: { minAvailable: 3, selector: labels },
    });
    await page.goto("/statefulsets/default/myapp-stateful?do=evict-pod&on=1");
    const dialog = dialogOf(page, "Evict pod");
    await expect(dialog).toContainText("Disruption budget most (minAvailable 3)");
    await tabTo(page, "Evict myapp-stateful-1");
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("alert")).toContainText("violate the pod's disruption budget");
    await expectAccessible(page);
    await lab.kubectl("delete", "pdb", "most");
    await dialog.getByRole("button", { name: "Evict myapp-stateful-1" }).click();
    await expect(dialog).toBeHidden();
  });
});
