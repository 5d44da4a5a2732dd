import type { Page } from "@playwright/test";
import { openBoard, rowOf } from "./board-page.ts";
import { expect, expectAccessible, test } from "./story.ts";

const palette = (page: Page) => page.getByRole("dialog", { name: "Go to" });
const field = (page: Page) => palette(page).getByRole("combobox");
const choice = (page: Page, name: string | RegExp) => palette(page).getByRole("option", { name });
const pointed = (page: Page) => palette(page).getByRole("option", { selected: true });

/** Opens the palette with its key, and waits for the field. */
async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
}

test("I go to a pod by its name with the keyboard alone, and back", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("link", { name: "myapp-stateful" })).toBeVisible();
  await openPalette(page);
  await page.keyboard.type("myapp-stateful-2");
  await expect(pointed(page)).toHaveAccessibleName(/^myapp-stateful-2,/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/statefulsets\/default\/myapp-stateful\?ordinal=2&panel=2$/);
  await expect(palette(page)).toBeHidden();
  const panel = page.getByRole("dialog", { name: "Pod myapp-stateful-2" });
  await expect(panel).toBeVisible();
  // The panel holds nothing that could be lost: the palette opens over it, and leads on.
  await openPalette(page);
  await page.keyboard.type("data-myapp-stateful-1");
  await expect(pointed(page)).toHaveAccessibleName(/^data-myapp-stateful-1,/);
  await page.keyboard.press("Enter");
  await expect(panel).toBeHidden();
  await expect(page).toHaveURL(/\?tab=storage&q=data-myapp-stateful-1$/);
  await page.goBack();
  await expect(panel).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "StatefulSets 1" })).toBeVisible();
});

test("I open an action on the set of the page, and on another by name; back closes it", async ({ page }) => {
  await openBoard(page);
  await openPalette(page);
  await page.keyboard.type("scale");
  await expect(pointed(page)).toHaveAccessibleName(/^Scale, myapp-stateful,/);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: /^Scale/ });
  await expect(dialog.getByLabel("Replicas")).toBeVisible();
  // A form that is open is not left by a key that means the page below.
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeHidden();
  await page.goBack();
  await expect(dialog).toBeHidden();

  await page.goto("/");
  await openPalette(page);
  await page.keyboard.type("scale myapp");
  await expect(pointed(page)).toHaveAccessibleName(/^Scale, myapp-stateful,/);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  await expect(page).toHaveURL(/\?do=scale$/);
});

test("I choose a tab and a theme with the mouse", async ({ page }) => {
  await openBoard(page);
  await page.getByRole("button", { name: "Go to" }).click();
  await choice(page, "Events").click();
  await expect(page).toHaveURL(/\?tab=events$/);
  await expect(page.getByRole("link", { name: "Events" })).toHaveAttribute("aria-current", "page");
  await page.goBack();
  await expect(rowOf(page, 0)).toBeVisible();

  await page.getByRole("button", { name: "Go to" }).click();
  await field(page).fill("dark");
  await choice(page, "Theme: dark").click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("arrows go round, the field keeps the focus, and Escape gives it back to where it was", async ({ page }) => {
  await openBoard(page);
  const opener = page.getByRole("button", { name: "Go to" });
  await opener.focus();
  await page.keyboard.press("Enter");
  await expect(field(page)).toBeFocused();
  await field(page).fill("myapp-stateful-");
  await expect(palette(page).getByRole("option")).toHaveCount(6);
  await page.keyboard.press("ArrowUp");
  await expect(pointed(page)).toHaveAccessibleName(/^data-myapp-stateful-2,/);
  await page.keyboard.press("ArrowDown");
  await expect(pointed(page)).toHaveAccessibleName(/^myapp-stateful-0,/);
  await expect(field(page)).toHaveAttribute("aria-activedescendant", (await pointed(page).getAttribute("id")) ?? "");
  await expect(field(page)).toBeFocused();
  await field(page).fill("no such thing");
  await expect(palette(page)).toContainText("Nothing has this name.");
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await expect(opener).toBeFocused();
});

test.describe("with few rights", () => {
  test("what may not be listed is not found, and the palette says so", async ({ page, lab }) => {
    await lab.setFault({ fault: "right-missing", verb: "list", resource: "pods" });
    await lab.setFault({ fault: "right-missing", verb: "watch", resource: "pods" });
    await openBoard(page);
    await expect(rowOf(page, 0)).toContainText("may not list pods");
    await openPalette(page);
    await page.keyboard.type("myapp-stateful-1");
    await expect(palette(page)).toContainText("Not all of these may be listed, so some may be missing: pods.");
    await expect(choice(page, /^data-myapp-stateful-1/)).toBeVisible();
    await expect(choice(page, /^myapp-stateful-1/)).toHaveCount(0);
  });
});

test("in both themes and on a phone everybody can use it", async ({ page }) => {
  await openBoard(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByRole("button", { name: "Go to" }).click();
  await field(page).fill("myapp");
  await expect(palette(page).getByRole("group", { name: "Services" })).toBeVisible();
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
  }
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
