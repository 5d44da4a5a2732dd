import type { Page } from "@playwright/test";
import { openAction } from "./action-page.ts";
import { openBoard, rowOf } from "./board-page.ts";
import { expect, expectAccessible, type LabDriver, test } from "./story.ts";

interface OddSet {
  name: string;
  replicas?: number;
  start?: number;
  templates?: readonly string[];
  labels?: Readonly<Record<string, string>>;
  setLabels?: Readonly<Record<string, string>>;
}

const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`label-${index}`, `value-${index}`]));
const longName = "a-name-that-is-as-long-as-one-may-be-for-a-set-abc";

const odd: readonly (OddSet & { what: string })[] = [
  { what: "names of 60 letters and more", name: longName, templates: ["a-claim-template-with-a-long-name-as-well"] },
  { what: "a thousand labels", name: "labelled", labels: many, setLabels: many },
  { what: "no labels of its own, and no claims", name: "plain", templates: [] },
  { what: "two claim templates", name: "double", templates: ["data", "log"] },
  { what: "zero replicas", name: "none", replicas: 0 },
  { what: "ordinals from 5", name: "from-five", start: 5, replicas: 2 },
];

for (const { what, ...set } of odd) {
  test(`a set with ${what}: every tab shows it, on a telephone too`, async ({ page, lab }) => {
    await create(lab, set);
    const first = set.start ?? 0;
    await page.goto(`/statefulsets/default/${set.name}`);
    if (set.replicas === 0) await expect(page.getByText("No ordinals")).toBeVisible();
    else await expect(rowOf(page, first)).toContainText("Ready");
    await page.setViewportSize({ width: 390, height: 844 });
    for (const tab of await tabsOf(page)) {
      await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: tab, exact: true }).click();
      await expect(page.getByRole("navigation", { name: "Views" }).locator("[aria-current=page]")).toHaveText(tab);
      await expect(page.getByText(/^Loading/)).toHaveCount(0);
      expect(await widest(page), `${tab} is wider than the window`).toBeLessThanOrEqual(390);
    }
  });
}

test("the set is deleted while one of its tabs, or a form, is open: said so, with the way back", async ({ page, lab }) => {
  await create(lab, { name: "short-lived", templates: ["data"] });
  await openBoard(page, "default/short-lived");
  const dialog = await openAction(page, "Scale");
  await dialog.getByLabel("Replicas").fill("3");
  await lab.kubectl("delete", "statefulset", "short-lived", "--cascade=orphan");
  await expect(page.getByText("StatefulSet default/short-lived does not exist")).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("main").getByRole("link", { name: /fleet/i }).first()).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
});

function tabsOf(page: Page): Promise<string[]> {
  return page.getByRole("navigation", { name: "Views" }).getByRole("link").allInnerTexts();
}

function widest(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}

async function create(lab: LabDriver, { name, replicas = 1, start, templates = ["data"], labels = {}, setLabels }: OddSet): Promise<void> {
  const all = { app: name, ...labels };
  const manifest = {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name, ...(setLabels && { labels: setLabels }) },
    spec: {
      serviceName: name,
      replicas,
      podManagementPolicy: "Parallel",
      ...(start === undefined ? {} : { ordinals: { start } }),
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: all },
        spec: {
          containers: [
            {
              name: "app",
              image: "myapp:1.0",
              volumeMounts: templates.map((template) => ({ name: template, mountPath: `/${template}` })),
            },
          ],
        },
      },
      volumeClaimTemplates: templates.map((template) => ({
        metadata: { name: template },
        spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "16Mi" } } },
      })),
    },
  };
  await lab.apply(manifest);
}
