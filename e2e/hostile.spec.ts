import type { Page } from "@playwright/test";
import { openBoard, rowOf } from "./board-page.ts";
import { expect, test } from "./story.ts";

test.use({ scenario: "hostile-texts" });

/** Nothing on the page became markup, a link or a script, and nothing pushes the page aside. The `quiet` fixture hears of blocked scripts. */
async function expectHarmless(page: Page): Promise<void> {
  expect(await page.title()).not.toContain("owned");
  expect(await page.locator("main img, main script, main svg[onload], main iframe").count()).toBe(0);
  // All of one moment: a link that has gone meanwhile cannot be asked.
  const links = await page.locator("a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  expect(links.filter((href) => !/^(\/|\?|#)/.test(href ?? ""))).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
}

test("hostile names and texts do no harm", async ({ page }) => {
  let dialogs = 0;
  page.on("dialog", async (dialog) => {
    dialogs++;
    await dialog.dismiss();
  });
  await openBoard(page, "default/hostile");
  await expect(rowOf(page, 1)).toContainText("Ready");
  await expectHarmless(page);

  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByText("javascript:<img").first()).toBeVisible();
  await expectHarmless(page);

  await page.getByRole("link", { name: "Events" }).click();
  await expect(page.getByText("<script>document.title").first()).toBeVisible();
  await expectHarmless(page);

  await page.getByRole("link", { name: "Storage" }).click();
  await expect(page.getByText("data-hostile-1").first()).toBeVisible();
  await expectHarmless(page);

  await page.getByRole("link", { name: "Network" }).click();
  await expect(page.getByText("governing: gives the pods their names")).toBeVisible();
  await expectHarmless(page);

  await page.getByRole("link", { name: "YAML" }).click();
  await expect(page.getByText(/counter-path/).first()).toBeVisible();
  await expectHarmless(page);

  await page.goto("/");
  await expect(page.getByRole("table").getByText("hostile").first()).toBeVisible();
  await expectHarmless(page);
  expect(dialogs).toBe(0);
});

test("annotations that ask for what is none of the explorer's business are refused, a sentence each, and nothing is asked", async ({
  baseURL,
}) => {
  const board = await (await fetch(`${baseURL}/api/statefulsets/default/hostile`)).json();
  const { refused, path, file } = board.set.counter;
  expect(path).toBeUndefined();
  expect(file).toBeUndefined();
  expect(refused.join(" ")).toContain("counter-path");
  expect(refused.join(" ")).toContain("counter-file");
});
