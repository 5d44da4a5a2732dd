import { openBoard, rowOf } from "./board-page.ts";
import { expect, expectAccessible, test } from "./story.ts";

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing on any screen, ${colorScheme}, ${width} wide`, async ({ page, lab }) => {
      // Something has to happen, or there is no Event to look at: those of a set that is days old are long gone.
      await lab.kubectl("delete", "pod", "myapp-stateful-1");
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto("/");
      await expect(page.getByText("132 · 126 · 115")).toBeVisible();
      await expectAccessible(page);
      await page.goto("/statefulsets/default/myapp-stateful");
      await expect(page.getByText("115", { exact: true }).first()).toBeVisible();
      await expectAccessible(page);
      await page.goto("/statefulsets/default/myapp-stateful?tab=events");
      await expect(page.getByText(/SuccessfulCreate/).first()).toBeVisible();
      await expectAccessible(page);
      await page.goto("/statefulsets/default/myapp-stateful?tab=yaml");
      await expect(page.getByText("podManagementPolicy: Parallel")).toBeVisible();
      await expectAccessible(page);
      await page.goto("/statefulsets/default/nowhere");
      await expect(page.getByText(/does not exist/).first()).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test("nothing is wider than a telephone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ["/", "/statefulsets/default/myapp-stateful", "/statefulsets/default/myapp-stateful?tab=events"]) {
    await page.goto(path);
    await expect(page.getByText(/myapp-stateful/).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
  }
});

test("everything is within the keyboard's reach", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByText("132 · 126 · 115")).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("/");
  await page.keyboard.type("nothing of that name");
  await expect(page.getByRole("button", { name: "Show all sets" })).toBeVisible();
  await expect(page).toHaveURL(/nothing/);
  await page.keyboard.press("Escape");
  await page.goto("/");
  await expect(page.getByText("132 · 126 · 115")).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(rowOf(page, 0)).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(page).toHaveURL(/ordinal=1/);
  await page.keyboard.press("Enter");
  await expect(page.getByText("myapp-stateful-1.myapp-headless.default.svc.cluster.local").first()).toBeVisible();
});

test("a link shows another person the same thing", async ({ page, lab }) => {
  await lab.kubectl("delete", "pod", "myapp-stateful-1");
  await page.goto("/?namespace=default");
  await expect(page.getByRole("combobox", { name: "namespace" })).toHaveValue("default");
  await page.goto("/statefulsets/default/myapp-stateful?ordinal=2");
  await expect(rowOf(page, 2)).toBeVisible();
  await page.goto("/statefulsets/default/myapp-stateful?tab=events");
  await expect(page.getByText(/SuccessfulCreate/).first()).toBeVisible();
  await page.getByRole("link", { name: "Board" }).click();
  await expect(rowOf(page, 0)).toBeVisible();
  await page.goBack();
  await expect(page.getByText(/SuccessfulCreate/).first()).toBeVisible();
});

test("the board works without a shared worker too", async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "SharedWorker");
  });
  await openBoard(page);
  await expect(rowOf(page, 2)).toContainText("115");
});
