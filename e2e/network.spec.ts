import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, type LabDriver, test } from "./story.ts";

const home = "default/myapp-stateful";

test("I see the governing Service and the one for clients, and per pod its record, slices and address; a tile leads to the board", async ({
  page,
}) => {
  await openNetwork(page, home);
  const services = page.getByRole("region", { name: "Services" });
  await expect(services).toContainText("governing: gives the pods their names · headless");
  await expect(services).toContainText(/leads to these pods · NodePort 10\.96\.0\.\d+/);
  await expect(services).toContainText("http 8000 → 8000, node port 30001");
  await expect(services).toContainText("3 ready");
  await expect(rowOf(page, 1)).toContainText(/10\.244\.\d+\.\d+ · <?\d+ ms/);
  await expect(rowOf(page, 1)).toContainText("resolved by the cluster's DNS, TTL 30 s");
  await expect(rowOf(page, 1)).toContainText(/10\.244\.\d+\.\d+ · hostname myapp-stateful-1 · ready/);
  await bothThemes(page, () => expectAccessible(page));
  await page.getByRole("searchbox").fill("myapp-stateful-2");
  await expect(page.getByText("1 of 3 ordinals")).toBeVisible();
  await page.getByRole("link", { name: "Ordinal 2 on the board" }).click();
  await expect(page.getByRole("region", { name: "Details of ordinal 2" })).toBeVisible();
});

test("with the keyboard alone I look up where addresses lead back to, and then look from inside a pod", async ({ page }) => {
  await openNetwork(page, home);
  await page.getByRole("button", { name: "Look up PTR" }).focus();
  await page.keyboard.press("Enter");
  await expect(rowOf(page, 0)).toContainText("leads back to its name");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("ArrowDown");
  await expect(page).toHaveURL(/from=myapp-stateful-0/);
  await expect(page.getByRole("button", { name: "Look up names" })).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(rowOf(page, 2)).toContainText("asked in the pod by nslookup");
  await expect(page.getByText(/In myapp-stateful-0 \(myapp\): myapp-headless\.default\.svc\.cluster\.local is 10\./)).toBeVisible();
  await bothThemes(page, () => expectAccessible(page));
});

test.describe("a refusal", () => {
  test.use({ expectedComplaint: "403" });

  test("without the right to run commands nothing is looked up from inside, and the right is named", async ({ page, lab }) => {
    await lab.setFault({ fault: "right-missing", verb: "create", resource: "pods/exec" });
    await page.goto(`/statefulsets/${home}?tab=network&from=myapp-stateful-0`);
    await page.getByRole("button", { name: "Look up names" }).click();
    await expect(page.getByText(/needs the right to create pods\/exec in namespace default/)).toBeVisible();
  });
});

test("a pod of somebody else behind my Services is shown, with whose it is and by which Service", async ({ page, lab }) => {
  await lab.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "stranger", namespace: "default", labels: { app: "myapp-stateful" } },
    spec: { containers: [{ name: "app", image: "myapp:1.0" }] },
  });
  await openNetwork(page, home);
  const others = page.getByRole("region", { name: "Pods of others behind these Services" });
  await expect(others).toContainText(/nobody's · 10\.244\.\d+\.\d+ · ready · by myapp-headless, myapp-service/);
  await expect(
    page.getByText("It leads also to 1 pod that is not of this set, and its address is in its answers.", { exact: false }),
  ).toBeVisible();
});

test("DNS that does not answer is not taken for a missing name; a Service that selects other pods gives these no names", async ({
  page,
  lab,
}) => {
  await openNetwork(page, home);
  await expect(rowOf(page, 0)).toContainText("resolved by the cluster's DNS");
  await lab.setFault({ fault: "dns-down" });
  await expect(rowOf(page, 0)).toContainText("DNS server does not answer");
  await lab.endFaults();
  await lab.kubectl("patch", "service", "myapp-headless", "--type=merge", "-p", '{"spec":{"selector":{"app":"other"}}}');
  await expect(page.getByText("their template has no label app=other")).toBeVisible();
  await expect(rowOf(page, 0)).toContainText("Service selects other pods");
  await expect(rowOf(page, 0)).not.toContainText("hostname myapp-stateful-0");
});

test("a set whose Service is missing, with ordinals from 5 and a long name, on a telephone in both themes", async ({ page, lab }) => {
  const name = "a-name-that-is-as-long-as-one-may-be-for-a-set-abc";
  await create(lab, name, { ordinals: { start: 5 }, replicas: 2 });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/statefulsets/default/${name}?tab=network`);
  await expect(page.getByText("The set names this Service and it does not exist")).toBeVisible();
  await expect(page.getByRole("link", { name: "Ordinal 5 on the board" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await bothThemes(page, () => expectAccessible(page));
});

test("Services may not be listed: the right is named, and no Service is called missing", async ({ page, lab }) => {
  for (const verb of ["list", "watch"]) await lab.setFault({ fault: "right-missing", verb, resource: "services" });
  await openNetwork(page, home);
  await expect(page.getByText("list services in namespace default", { exact: false }).first()).toBeVisible();
  await expect(page.getByText("does not exist")).toHaveCount(0);
});

test("zero replicas, and a set that vanishes while its network is open", async ({ page, lab }) => {
  await create(lab, "none", { replicas: 0 });
  await openNetwork(page, "default/none");
  await expect(page.getByText("The set is scaled to 0 replicas: there are no names to ask for.")).toBeVisible();
  await lab.kubectl("delete", "statefulset", "none");
  await expect(page.getByText("StatefulSet default/none does not exist")).toBeVisible();
});

/** The ordinal's row, with what is said below it. */
function rowOf(page: Page, ordinal: number): Locator {
  return page.locator("tbody").filter({ has: page.getByRole("link", { name: `Ordinal ${ordinal} on the board`, exact: true }) });
}

async function openNetwork(page: Page, address: string): Promise<void> {
  await page.goto(`/statefulsets/${address}?tab=network`);
  await expect(page.getByText(/^Loading/)).toHaveCount(0);
}

async function bothThemes(page: Page, look: () => Promise<void>): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await look();
  }
}

async function create(lab: LabDriver, name: string, spec: object): Promise<void> {
  const labels = { app: name };
  await lab.apply({
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name, namespace: "default" },
    spec: {
      serviceName: name,
      podManagementPolicy: "Parallel",
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: "app", image: "myapp:1.0" }] } },
      ...spec,
    },
  });
}
