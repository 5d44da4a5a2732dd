import { tabTo } from "./action-page.ts";
import { openBoard } from "./board-page.ts";
import { expect, expectAccessible, test } from "./story.ts";

const address = "/statefulsets/default/myapp-stateful?tab=probes";

test("probes are worded as kubectl describe words them, with when they would do what", async ({ page, lab }) => {
  await page.goto(address);
  const section = page.getByRole("region", { name: "Probes of myapp" });
  await expect(section).toBeVisible();
  const described = await lab.kubectl("describe", "statefulset", "myapp-stateful");
  for (const kind of ["Liveness", "Readiness"]) {
    const words = new RegExp(`^ +${kind}: +(.+)$`, "m").exec(described)?.[1] ?? "kubectl did not say";
    await expect(section.getByRole("definition").filter({ hasText: words })).not.toHaveCount(0);
  }
  const hangs = section.getByRole("table", { name: /answers no more/ });
  await expect(hangs.getByRole("row", { name: /not ready, gone from the endpoints/ })).toContainText("20 to 31 s");
  await expect(hangs.getByRole("row", { name: /liveness has it restarted/ })).toContainText("20 to 31 s");
  await expect(section.getByRole("table", { name: /never answers/ }).getByRole("row", { name: /first time/ })).toContainText("5 to 16 s");
});

test("with the keyboard alone: to the tab, and a probe's words copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openBoard(page);
  await tabTo(page, "Probes");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Probes of myapp" })).toBeVisible();
  await tabTo(page, /^Copy http-get/);
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("http-get http://:8000/ delay=5s");
});

test("a readiness probe that fails is counted in its pod's row, and a hanging app is restarted and warned of", async ({ page, lab }) => {
  await page.goto(address);
  const results = page.getByRole("list", { name: "Results of the probes, by pod" });
  const row = (ordinal: number) => results.getByRole("listitem").filter({ hasText: `myapp-stateful-${ordinal}` });
  await expect(row(1)).toContainText("ready · started");
  await lab.setFault({ fault: "readiness-fails", container: "default/myapp-stateful-1/myapp" });
  await lab.setFault({ fault: "app-hangs", container: "default/myapp-stateful-2/myapp" });
  await expect(row(1)).toContainText(/readiness failed (once|\d+ times)/);
  await expect(row(1)).toContainText("not ready · started");
  await expect(row(2)).toContainText(/liveness failed (once|\d+ times)/);
  await expect(row(2)).toContainText("1 restart");
  await expect(row(2)).toContainText(/last ended with exit code/);
  await expect(page.getByRole("list", { name: "Worth a look" })).toContainText(
    /myapp of myapp-stateful-2 was restarted by its liveness probe/,
  );
  await expect(row(0)).toContainText("ready · started");
});

test("I may not list Events: said with the command, and the rest is shown", async ({ page, lab }) => {
  await lab.setFault({ fault: "right-missing", verb: "list", resource: "events" });
  await lab.setFault({ fault: "right-missing", verb: "watch", resource: "events" });
  await page.goto(address);
  await expect(page.getByText("list events in namespace default").first()).toBeVisible();
  await expect(page.getByRole("list", { name: "Results of the probes, by pod" })).toContainText("ready · started");
});

test("the tab is accessible in both themes, and fits a telephone", async ({ page }) => {
  await page.goto(address);
  await expect(page.getByRole("region", { name: "Probes of myapp" })).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test.describe("an app whose probes count as visits", () => {
  test.use({ scenario: "moscow-time-py" });

  test("its counters rise while only the kubelet asks, and that is said", async ({ page }) => {
    await page.goto("/statefulsets/default/moscow-time-py?tab=probes");
    await expect(page.getByRole("list", { name: "Worth a look" })).toContainText(
      /rose by \d+ while you looked, and all others rose too; the kubelet asks 12 times a minute/,
      { timeout: 40_000 },
    );
  });
});
