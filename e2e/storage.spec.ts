import type { Locator, Page } from "@playwright/test";
import { rowOf } from "./board-page.ts";
import { expect, expectAccessible, type LabDriver, test } from "./story.ts";

test("I see each ordinal's claim with its volume, its place and what becomes of it; a tile leads back to the board", async ({
  page,
  lab,
}) => {
  await openStorage(page, "default/myapp-stateful");
  const row = claimRow(page, "data-myapp-stateful-1");
  await expect(row).toContainText("Bound");
  await expect(row).toContainText("1 GiB");
  await expect(row).toContainText(/Delete · hostPath · node node-\d/);
  await expect(row).toContainText("no owner: it stays");
  await expect(page.getByText("Deleted: all claims stay, and a new set of the same name finds them.")).toBeVisible();
  await bothThemes(page, () => expectAccessible(page));
  await lab.kubectl("scale", "statefulset", "myapp-stateful", "--replicas=1");
  await expect(claimRow(page, "data-myapp-stateful-2")).toContainText("left behind");
  await expect(claimRow(page, "data-myapp-stateful-2")).toContainText("Scaled to 3 or more, pod myapp-stateful-2 finds its old data.");
  await claimRow(page, "data-myapp-stateful-2").getByRole("link", { name: "Actions for ordinal 2" }).click();
  await expect(page.getByRole("dialog")).toContainText("Delete claim");
  await page.goBack();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.getByRole("searchbox").fill("left behind");
  await expect(page.getByText("2 of 3 claims")).toBeVisible();
  await page.getByRole("searchbox").fill("nothing of that name");
  await page.getByRole("button", { name: "Show all claims" }).click();
  await page.getByRole("link", { name: "Ordinal 0 on the board" }).click();
  await expect(page.getByRole("region", { name: "Details of ordinal 0" })).toBeVisible();
  await page.goBack();
  await expect(claimRow(page, "data-myapp-stateful-0")).toBeVisible();
});

test("how full the volumes are is asked for with the keyboard; where nobody can say, no number is invented", async ({ page }) => {
  await openStorage(page, "default/myapp-stateful");
  await page.getByRole("button", { name: "Ask how full they are" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/Used on node-\d: not known\. The cluster does not answer/).first()).toBeVisible();
  await expect(claimRow(page, "data-myapp-stateful-0")).not.toContainText(/used \d/);
});

test("the right to ask the nodes is missing: it is named, with the command that grants it", async ({ page, lab }) => {
  await lab.setFault({ fault: "right-missing", verb: "get", resource: "nodes/proxy" });
  await openStorage(page, "default/myapp-stateful");
  await page.getByRole("button", { name: "Ask how full they are" }).click();
  await expect(page.getByText("get nodes/proxy in the whole cluster", { exact: true })).toBeVisible();
  await expect(page.getByText(/kubectl create clusterrole/)).toBeVisible();
});

test("two templates, one of a class that is not there and mounted nowhere: each claim says what it waits for", async ({ page, lab }) => {
  await create(lab, { templates: [{ name: "data" }, { name: "log", className: "nowhere" }], mounts: ["data"] });
  await openStorage(page, "default/odd");
  await expect(claimRow(page, "log-odd-0")).toContainText("Its class nowhere does not exist");
  await expect(claimRow(page, "data-odd-0")).toContainText("It waits for pod odd-0 to be scheduled");
  await expect(page.getByText("No container mounts the volume of the template log")).toBeVisible();
  await bothThemes(page, () => expectAccessible(page));
});

test("a claim is deleted while its pod uses it: I am warned of the data that goes at the pod's end", async ({ page, lab }) => {
  await openStorage(page, "default/myapp-stateful");
  await lab.kubectl("delete", "pvc", "data-myapp-stateful-1", "--wait=false");
  await expect(claimRow(page, "data-myapp-stateful-1")).toContainText("It is deleted while pod myapp-stateful-1 uses it");
});

test("a claim of another size, one of a set that was deleted, and ordinals from 5", async ({ page, lab }) => {
  await lab.apply(claim("data-odd-5", "64Mi"), claim("data-long-gone-0", "16Mi"));
  await create(lab, { templates: [{ name: "data" }], start: 5 });
  await openStorage(page, "default/odd");
  await expect(claimRow(page, "data-odd-5")).toContainText("It asks for 64Mi, its template for 16Mi: new ordinals get the template's size");
  await expect(claimRow(page, "data-long-gone-0")).toContainText("of a set that does not exist · long-gone");
  await expect(page.getByRole("link", { name: "Ordinal 5 on the board" })).toBeVisible();
});

test("no claims at all, and no ordinals", async ({ page, lab }) => {
  await create(lab, { templates: [] });
  await openStorage(page, "default/odd");
  await expect(page.getByText("The set has no claim templates: what its pods write is gone with each pod.")).toBeVisible();
  await expect(page.getByText("Nothing of what its pods write outlives them.")).toBeVisible();
  await create(lab, { name: "none", templates: [{ name: "data" }], replicas: 0 });
  await openStorage(page, "default/none");
  await expect(page.getByText("The set is scaled to 0 replicas and has left no claims behind.")).toBeVisible();
});

test("claims may not be listed: the right is named, and nothing is called missing", async ({ page, lab }) => {
  await lab.setFault({ fault: "right-missing", verb: "list", resource: "persistentvolumeclaims" });
  await lab.setFault({ fault: "right-missing", verb: "watch", resource: "persistentvolumeclaims" });
  await openStorage(page, "default/myapp-stateful");
  await expect(page.getByText("list persistentvolumeclaims", { exact: false }).first()).toBeVisible();
  await expect(claimRow(page, "data-myapp-stateful-0")).toContainText("Not known");
  await expect(page.getByText("No such claim")).toHaveCount(0);
});

test("on a telephone each claim is a card, in both themes, and nothing is wider than the window", async ({ page, lab }) => {
  const name = "a-name-that-is-as-long-as-one-may-be-for-a-set-abc";
  await create(lab, { name, templates: [{ name: "a-claim-template-with-a-long-name-as-well" }] });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/statefulsets/default/${name}?tab=storage`);
  await expect(page.getByRole("article")).toContainText("16 MiB");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await bothThemes(page, () => expectAccessible(page));
});

test("the set vanishes while its storage is open: said so, and back when it is back", async ({ page, lab }) => {
  await create(lab, { templates: [{ name: "data" }] });
  await openStorage(page, "default/odd");
  await expect(claimRow(page, "data-odd-0")).toContainText("Bound");
  await lab.kubectl("delete", "statefulset", "odd");
  await expect(page.getByText("StatefulSet default/odd does not exist")).toBeVisible();
  await create(lab, { templates: [{ name: "data" }] });
  await expect(claimRow(page, "data-odd-0")).toContainText("Bound");
  await expect(rowOf(page, 0)).toHaveCount(0);
});

test("of many ordinals only the rows near the window exist, and a search finds the last one", async ({ page, lab }) => {
  await create(lab, { replicas: 150, templates: [{ name: "data", className: "nowhere" }], isParallel: true });
  await openStorage(page, "default/odd");
  await expect(claimRow(page, "data-odd-0")).toContainText("Its class nowhere does not exist");
  await expect(page.getByRole("table", { name: "Claims" })).toHaveAttribute("aria-rowcount", "151");
  expect(await page.locator("tbody tr").count()).toBeLessThan(120);
  await page.getByRole("searchbox").fill("odd-149");
  await expect(claimRow(page, "data-odd-149")).toContainText("Pending");
  await expect(page.getByText("1 of 150 claims")).toBeVisible();
});

/** The claim's row, with what is said below it. */
function claimRow(page: Page, name: string): Locator {
  return page.locator("tbody").filter({ has: page.getByRole("button", { name: `Copy ${name}`, exact: true }) });
}

async function openStorage(page: Page, address: string): Promise<void> {
  await page.goto(`/statefulsets/${address}?tab=storage`);
  await expect(page.getByText(/^Loading/)).toHaveCount(0);
}

async function bothThemes(page: Page, look: () => Promise<void>): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await look();
  }
}

function claim(name: string, storage: string) {
  const spec = { accessModes: ["ReadWriteOnce"], resources: { requests: { storage } } };
  return { apiVersion: "v1", kind: "PersistentVolumeClaim", metadata: { name, namespace: "default" }, spec };
}

interface Wanted {
  name?: string;
  replicas?: number;
  start?: number;
  templates: readonly { name: string; className?: string }[];
  /** Templates whose volume is mounted; all of them unless said. */
  mounts?: readonly string[];
  isParallel?: boolean;
}

async function create(lab: LabDriver, { name = "odd", replicas = 1, start = 0, templates, mounts, isParallel }: Wanted): Promise<void> {
  const labels = { app: name };
  const volumeMounts = (mounts ?? templates.map((template) => template.name)).map((of) => ({ name: of, mountPath: `/${of}` }));
  await lab.apply({
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name, namespace: "default" },
    spec: {
      serviceName: name,
      replicas,
      ordinals: { start },
      ...(isParallel && { podManagementPolicy: "Parallel" }),
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: "app", image: "myapp:1.0", volumeMounts }] } },
      volumeClaimTemplates: templates.map((template) => ({
        metadata: { name: template.name },
        spec: {
          accessModes: ["ReadWriteOnce"],
          ...(template.className && { storageClassName: template.className }),
          resources: { requests: { storage: "16Mi" } },
        },
      })),
    },
  });
}
