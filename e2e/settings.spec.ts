import { dialogOf, openAction, tabTo } from "./action-page.ts";
import { openBoard } from "./board-page.ts";
import { expect, expectAccessible, test } from "./story.ts";

const set = "statefulset/myapp-stateful";

test("I change the settings with the mouse: told what becomes of which claims, and that nothing could be undone; no pod is replaced", async ({
  page,
  lab,
}) => {
  await openBoard(page);
  const dialog = await openAction(page, "Settings");
  const scaled = dialog.getByRole("group", { name: "Claims when a pod is scaled away" });
  await scaled.getByLabel("Delete").check();
  await expect(dialog).toContainText("At once, for the 3 claims of its pods");
  await expect(dialog).toContainText("a pod that is scaled away takes its own along");
  await expect(dialog).toContainText("is lost with them: the volumes' reclaim policy is Delete");
  await dialog.getByLabel("revisionHistoryLimit").fill("0");
  await expect(dialog).toContainText("0 leaves nothing to undo to");
  await dialog.getByRole("button", { name: "Save the settings" }).dblclick();
  await expect(dialog).toBeHidden();
  const spec =
    "jsonpath={.spec.persistentVolumeClaimRetentionPolicy.whenDeleted} {.spec.persistentVolumeClaimRetentionPolicy.whenScaled} {.spec.revisionHistoryLimit} {.metadata.generation}";
  expect(await lab.kubectl("get", set, "-o", spec)).toBe("Retain Delete 0 2");
  await expect(page.getByLabel("What is happening")).toBeHidden();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`I change the settings with the keyboard alone, ${colorScheme}`, async ({ page, lab }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto("/statefulsets/default/myapp-stateful?do=settings");
    const dialog = dialogOf(page, "Settings");
    await expect(dialog.getByLabel("minReadySeconds")).toBeFocused();
    await page.keyboard.type("5");
    await expect(dialog).toContainText("an update waits so long at each. For all 3 pods that adds up to 15 s.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    await expect(dialog).toContainText("the set owns them, and takes them along when it is deleted");
    await expectAccessible(page);
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    expect(
      await lab.kubectl("get", set, "-o", "jsonpath={.spec.minReadySeconds} {.spec.persistentVolumeClaimRetentionPolicy.whenDeleted}"),
    ).toBe("5 Delete");
  });
}

test("somebody else changes the settings while the form is open: what was typed stays, the rest follows", async ({ page, lab }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto("/statefulsets/default/myapp-stateful?do=settings");
  const dialog = dialogOf(page, "Settings");
  await dialog.getByLabel("minReadySeconds").fill("7");
  await lab.kubectl("patch", set, "--type", "merge", "--patch", '{"spec":{"minReadySeconds":3,"revisionHistoryLimit":4}}');
  await expect(dialog).toContainText("Changed meanwhile: now 3, was 0 when you opened this. What you typed stays.");
  await expect(dialog.getByLabel("revisionHistoryLimit")).toHaveValue("4");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save the settings" }).click();
  await expect(dialog).toBeHidden();
  expect(await lab.kubectl("get", set, "-o", "jsonpath={.spec.minReadySeconds} {.spec.revisionHistoryLimit}")).toBe("7 4");
});

test("I say how the counter is read, with the mouse: what would be refused is said at its field, and that pods are replaced", async ({
  page,
  lab,
}) => {
  await openBoard(page);
  const dialog = await openAction(page, "How the counter is read");
  await dialog.getByLabel("Path").fill("visits");
  await expect(dialog).toContainText("must be an absolute path");
  await dialog.getByLabel("Path").fill("/other");
  await expect(dialog).toContainText("They stand on the pod template, so this replaces pods");
  await expect(dialog).toContainText("3 pods are replaced");
  await dialog.getByRole("button", { name: "Write the annotations" }).click();
  await expect(dialog).toBeHidden();
  expect(await lab.kubectl("get", set, "-o", "jsonpath={.spec.template.metadata.annotations}")).toContain("/other");
});

test("I say how the counter is read, with the keyboard alone", async ({ page, lab }) => {
  await openBoard(page);
  await tabTo(page, "More…");
  await page.keyboard.press("Enter");
  await expect(dialogOf(page, "Actions").getByRole("link", { name: "How the counter is read" })).toBeVisible();
  await tabTo(page, /^How the counter is read/);
  await page.keyboard.press("Enter");
  const dialog = dialogOf(page, "How the counter is read");
  await expect(dialog.getByLabel("Path")).toBeFocused();
  await page.keyboard.type("/typed");
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  expect(await lab.kubectl("get", set, "-o", "jsonpath={.spec.template.metadata.annotations}")).toContain("/typed");
});
