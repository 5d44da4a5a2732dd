import { expect, type Locator, type Page } from "@playwright/test";

/** The dialog of an action, by its title. */
export function dialogOf(page: Page, title: string): Locator {
  return page.getByRole("dialog", { name: new RegExp(`^${title}`) });
}

/** Opens an action of the set from the buttons beside its name, or from "More…". */
export async function openAction(page: Page, title: string): Promise<Locator> {
  const direct = page.getByRole("navigation", { name: "Actions" }).getByRole("link", { name: `${title}…`, exact: true });
  if ((await direct.count()) > 0) await direct.click();
  else {
    await page.getByRole("navigation", { name: "Actions" }).getByRole("link", { name: "More…" }).click();
    await dialogOf(page, "Actions").getByRole("link", { name: title }).first().click();
  }
  const dialog = dialogOf(page, title);
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Presses Tab until what has the focus is called so; the keyboard's way through a page. */
export async function tabTo(page: Page, name: string | RegExp, presses = 60): Promise<void> {
  for (let press = 0; press < presses; press++) {
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    const label = (await focused.count()) > 0 ? ((await focused.getAttribute("aria-label")) ?? (await focused.innerText())) : "";
    if (typeof name === "string" ? label.trim() === name : name.test(label.trim())) return;
  }
  throw new Error(`Tab did not come to ${String(name)}.`);
}
