import type { Page } from "@playwright/test";
import { dialogOf, tabTo } from "./action-page.ts";
import { openBoard } from "./board-page.ts";
import { expect, expectAccessible, test } from "./story.ts";

test.use({ scenario: "ordered" });

const address = "/statefulsets/default/ordered?tab=rollout";
const sentenceOf = (page: Page) => page.getByRole("region", { name: "What it does, what it waits for, what comes next" });
const toOnDelete = [
  "patch",
  "statefulset",
  "ordered",
  "--patch",
  '{"spec":{"updateStrategy":{"type":"OnDelete","rollingUpdate":null}}}',
] as const;

test("a broken update is told with its reason, the trap after going back with its way out, which heals it; the two templates are compared", async ({
  page,
  lab,
}) => {
  await page.goto(address);
  const sentence = sentenceOf(page);
  await expect(sentence).toContainText("Nothing to do: all 3 pods are ready");
  await lab.kubectl("set", "image", "statefulset/ordered", "app=ordered:none");
  await expect(sentence).toContainText("1 of 3 pods are at");
  await expect(sentence).toContainText(/It waits for ordered-2, whose image cannot be had: \w*ImagePull/);
  await lab.kubectl("rollout", "undo", "statefulset/ordered");
  await expect(sentence).toContainText("ordered-2 is not at the revision that is wanted");
  await sentence.getByText("Why, and how that is known").click();
  await expect(sentence).toContainText(/ordered-\w+; wanted: ordered-\w+/);
  await expect(sentence).toContainText("kubernetes/kubernetes#67250");
  await expect(sentence.getByRole("button", { name: "Copy kubectl delete pod ordered-2 --namespace default" })).toBeVisible();
  await sentence.getByRole("link", { name: "Delete pod ordered-2…" }).click();
  await dialogOf(page, "Delete pod").getByRole("button", { name: "Delete ordered-2" }).click();
  await expect(sentence).toContainText("Nothing to do: all 3 pods are ready");

  const revisions = page.getByRole("region", { name: "Revisions" });
  await expect(revisions.getByRole("listitem")).toHaveText([
    /^Revision 3.*current, and the one that is wanted.*ordinals 0–2 run it/,
    /^Revision 2.*no pod runs it/,
  ]);
  await revisions.getByRole("button", { name: "Show images and change causes" }).click();
  await expect(revisions.getByRole("listitem").nth(1)).toContainText("ordered:none");
  await revisions.getByLabel("Difference from").selectOption({ index: 1 });
  await revisions.getByLabel("Difference to").selectOption({ index: 2 });
  const difference = page.getByRole("region", { name: "Difference of the two templates" });
  await expect(difference).toContainText("1 field differs from revision 3 to revision 2");
  await expect(difference).toContainText("spec.containers[app].image ordered:1.0 → ordered:none");
  await expect(difference.getByRole("region", { name: "As lines" })).toContainText("added: image: ordered:none");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.reload();
  await expect(difference).toContainText("1 field differs from revision 3 to revision 2");
});

test("the worklist of OnDelete is walked with the keyboard alone, on a telephone, each pod when all others are ready, by the clock", async ({
  page,
  lab,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await lab.kubectl(...toOnDelete);
  await lab.kubectl("set", "env", "statefulset/ordered", "GREETING=hello");
  await page.goto(`${address}&deadline=10080`);
  const worklist = page.getByRole("region", { name: "Worklist" });
  const items = worklist.getByRole("listitem");
  await expect(items).toHaveText([
    /^Next\s*ordered-2/,
    /^Waits\s*ordered-1\s*comes after ordered-2/,
    /^Waits\s*ordered-0\s*comes after ordered-2/,
  ]);
  await expect(sentenceOf(page)).toContainText("It waits for a person, who deletes the outdated pods");
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await lab.kubectl("patch", "pod", "ordered-2", "--patch", '{"metadata":{"finalizers":["example.com/kept"]}}');
  for (const ordinal of [2, 1, 0]) {
    await expect(items.first()).toHaveText(new RegExp(`^Next\\s*ordered-${ordinal}`));
    await tabTo(page, `Delete ordered-${ordinal}…`, 120);
    await page.keyboard.press("Enter");
    const dialog = dialogOf(page, "Delete pod");
    await dialog.getByRole("button", { name: `Delete ordered-${ordinal}` }).press("Enter");
    await expect(dialog).toBeHidden();
    if (ordinal !== 2) continue;
    await expect(items.first()).toHaveText(/^On its way\s*ordered-2/);
    await expect(items.nth(1)).toHaveText(/^Waits\s*ordered-1\s*ordinal 2 is not ready/);
    await expect(sentenceOf(page)).toContainText("which finalizers keep: example.com/kept");
    await lab.kubectl("patch", "pod", "ordered-2", "--type=json", "--patch", '[{"op":"remove","path":"/metadata/finalizers"}]');
  }
  await expect(worklist).toHaveCount(0);
  await expect(sentenceOf(page)).toContainText("Nothing to do");
  const clock = page.getByRole("region", { name: "Clock" });
  await expect(clock).toContainText("3 of 3");
  await expect(clock).toContainText(/Kept, with \d+ h.* to spare/);
});

test("a partition holds pods back: told which, lowered over the next one by its button; my own deadline is over", async ({ page, lab }) => {
  await lab.kubectl("patch", "statefulset", "ordered", "--patch", '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":2}}}}');
  await lab.kubectl("rollout", "restart", "statefulset/ordered");
  await openBoard(page, "default/ordered");
  await page.getByRole("link", { name: "What it waits for, and what comes next" }).click();
  const sentence = sentenceOf(page);
  await expect(sentence).toContainText("ordinals 0, 1 are held below partition 2");
  const worklist = page.getByRole("region", { name: "Worklist" });
  await expect(worklist.getByRole("listitem")).toHaveText([/^Next\s*ordered-1/, /^Waits\s*ordered-0\s*comes after ordered-1/]);
  await worklist.getByRole("link", { name: "Lower the partition to 1…" }).click();
  const dialog = dialogOf(page, "Partition");
  await expect(dialog.getByLabel("Partition")).toHaveValue("1");
  await dialog.getByRole("button", { name: "Set the partition to 1" }).click();
  await expect(dialog).toBeHidden();
  await expect(sentence).toContainText("ordinal 0 is held below partition 1");
  await expect(worklist).toContainText("Done: ordinals 1, 2.");

  const deadline = page.getByRole("region", { name: "Clock" }).getByLabel("Your deadline");
  await deadline.fill("0");
  await expect(page.getByText("A whole number of minutes, 1 to 10080.")).toBeVisible();
  await deadline.fill("5");
  await expect(page).toHaveURL(/[?&]deadline=5(&|$)/);
  await expect(page.getByText(/^Kept, with .* to spare\.$/)).toBeVisible();
});
