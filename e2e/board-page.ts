import { expect, type Locator, type Page } from "@playwright/test";

/** The board's row of that ordinal. */
export function rowOf(page: Page, ordinal: number): Locator {
  return page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: `Ordinal ${ordinal},` }) });
}

/** The number that this row's counter shows; NaN while it shows none. */
export async function countOf(page: Page, ordinal: number): Promise<number> {
  return Number.parseInt(await rowOf(page, ordinal).getByRole("cell").nth(5).innerText(), 10);
}

/** Opens a set's board and waits until its first row is there. */
export async function openBoard(page: Page, address = "default/myapp-stateful"): Promise<void> {
  await page.goto(`/statefulsets/${address}`);
  await expect(rowOf(page, 0)).toBeVisible();
}
