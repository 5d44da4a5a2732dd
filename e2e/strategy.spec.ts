import type { Page } from "@playwright/test";
import { dialogOf, openAction, tabTo } from "./action-page.ts";
import { openBoard, rowOf } from "./board-page.ts";
import { expect, expectAccessible, test } from "./story.ts";

const set = "statefulset/myapp-stateful";
const partition = "jsonpath={.spec.updateStrategy.rollingUpdate.partition}";

/** Drags the partition's line to just below the row of an ordinal. */
async function dragLineBelow(page: Page, ordinal: number): Promise<void> {
  const handle = await page.getByTitle(/^Drag, or use the arrow keys/).boundingBox();
  const row = await rowOf(page, ordinal).boundingBox();
  if (!handle || !row) throw new Error("There is no line, or no row.");
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(handle.x + handle.width / 2, row.y + row.height - 4, { steps: 4 });
  await page.mouse.up();
}

test("I drag the partition on the board: it asks before it writes, the line stays where it is until then; an update stops at it", async ({
  page,
  lab,
}) => {
  await openBoard(page);
  const first = await openAction(page, "Partition");
  await first.getByRole("link", { name: "Drag it on the board" }).click();
  await expect(first).toBeHidden();
  await dragLineBelow(page, 1);
  const dialog = dialogOf(page, "Partition");
  await expect(dialog.getByLabel("Partition")).toHaveValue("2");
  await expect(dialog).toContainText("The line lies between myapp-stateful-1 and myapp-stateful-2.");
  expect(await lab.kubectl("get", set, "-o", partition)).toBe("0");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("slider", { name: "Partition" })).toHaveValue("0");
  await dragLineBelow(page, 1);
  await dialog.getByRole("button", { name: "Set the partition to 2" }).click();
  await expect(dialog).toBeHidden();
  expect(await lab.kubectl("get", set, "-o", partition)).toBe("2");

  await lab.kubectl("rollout", "restart", set);
  await expect(page.getByLabel("What is happening")).toContainText("1 of 1 pod is at");
  await expect(page.getByLabel("What is happening")).toContainText("2 stay below the partition");
  await dragLineBelow(page, 0);
  await expect(dialog).toContainText("1 pod is replaced");
  await expect(dialog.getByRole("listitem").first()).toHaveText("myapp-stateful-1");
  await dialog.getByLabel("Partition").fill("3");
  await expect(dialog).toContainText("Already at the new revision, and staying there: myapp-stateful-2. This is no undo.");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`I move the partition with the keyboard alone, ${colorScheme}`, async ({ page, lab }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto("/statefulsets/default/myapp-stateful?line=1");
    const slider = page.getByRole("slider", { name: "Partition" });
    await expect(slider).toBeVisible();
    await expectAccessible(page);
    await tabTo(page, "Partition");
    await page.keyboard.press("End");
    await expect(slider).toHaveAttribute("aria-valuetext", /^3: an update reaches no pod, now 0/);
    await page.keyboard.press("ArrowUp");
    await expect(slider).toHaveAttribute("aria-valuetext", /^2: an update reaches myapp-stateful-2 and higher/);
    await page.keyboard.press("Enter");
    const dialog = dialogOf(page, "Partition");
    await expect(dialog.getByLabel("Partition")).toHaveValue("2");
    await expect(dialog.getByLabel("Partition")).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    expect(await lab.kubectl("get", set, "-o", partition)).toBe("2");
    await expect(slider).toHaveAttribute("aria-valuetext", /^2: an update reaches myapp-stateful-2 and higher$/);
  });
}

test("I go to OnDelete with the mouse: pods wait for their deletion, which is said; and back with the keyboard", async ({ page, lab }) => {
  await openBoard(page);
  let dialog = await openAction(page, "Update strategy");
  await expect(dialog).toContainText("This server (v1.35.4) drops it: the gate MaxUnavailableStatefulSet is off.");
  await expect(dialog.getByLabel("Recreate")).toHaveCount(0);
  await dialog.getByLabel("OnDelete").check();
  await dialog.getByRole("button", { name: "Change the strategy" }).click();
  await expect(dialog).toBeHidden();
  await lab.kubectl("rollout", "restart", set);
  await expect(page.getByLabel("What is happening")).toContainText("OnDelete: nothing moves until somebody deletes ordinals 0, 1, 2");
  dialog = await openAction(page, "Restart");
  await expect(dialog).toContainText("No pod is replaced by itself: with OnDelete these 3 stay until somebody deletes them.");
  await page.keyboard.press("Escape");

  await page.goto("/statefulsets/default/myapp-stateful?do=strategy");
  dialog = dialogOf(page, "Update strategy");
  await expect(dialog.getByLabel("OnDelete")).toBeChecked();
  await expectAccessible(page);
  await dialog.getByLabel("OnDelete").focus();
  await page.keyboard.press("ArrowUp");
  await expect(dialog).toContainText("3 pods are replaced, one after the other, the highest ordinal first");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel("What is happening")).toBeHidden({ timeout: 20_000 });
  await expect(rowOf(page, 0)).toContainText("Ready");
});

test("somebody else moves the partition while the dialog is open: both are shown, nothing typed is lost; narrow as a phone", async ({
  page,
  lab,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto("/statefulsets/default/myapp-stateful?do=partition");
  const dialog = dialogOf(page, "Partition");
  await dialog.getByLabel("Partition").fill("1");
  const patch = '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":2}}}}';
  await lab.kubectl("patch", set, "--type", "merge", "--patch", patch);
  await expect(dialog).toContainText("Changed meanwhile: now 2, was 0 when you opened this. What you typed stays.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Set the partition to 1" }).dblclick();
  await expect(dialog).toBeHidden();
  expect(await lab.kubectl("get", set, "-o", partition)).toBe("1");
});
