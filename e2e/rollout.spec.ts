import { rowOf } from "./board-page.ts";
import { expect, expectAccessible, test } from "./story.ts";

const address = "/statefulsets/default/myapp-stateful?tab=rollout";

test("a rollout is watched live, gone back in with mouse and keys, and the board shows that moment too", async ({ page, lab }) => {
  await page.goto(address);
  const now = page.getByRole("region", { name: "Ordinals at that moment" });
  await expect(now.getByRole("row")).toHaveCount(4);
  await lab.kubectl("rollout", "restart", "statefulset/myapp-stateful");
  const happenings = page.getByRole("region", { name: "Happenings" });
  await expect(happenings).toContainText(/template changed: myapp-stateful-\w+ by a person/);
  await expect(now.getByRole("row").filter({ hasText: "2nd life" }).filter({ hasText: "Ready" })).toHaveCount(3);

  // While one of them was ending, only two were ready.
  const ending = happenings.getByRole("row").filter({ hasText: "deleted by the controller" }).last();
  await ending.getByRole("button").click();
  const past = page.getByRole("region", { name: "A moment of the past" });
  await expect(past).toContainText(/as of \d\d:\d\d:\d\d/);
  await expect(now.getByRole("row").filter({ hasText: "Ending" })).toHaveCount(1);
  await expect(page).toHaveURL(/[?&]at=\d{13}/);

  const slider = page.getByRole("slider", { name: "Moment that is looked at" });
  const chart = page.getByTestId("record-chart");
  await chart.scrollIntoViewIfNeeded();
  const box = (await chart.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 2, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(now.getByRole("row").filter({ hasText: "Ready" })).toHaveCount(3);
  await slider.focus();
  const before = Number(await slider.inputValue());
  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => Number(await slider.inputValue())).toBe(before + 1_000);
  await page.keyboard.press("End");
  await expect(past).toBeHidden();
  await expect(page).not.toHaveURL(/[?&]at=/);
});

test("a link to a moment shows the board of then, says what was not recorded, and leads back to now", async ({ page, lab, context }) => {
  await page.goto(address);
  await expect(page.getByRole("region", { name: "Ordinals at that moment" }).getByRole("row")).toHaveCount(4);
  await lab.kubectl("delete", "pod", "myapp-stateful-1", "--wait=false");
  const deleted = page
    .getByRole("region", { name: "Happenings" })
    .getByRole("row")
    .filter({ hasText: /deleted, not by the set's/ });
  await deleted.getByRole("button").click();
  await expect(page).toHaveURL(/[?&]at=\d{13}/);
  const at = new URL(page.url()).searchParams.get("at") ?? "";

  const other = await context.newPage();
  await other.goto(`/statefulsets/default/myapp-stateful?at=${at}`);
  await expect(other.getByRole("region", { name: "A moment of the past" })).toContainText("as of");
  const row = other.locator("tr[data-ordinal='1']");
  await expect(row).toContainText(/Ending.*not recorded/);
  await expect(other.locator("tr[data-ordinal='0']")).toContainText("not recorded");
  await expectAccessible(other);
  await other.getByRole("button", { name: "back to now" }).click();
  await expect(rowOf(other, 0)).toBeVisible();

  await other.goto("/statefulsets/default/myapp-stateful?at=946684800000");
  await expect(other.getByText(/does not reach back so far/)).toBeVisible();
});

test("the tab is accessible in both themes, and fits a telephone", async ({ page }) => {
  await page.goto(address);
  await expect(page.getByRole("region", { name: "Timeline" })).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 390, height: 800 });
  await expect(page.getByRole("slider")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
