import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./story.ts";

const address = "/statefulsets/default/myapp-stateful?tab=events";
const items = (page: Page) => page.getByRole("list", { name: "Events, newest first" }).getByRole("listitem");

test("events are filtered by whom they are about and by their weight, in the address; one leads to its pod", async ({ page, lab }) => {
  await page.goto(address);
  await lab.setFault({ fault: "readiness-fails", container: "default/myapp-stateful-1/myapp" });
  await lab.kubectl("delete", "pod", "myapp-stateful-0");
  const unhealthy = items(page).filter({ hasText: "statuscode" });
  await expect(unhealthy).toContainText(/×[2-9]/);
  await expect(unhealthy).toHaveCount(1);
  await page.getByRole("button", { name: "Set", exact: true }).click();
  await expect(items(page).first()).toContainText("StatefulSet");
  await expect(unhealthy).toHaveCount(0);
  await expect(page).toHaveURL(/about=set/);
  await page.getByRole("button", { name: "Pods", exact: true }).click();
  await page.getByRole("button", { name: "Warning" }).click();
  await page.reload();
  await expect(unhealthy).toHaveCount(1);
  await expect(items(page).filter({ hasText: "StatefulSet" })).toHaveCount(0);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await unhealthy.getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Pod myapp-stateful-1" })).toBeVisible();
});
