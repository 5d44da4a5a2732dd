import { dialogOf } from "./action-page.ts";
import { openBoard, rowOf } from "./board-page.ts";
import { expect, expectAccessible, test } from "./story.ts";

test.describe("with OrderedReady", () => {
  test.use({ scenario: "ordered" });
  test("an update is told pod by pod; gone back from a broken one, the pod that has to be deleted by hand is named", async ({
    page,
    lab,
  }) => {
    await openBoard(page, "default/ordered");
    const notes = page.getByRole("region", { name: "What is happening" });
    await expect(notes).toHaveCount(0);
    await lab.kubectl("set", "image", "statefulset/ordered", "app=ordered:none");
    await expect(notes).toContainText("1 of 3 pods are at");
    await expect(notes).toContainText(/Failing: ordinal 2 · .*ImagePull/);
    await expect(notes).not.toContainText("holds everything up");
    await lab.kubectl("rollout", "undo", "statefulset/ordered");
    await expect(notes).toContainText("ordered-2 holds everything up");
    await expectAccessible(page);
    await expect(notes.getByRole("link", { name: "Delete ordered-2…" })).toHaveAttribute("href", /do=delete-pod&on=2/);
    await lab.kubectl("delete", "pod", "ordered-2", "--wait=false");
    await expect(notes).toHaveCount(0);
    await expect(rowOf(page, 2)).toContainText("Ready");
  });
});

test("what the set says of itself is one click away, with who else has a say in its pods", async ({ page, lab }) => {
  await lab.kubectl("create", "poddisruptionbudget", "guard", "--selector", "app=myapp-stateful", "--min-available", "2");
  await openBoard(page);
  await page.getByRole("navigation", { name: "Actions" }).getByRole("link", { name: "About" }).click();
  const about = dialogOf(page, "About");
  await expect(about).toContainText("3 wanted, 3 ready, 3 available, 3 at the newest revision");
  await expect(about).toContainText("10 besides those in use (revisionHistoryLimit)");
  await expect(about).toContainText("at once when ready (minReadySeconds 0)");
  await expect(about).toContainText("guard minAvailable 2: 1 may be evicted now (3 healthy, 2 wanted)");
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(about).toBeHidden();
});
