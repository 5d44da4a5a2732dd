import { dialogOf, openAction, tabTo } from "./action-page.ts";
import { openBoard, rowOf } from "./board-page.ts";
import { expect, expectAccessible, test } from "./story.ts";

const set = "statefulset/myapp-stateful";

test("I update variables and resources with the mouse: the pods that go are named, the patch is shown before, and the pods come back with it", async ({
  page,
  lab,
}) => {
  await openBoard(page);
  const dialog = await openAction(page, "Update");
  await dialog.getByLabel("Memory limit").fill("much");
  await expect(dialog).toContainText("Not a quantity");
  await dialog.getByLabel("Memory limit").fill("64Mi");
  await dialog.getByRole("button", { name: "Add a variable" }).click();
  await dialog.getByLabel("New variable").fill("GREETING");
  await dialog.getByLabel("Value").fill("hello");
  await expect(dialog).toContainText("3 pods are replaced, one after the other, the highest ordinal first");
  await dialog.getByRole("button", { name: "Check first" }).click();
  const answer = dialog.getByRole("region", { name: "What the API server would do" });
  await expect(answer).toContainText("spec.template.spec.containers[myapp].resources");
  await expect(answer).toContainText("- name: GREETING");
  expect(await lab.kubectl("get", set, "-o", "jsonpath={.metadata.generation}")).toBe("1");
  await dialog.getByRole("button", { name: "Update" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel("What is happening")).toContainText("of 3 pods");
  const env = "jsonpath={.spec.containers[0].env[?(@.name=='GREETING')].value} {.spec.containers[0].resources.limits.memory}";
  await expect.poll(() => lab.kubectl("get", "pod", "myapp-stateful-0", "-o", env).catch(() => "")).toBe("hello 64Mi");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`I update an image with the keyboard alone, ${colorScheme}: warned of a tag that is none`, async ({ page, lab }) => {
    await page.emulateMedia({ colorScheme });
    await openBoard(page);
    await tabTo(page, "Update…");
    await page.keyboard.press("Enter");
    const dialog = dialogOf(page, "Update");
    await expect(dialog.getByLabel("Image")).toBeFocused();
    await page.keyboard.type("myapp:latest");
    await expect(dialog).toContainText("myapp:latest has no fixed tag");
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("button", { name: "Update" })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    expect(await lab.kubectl("get", set, "-o", "jsonpath={.spec.template.spec.containers[0].image}")).toBe("myapp:latest");
  });
}

test("a form keeps what is typed while somebody else changes the template; what nobody typed into follows", async ({ page, lab }) => {
  await openBoard(page);
  const dialog = await openAction(page, "Update");
  await dialog.getByLabel("Image").fill("myapp:9");
  await lab.kubectl("set", "image", set, "myapp=myapp:2");
  await lab.kubectl("set", "env", set, "VISITS_FILE=/data/other.txt");
  await expect(dialog).toContainText("Changed meanwhile: now myapp:2, was myapp:1.0 when you opened this. What you typed stays.");
  await expect(dialog.getByRole("textbox", { name: "VISITS_FILE" })).toHaveValue("/data/other.txt");
  await expect(dialog.getByLabel("Image")).toHaveValue("myapp:9");
  await dialog.getByRole("button", { name: "Check first" }).click();
  await dialog.getByRole("button", { name: "Update" }).dblclick();
  await expect(dialog).toBeHidden();
  expect(await lab.kubectl("get", set, "-o", "jsonpath={.metadata.generation} {.spec.template.spec.containers[0].image}")).toBe(
    "4 myapp:9",
  );
});

test.describe("what the server refuses", () => {
  test.use({ expectedComplaint: "400" });
  test("is said in its words at the field that it is about", async ({ page }) => {
    await openBoard(page);
    const dialog = await openAction(page, "Update");
    await dialog.getByLabel("Memory request").fill("2Gi");
    await dialog.getByLabel("Memory limit").fill("1Gi");
    await dialog.getByRole("button", { name: "Check first" }).click();
    await expect(dialog.getByRole("alert")).toContainText("Not done");
    await expect(dialog.getByLabel("Memory request")).toHaveAttribute("aria-invalid", "true");
    await expect(dialog).toContainText('The API server says: Invalid value: "2Gi": must be less than or equal to memory limit of 1Gi.');
    await dialog.getByLabel("Memory limit").fill("3Gi");
    await expect(dialog.getByRole("alert")).toHaveCount(0);
  });
});

test("I restart the set, and all of it is replaced with its claims; narrow as a phone", async ({ page, lab }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto("/statefulsets/default/myapp-stateful?do=restart");
  const dialog = dialogOf(page, "Restart");
  await expect(dialog).toContainText("3 pods are replaced");
  await expectAccessible(page);
  const names = [0, 1, 2].map((ordinal) => `myapp-stateful-${ordinal}`);
  const uids = () => lab.kubectl("get", "pods", ...names, "-o", "jsonpath={.items[*].metadata.uid}").catch(() => "");
  const before = (await uids()).split(" ");
  await dialog.getByRole("button", { name: "Restart" }).dblclick();
  await expect(dialog).toBeHidden();
  await expect.poll(async () => (await uids()).split(" ").filter((uid) => !before.includes(uid)).length).toBe(3);
  expect(await lab.kubectl("get", set, "-o", "jsonpath={.metadata.generation}")).toBe("2");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`I restart the set with the keyboard alone, ${colorScheme}: found by its name in the palette, told before, and seen`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await openBoard(page);
    await page.keyboard.press("ControlOrMeta+k");
    await expect(page.getByRole("combobox")).toBeFocused();
    await page.keyboard.type("restart myapp");
    await expect(page.getByRole("option", { selected: true })).toContainText("Restart");
    await page.keyboard.press("Enter");
    const dialog = dialogOf(page, "Restart");
    await expect(dialog).toContainText("myapp-stateful-2");
    await expectAccessible(page);
    await tabTo(page, "Restart");
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    for (const ordinal of [0, 1, 2]) await expect(rowOf(page, ordinal)).toContainText("2nd life");
  });
}
