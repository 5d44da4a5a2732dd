import type { Page } from "@playwright/test";
import { openBoard, rowOf } from "./board-page.ts";
import { expect, expectAccessible, test } from "./story.ts";

const tab = (page: Page, name: string) => page.getByRole("navigation", { name: "Views" }).getByRole("link", { name, exact: true });
const trail = (page: Page) => page.getByRole("navigation", { name: "Breadcrumb" });
const tile = (page: Page, ordinal: number) => page.getByRole("button", { name: `Ordinal ${ordinal}, details` });

test("I walk through rows, details and tabs with the keyboard alone, and back through all of it", async ({ page }) => {
  await openBoard(page);
  await expect(trail(page)).toHaveText("Fleet/default/myapp-stateful");
  await page.keyboard.press("End");
  await expect(tile(page, 2)).toBeFocused();
  await page.keyboard.press("k");
  await expect(tile(page, 1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(tile(page, 1)).toHaveAttribute("aria-expanded", "true");
  await expect(page).toHaveURL(/\?ordinal=1&open=1$/);
  await expect(trail(page)).toHaveText("Fleet/default/myapp-stateful/myapp-stateful-1");

  await page.keyboard.press("]");
  await expect(tab(page, "Board")).not.toHaveAttribute("aria-current");
  await page.keyboard.press("[");
  await expect(tab(page, "Board")).toHaveAttribute("aria-current", "page");
  // The last place there is, whatever tabs there are.
  const last = await page.getByRole("navigation", { name: "Views" }).getByRole("link").count();
  await page.keyboard.press(String(last));
  await expect(tab(page, "YAML")).toHaveAttribute("aria-current", "page");
  await expect(trail(page)).toHaveText("Fleet/default/myapp-stateful/YAML");
  await page.keyboard.press("]");
  await expect(tab(page, "YAML")).toHaveAttribute("aria-current", "page");

  await page.goBack();
  await expect(tab(page, "Board")).toHaveAttribute("aria-current", "page");
  await expect(tile(page, 1)).toHaveAttribute("aria-expanded", "true");
  await page.goForward();
  await expect(tab(page, "YAML")).toHaveAttribute("aria-current", "page");
});

test("typing in the field is no step of its own; back leaves the page", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "myapp-stateful" }).click();
  await expect(rowOf(page, 0)).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type("stateful-2");
  await expect(page.getByRole("rowheader")).toHaveCount(1);
  await expect(page).toHaveURL(/q=stateful-2/);
  await page.keyboard.press("1");
  await expect(page.getByRole("searchbox")).toHaveValue("stateful-21");
  await expect(page).toHaveURL(/q=stateful-21/);
  await page.goBack();
  await expect(page.getByRole("heading", { name: "StatefulSets 1" })).toBeVisible();
  await page.goForward();
  await expect(page.getByRole("searchbox")).toHaveValue("stateful-21");
});

test("a link to another row of the page moves the selection, and back moves it again", async ({ page }) => {
  await openBoard(page);
  await tile(page, 0).click();
  await expect(page).toHaveURL(/ordinal=0&open=1/);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("stateful-2");
  await page.getByRole("option", { name: /^myapp-stateful-2,/ }).click();
  const panel = page.getByRole("dialog", { name: "Pod myapp-stateful-2" });
  await panel.getByRole("link", { name: "Row on the board" }).click();
  await expect(panel).toBeHidden();
  await expect(tile(page, 2)).toHaveAttribute("aria-expanded", "true");
  await expect(tile(page, 0)).toHaveAttribute("aria-expanded", "false");
  await page.goBack();
  await expect(panel).toBeVisible();
  await page.goBack();
  await expect(panel).toBeHidden();
  await expect(tile(page, 0)).toHaveAttribute("aria-expanded", "true");
  await expect(tile(page, 2)).toHaveAttribute("aria-expanded", "false");
});

test("breadcrumbs lead back", async ({ page }) => {
  await page.goto("/statefulsets/default/myapp-stateful?tab=events");
  await trail(page).getByRole("link", { name: "myapp-stateful" }).click();
  await expect(rowOf(page, 0)).toBeVisible();
  await trail(page).getByRole("link", { name: "default" }).click();
  await expect(page).toHaveURL(/\/\?namespace=default$/);
  await page.goto("/lab");
  await trail(page).getByRole("link", { name: "Fleet" }).click();
  await expect(page.getByRole("heading", { name: "StatefulSets 1" })).toBeVisible();
});

test("what a step opened is closed by going back, so back does not lead to it again", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "myapp-stateful" }).click();
  await expect(rowOf(page, 0)).toBeVisible();
  await page.getByRole("navigation", { name: "Actions" }).getByRole("link", { name: "Scale…" }).click();
  const dialog = page.getByRole("dialog", { name: /^Scale/ });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "StatefulSets 1" })).toBeVisible();

  await page.goto("/statefulsets/default/myapp-stateful?do=scale");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/myapp-stateful$/);
});

test("every key is told of, and has the page for itself while no dialog is open", async ({ page }) => {
  await openBoard(page);
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keys" });
  await expect(dialog).toContainText("tab to the left, to the right");
  await expect(dialog).toContainText("goes to a set, pod, claim or action by its name");
  await page.keyboard.press("]");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(tab(page, "Board")).toHaveAttribute("aria-current", "page");
});

test("on a phone the tabs scroll sideways, with the chosen one in view", async ({ page }) => {
  await openBoard(page);
  await page.setViewportSize({ width: 320, height: 700 });
  const bar = page.getByRole("navigation", { name: "Views" });
  await bar.getByRole("link").last().click();
  await expect(bar.getByRole("link").last()).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("1");
  await expect(bar.getByRole("link").first()).toBeInViewport({ ratio: 1 });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
