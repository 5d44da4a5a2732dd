import type { Page } from "@playwright/test";
import { dialogOf } from "./action-page.ts";
import { openBoard, rowOf } from "./board-page.ts";
import { expect, expectAccessible, test } from "./story.ts";

const dialogs = [
  { action: "update", title: "Update" },
  { action: "restart", title: "Restart" },
  { action: "undo", title: "Undo to a revision" },
  { action: "strategy", title: "Update strategy" },
  { action: "partition", title: "Partition" },
  { action: "settings", title: "Settings" },
  { action: "annotate", title: "How the counter is read" },
];

/** Opens every dialog of a set by its address, on a telephone, and looks whether anything pushes it aside. */
async function openEach(page: Page, name: string, look: (title: string) => Promise<void>): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const { action, title } of dialogs) {
    await page.goto(`/statefulsets/default/${name}?do=${action}`);
    const dialog = dialogOf(page, `${title} `);
    await expect(dialog).toBeVisible();
    await expect(page.getByText(/^(Asking|Fetching)/)).toHaveCount(0);
    expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth), `${title} is too wide`).toBeLessThanOrEqual(0);
    await look(title);
  }
}

test.describe("of a set with hostile texts", () => {
  test.use({ scenario: "hostile-texts" });
  test("every dialog shows them as texts, and keeps its width", async ({ page }) => {
    await openEach(page, "hostile", async () => {
      expect(await page.title()).not.toContain("owned");
      expect(await page.locator("dialog img, dialog script, dialog iframe").count()).toBe(0);
    });
  });
});

test("of a set without pods every dialog says that there is none to replace; both themes", async ({ page, lab }) => {
  await lab.kubectl("scale", "statefulset/myapp-stateful", "--replicas", "0");
  await openEach(page, "myapp-stateful", async (title) => {
    if (title === "Restart") await expect(dialogOf(page, title)).toContainText("There is no pod to replace: the set is scaled to 0.");
    // The others are looked at in both themes where they are used with the keyboard.
    if (!["Restart", "Update strategy", "How the counter is read"].includes(title)) return;
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
  });
});

test("an action of the set bears the set's name though a pod stands in its address; of a name that is no action there is the list", async ({
  page,
}) => {
  await page.goto("/statefulsets/default/myapp-stateful?do=settings&on=0");
  await expect(page.getByRole("dialog", { name: "Settings default/myapp-stateful" })).toBeVisible();
  await page.goto("/statefulsets/default/myapp-stateful?do=constructor");
  await expect(page.getByRole("dialog", { name: "Actions default/myapp-stateful" })).toContainText("Scale");
});

test("an action from a menu takes the menu's place: closed, one is where one was, and back leads on from there", async ({ page }) => {
  await page.goto("/");
  await openBoard(page);
  await rowOf(page, 1).getByRole("link", { name: "Actions for ordinal 1" }).click();
  await dialogOf(page, "Actions").getByRole("link", { name: "Delete pod" }).click();
  await expect(dialogOf(page, "Delete pod")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL(/\/myapp-stateful$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/$/);
});
