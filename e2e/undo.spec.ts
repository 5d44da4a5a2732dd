import { dialogOf, openAction, tabTo } from "./action-page.ts";
import { openBoard, rowOf } from "./board-page.ts";
import { expect, expectAccessible, test } from "./story.ts";

const set = "statefulset/myapp-stateful";
const greeting = "jsonpath={.spec.template.spec.containers[0].env[?(@.name=='GREETING')].value}";

test("I undo with the mouse: revisions with their differences and pods, what is not undone, the patch; then the pods go back", async ({
  page,
  lab,
}) => {
  await lab.kubectl("set", "env", set, "GREETING=hello");
  await lab.kubectl("rollout", "status", set);
  await openBoard(page);
  const dialog = await openAction(page, "Undo to a revision");
  await expect(dialog.getByLabel(/^Revision 2 .*the template of now/)).toBeDisabled();
  await expect(dialog.getByLabel(/^Revision 2 .*Run it: myapp-stateful-0, myapp-stateful-1, myapp-stateful-2/)).toBeVisible();
  await expect(dialog.getByLabel(/^Revision 1 .*No pod runs it/)).toBeChecked();
  await dialog.getByText("1 difference from now").click();
  await expect(dialog).toContainText("env[GREETING]");
  await expect(dialog).toContainText("3 pods are replaced");
  await expect(dialog).toContainText("Not undone: the number of replicas, the partition, claim templates");
  await dialog.getByRole("button", { name: "Check first" }).click();
  await expect(dialog.getByRole("region", { name: "What the API server would do" })).toContainText("$patch: replace");
  expect(await lab.kubectl("get", set, "-o", greeting)).toBe("hello");
  await dialog.getByRole("button", { name: "Undo to revision 1" }).dblclick();
  await expect(dialog).toBeHidden();
  expect(await lab.kubectl("get", set, "-o", greeting)).toBe("");
  expect(await lab.kubectl("rollout", "history", set)).toMatch(/^2 .*\n3 /m);
  expect(await lab.kubectl("get", set, "-o", "jsonpath={.metadata.generation}")).toBe("3");
});

test("another changes the template while I choose: the list follows, my choice stays", async ({ page, lab }) => {
  await lab.kubectl("set", "env", set, "GREETING=hello");
  await lab.kubectl("set", "env", set, "GREETING=bonjour");
  await openBoard(page);
  const dialog = await openAction(page, "Undo to a revision");
  await dialog.getByLabel(/^Revision 1 /).check();
  await lab.kubectl("set", "env", set, "GREETING=salve");
  await expect(dialog.getByLabel(/^Revision 4 .*the template of now/)).toBeDisabled();
  await expect(dialog.getByLabel(/^Revision 1 /)).toBeChecked();
  await expect(dialog.getByRole("button", { name: "Check first" })).toBeEnabled();
});

test.describe("with OrderedReady", () => {
  test.use({ scenario: "ordered" });
  for (const colorScheme of ["light", "dark"] as const) {
    test(`I undo a broken update with the keyboard alone, ${colorScheme}: told beforehand which pod has to be deleted by hand`, async ({
      page,
      lab,
    }) => {
      await page.emulateMedia({ colorScheme });
      const { name, image } = await firstContainer(lab.kubectl);
      await lab.kubectl("set", "image", "statefulset/ordered", `${name}=broken:1`);
      await openBoard(page, "default/ordered");
      const last = Number(await lab.kubectl("get", "statefulset/ordered", "-o", "jsonpath={.spec.replicas}")) - 1;
      await expect(rowOf(page, last)).toContainText("Failing");
      await tabTo(page, "More…");
      await page.keyboard.press("Enter");
      await expect(dialogOf(page, "Actions").getByRole("link", { name: "Undo to a revision" })).toBeVisible();
      await tabTo(page, /^Undo to a revision/);
      await page.keyboard.press("Enter");
      const dialog = dialogOf(page, "Undo to a revision");
      await expect(dialog.getByLabel(/^Revision 1 /)).toBeFocused();
      await expect(dialog).toContainText(`ordered-${last} is failing`);
      await expect(dialog).toContainText("it has to be deleted by hand; it comes back at the new revision");
      await expectAccessible(page);
      await page.keyboard.press("Enter");
      await expect(dialog.getByRole("button", { name: "Undo to revision 1" })).toBeVisible();
      await page.keyboard.press("Enter");
      await expect(dialog).toBeHidden();
      expect(await lab.kubectl("get", "statefulset/ordered", "-o", "jsonpath={.spec.template.spec.containers[0].image}")).toBe(image);
      await expect(page.getByLabel("What is happening")).toContainText(`ordered-${last} holds everything up`);
    });
  }
});

async function firstContainer(kubectl: (...words: string[]) => Promise<string>): Promise<{ name: string; image: string }> {
  const path = "jsonpath={.spec.template.spec.containers[0].name} {.spec.template.spec.containers[0].image}";
  const [name = "", image = ""] = (await kubectl("get", "statefulset/ordered", "-o", path)).split(" ");
  return { name, image };
}

test("there is nothing to undo to: it says so, narrow as a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto("/statefulsets/default/myapp-stateful?do=undo");
  await expect(dialogOf(page, "Undo to a revision")).toContainText("the template of now is the only one that is kept");
  await expectAccessible(page);
});

test.describe("without the right", () => {
  test("to list revisions, the dialog names it and the command that grants it", async ({ page, lab }) => {
    await lab.setFault({ fault: "right-missing", verb: "list", resource: "controllerrevisions" });
    await openBoard(page);
    const dialog = await openAction(page, "Undo to a revision");
    await expect(dialog).toContainText("list controllerrevisions.apps in namespace default");
  });
});
