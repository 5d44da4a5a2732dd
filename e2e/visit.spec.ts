import { dialogOf, openAction } from "./action-page.ts";
import { countOf, openBoard } from "./board-page.ts";
import { expect, expectAccessible, test } from "./story.ts";

test.describe("through a Service that selects others too", () => {
  test.use({ scenario: "python-app" });

  test("I visit 60 times from 10 connections: a bar for each pod, foreign ones shown", async ({ page }) => {
    await openBoard(page, "default/python-app");
    const dialog = await openAction(page, "Visit");
    await dialog.getByLabel("Visits", { exact: true }).fill("60");
    const visit = dialog.getByRole("button", { name: "Visit 60 times" });
    await expect(visit).toBeDisabled();
    await dialog.getByRole("checkbox", { name: "This adds visits" }).check();
    await visit.click();
    const answers = dialog.getByRole("region", { name: "Answers" });
    await expect(answers).toContainText("60 of 60 visits made");
    await expect(answers.getByRole("listitem").filter({ hasText: "not of this set, ReplicaSet python-app-" })).toHaveCount(2);
    await expect(answers).toContainText("an even share is 15 each");
    await expectAccessible(page);
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`I visit one pod with the keyboard alone, and its count goes up, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openBoard(page);
    await expect.poll(() => countOf(page, 1)).toBeGreaterThan(0);
    const before = await countOf(page, 1);
    await page.goto("/statefulsets/default/myapp-stateful?do=visit&on=1");
    const dialog = dialogOf(page, "Visit");
    await dialog.getByLabel("Path").focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("/visit");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("3");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("region", { name: "Answers" })).toContainText("3 of 3 visits made");
    await expect(dialog).toContainText(`The counters since: myapp-stateful-1 ${before} → ${before + 3}.`);
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect.poll(() => countOf(page, 1)).toBe(before + 3);
  });
}

test("through the Service with an address: whoever answers is known by the counters, whatever the answers say; I stop half-way", async ({
  page,
}) => {
  await openBoard(page);
  await expect.poll(() => countOf(page, 2)).toBeGreaterThan(0);
  const dialog = await openAction(page, "Visit");
  await dialog.getByLabel("Service").selectOption("myapp-service");
  await dialog.getByLabel("Path").fill("/visit");
  await dialog.getByLabel("Visits", { exact: true }).fill("30");
  await dialog.getByLabel("Connections").fill("6");
  await dialog.getByRole("checkbox", { name: "This adds visits" }).check();
  await dialog.getByRole("button", { name: "Visit 30 times" }).click();
  await expect(dialog.getByRole("region", { name: "Answers" })).toContainText("30 of 30 visits made");
  await expect(dialog).toContainText(/The counters since: myapp-stateful-\d \d+ → \d+/);
  const gained = async () => (await Promise.all([0, 1, 2].map((ordinal) => countOf(page, ordinal)))).reduce((sum, count) => sum + count, 0);
  await expect.poll(gained).toBe(132 + 126 + 115 + 30);
  await dialog.getByLabel("Visits", { exact: true }).fill("1000");
  await dialog.getByLabel("Connections").fill("1");
  await dialog.getByRole("button", { name: "Visit 1000 times" }).click();
  await dialog.getByRole("button", { name: "Stop" }).click();
  await expect(dialog.getByRole("region", { name: "Answers" })).toContainText("made, then stopped");
});

test("a path that climbs is refused beforehand", async ({ page }) => {
  await page.goto("/statefulsets/default/myapp-stateful?do=visit");
  const dialog = dialogOf(page, "Visit");
  await dialog.getByLabel("Path").fill("/../../api");
  await expect(dialog).toContainText('must not contain "." or ".." as a segment');
  await dialog.getByRole("checkbox", { name: "This adds visits" }).check();
  await expect(dialog.getByRole("button", { name: "Visit 100 times" })).toBeDisabled();
});
