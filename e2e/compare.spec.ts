import { readFile, writeFile } from "node:fs/promises";
import { test as base, type Page } from "@playwright/test";
import { startExplorer } from "./explorer.ts";
import { expect, expectAccessible, test } from "./story.ts";

const card = (page: Page, title: string) => page.getByRole("region", { name: title, exact: true });
const lanes = (page: Page) => page.getByRole("list", { name: "Lanes" });

/** Opens a card's fields. */
async function edit(page: Page, title: string) {
  await card(page, title).getByRole("button").first().click();
  return page.getByRole("region", { name: `Edit: ${title}` });
}

async function chooseSet(page: Page) {
  await page.getByRole("button", { name: "Another set…" }).click();
  return page.getByRole("region", { name: "Which set" });
}

test("I choose a set, say that the new image is broken, and read which strategy to take and why", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Compare", exact: true }).click();
  await expect(page).toHaveTitle(/Compare/);
  await expect(page.getByText("This set is the first by name that has at least 2 replicas")).toBeVisible();
  const choice = await chooseSet(page);
  await choice.getByLabel("A set of this cluster").selectOption("default/myapp-stateful");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "What if myapp-stateful were updated by…" })).toBeVisible();
  await expect(card(page, "Replicas")).toContainText("as it is now");
  await expect(card(page, "A pod takes")).toContainText(/measured on its last \d starts/);
  await expect(card(page, "Kubernetes")).toContainText("this server: 1.35.4");

  await card(page, "The new revision").getByRole("button", { name: "never ready" }).click();
  await expect(lanes(page).getByRole("listitem")).toHaveCount(4);
  const advice = page.getByRole("note", { name: "Advice" });
  await expect(advice).toContainText(/when you go back/);
  await expect(advice).toContainText("This set is Parallel. podManagementPolicy cannot be changed on a set that exists");
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);

  // Who gets the link sees the same.
  await expect(page).toHaveURL(/new=never-ready/);
  const said = await advice.textContent();
  const link = page.url();
  await page.goto("/access");
  await page.goto(link);
  await expect(advice).toHaveText(said ?? "");
});

test("a set's board leads to its strategies; what I change is told from what is, and put back", async ({ page }) => {
  await page.goto("/statefulsets/default/myapp-stateful");
  await page.getByRole("link", { name: "Compare strategies" }).click();
  await expect(card(page, "Replicas")).toContainText("as it is now");
  const fields = await edit(page, "Replicas");
  await fields.getByLabel("Replicas now").fill("1000000");
  await expect(fields.getByText("A whole number from 1 to 1,000; until then 5 is taken.")).toBeVisible();
  await fields.getByLabel("Replicas now").fill("7");
  await page.keyboard.press("Escape");
  await card(page, "Replicas")
    .getByRole("button", { name: /^Put back/ })
    .click();
  await expect(card(page, "Replicas")).toContainText("as it is now");

  await lanes(page).getByRole("button", { name: "OnDelete, Parallel" }).click();
  const lane = page.getByRole("region", { name: "Edit lane 3: OnDelete, Parallel" });
  await lane.getByRole("button", { name: "Remove" }).click();
  await page.keyboard.press("Escape");
  await expect(lanes(page).getByRole("button", { name: "OnDelete, Parallel" })).toHaveCount(0);
  await page.getByRole("button", { name: "Presets" }).click();
  await page.getByRole("button", { name: /^As fast as is safe/ }).click();
  await expect(lanes(page).getByRole("button", { name: "RollingUpdate, Parallel, maxUnavailable 25%" })).toBeVisible();
});

test("a link of another version says what is not understood, keeps what was typed, and compares all the same", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto("/compare?v=7&from=fields&set=default/web&n=0&ready=-3&k8s=1.99&l1=BlueGreen&mood=good");
  await expect(page.getByText("This comparison is of version 7, here is 1: what is not known here is left out.")).toBeVisible();
  await expect(page.getByText("Not understood in this address, and left alone: mood.")).toBeVisible();
  await expect(card(page, "Replicas").getByRole("alert")).toHaveText("A whole number from 1 to 1,000; until then 5 is taken.");
  await expect(card(page, "A pod takes").getByRole("alert")).toContainText("Seconds from 0 to 86,400");
  await expect(card(page, "Kubernetes").getByRole("alert")).toContainText("One of 1.33, 1.34");
  await expect(lanes(page).getByRole("alert")).toContainText("until then RollingUpdate is taken.");
  await expect((await edit(page, "Replicas")).getByLabel("Replicas now")).toHaveValue("0");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("note", { name: "Advice" })).toBeVisible();
  await expectAccessible(page);
});

test("I paste YAML, wrong and right, save the comparison as a file, and open it again", async ({ page }, testInfo) => {
  await page.goto("/compare?from=fields&set=default/web&n=4");
  const choice = await chooseSet(page);
  await choice.getByText("Paste YAML").click();
  const text = choice.getByLabel("A StatefulSet as YAML or JSON");
  await text.fill("kind: Deployment\nmetadata: {name: api}");
  await choice.getByRole("button", { name: "Take this set" }).click();
  await expect(choice.getByText("There is no StatefulSet in it, only Deployment api.")).toBeVisible();
  await expect(text).toHaveValue(/Deployment/);
  await text.fill(manifest);
  await choice.getByRole("button", { name: "Take this set" }).click();
  await expect(choice.getByText("store with 6 replicas is taken. Left out: Service store.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "What if store were updated by…" })).toBeVisible();
  await expect(page).toHaveURL(/set=shop%2Fstore/);

  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save" }).click()]);
  expect(saved.suggestedFilename()).toBe("store.comparison.json");
  for (const [title, name, beginning] of exported) {
    await page.getByRole("button", { name: "Export" }).click();
    const [taken] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: title }).click()]);
    expect(taken.suggestedFilename()).toBe(name);
    expect((await readFile(await taken.path())).toString("latin1")).toMatch(beginning);
  }
  const file = testInfo.outputPath("store.json");
  await writeFile(file, await readFile(await saved.path()));
  await page.goto("/compare?from=fields&set=default/web&n=4");
  const other = testInfo.outputPath("other.json");
  await writeFile(other, "[1, 2]");
  await page.getByLabel("A saved comparison").setInputFiles(other);
  await expect(page.getByText(/^This file is no comparison.* What you have here stays\.$/)).toBeVisible();
  await page.getByLabel("A saved comparison").setInputFiles(file);
  await expect(page.getByRole("heading", { name: "What if store were updated by…" })).toBeVisible();
  await expect(card(page, "Replicas")).toContainText("6");
});

test("where the cluster has no set, one is invented, and changed in a few fields with the keyboard alone", async ({ page, lab }) => {
  await lab.kubectl("delete", "statefulset", "--all", "--all-namespaces");
  await page.goto("/compare");
  await expect(page.getByText("This set is invented, since no set of the fleet has 2 replicas")).toBeVisible();
  await expect(page.getByRole("heading", { name: "What if web were updated by…" })).toBeVisible();
  await card(page, "Replicas").getByRole("button").first().focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Replicas now")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Replicas now")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("7");
  await page.keyboard.press("Escape");
  await expect(card(page, "Replicas").getByRole("button").first()).toBeFocused();
  await expect(card(page, "Replicas")).toContainText("7");
  await expect(page).toHaveURL(/n=7/);
});

base("the explorer goes away: the forecast goes on, and says so", async ({ page }) => {
  const explorer = await startExplorer(["--lab"]);
  await page.goto(`${explorer.url}/compare?set=default/myapp-stateful`);
  await expect(card(page, "Replicas")).toContainText("as it is now");
  await explorer.stop();
  await expect(page.getByText("Nothing is heard from the explorer. The forecast is worked out here, and goes on working.")).toBeVisible();
  const advice = page.getByRole("note", { name: "Advice" });
  const before = await advice.textContent();
  await card(page, "The new revision").getByRole("button", { name: "never ready" }).click();
  await expect(advice).not.toHaveText(before ?? "");
  await expect(card(page, "Replicas")).toContainText("as it is now");
  await page.getByRole("button", { name: "Another set…" }).click();
  await page.getByText("Paste YAML").click();
  await page.getByLabel("A StatefulSet as YAML or JSON").fill(manifest);
  await page.getByRole("button", { name: "Take this set" }).click();
  await expect(page.getByText("the explorer does not answer. What you pasted stays.")).toBeVisible();
});

const exported = [
  ["Picture (SVG)", "store.forecast.svg", /^<svg/],
  ["Picture (PNG)", "store.forecast.png", /^.PNG/],
  ["Table (CSV)", "store.forecast.csv", /^\w+,/],
  ["Section of Markdown", "store.forecast.md", /^#+ /],
] as const;

const manifest = `apiVersion: v1
kind: Service
metadata: {name: store, namespace: shop}
spec: {clusterIP: None, selector: {app: store}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: store, namespace: shop}
spec:
  replicas: 6
  serviceName: store
  selector: {matchLabels: {app: store}}
  template:
    metadata: {labels: {app: store}}
    spec:
      containers: [{name: store, image: "store:1"}]
`;
