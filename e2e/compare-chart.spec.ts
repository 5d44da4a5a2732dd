import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./story.ts";

// Ten seconds a pod: 2 from 0 s, 1 from 10 s, 0 from 20 s on.
const works = "/compare?v=1&from=fields&set=default/web&n=3&start=2&ready=3&stop=5&l1=RollingUpdate&l2=RollingUpdate&l2p=2";

const lanes = (page: Page) => page.getByRole("list", { name: "Forecast" });
const charts = (page: Page) => page.getByTestId("lane-chart");
const moment = (page: Page, lane: number) => page.getByTestId("lane-moment").nth(lane);
const line = (page: Page, lane: string) => page.getByRole("slider", { name: `Line in ${lane}`, exact: true });

/** Where each lane's line stands, as a share of its chart. */
async function lineShares(page: Page): Promise<number[]> {
  return charts(page).evaluateAll((all) =>
    all.map((chart) => {
      const [box, mark] = [chart.getBoundingClientRect(), chart.querySelector('[data-testid="line"]')?.getBoundingClientRect()];
      return mark === undefined ? -1 : Math.round(((mark.left + mark.width / 2 - box.left) / box.width) * 100);
    }),
  );
}

test("I drag the line with the mouse: it moves in all lanes, each says what happens then, and the link carries it", async ({ page }) => {
  await page.goto(works);
  const box = await charts(page).first().boundingBox();
  if (!box) throw new Error("There is no chart.");
  await page.mouse.move(box.x + box.width * 0.1, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, box.y + 8, { steps: 5 });
  await page.mouse.up();
  expect(await lineShares(page)).toEqual([40, 40]);
  await expect(moment(page, 0)).toContainText(/web-2 serves the new revision; 2 of 3 ready/);
  await expect(moment(page, 1)).toContainText("held by the partition until somebody lowers it");
  await expect(page).toHaveURL(/[?&]at=\d/);

  // What I point at is explained, with the rule and where it stands.
  const bar = charts(page).first().locator('[data-phase="ending"]').last();
  await bar.hover();
  await expect(lanes(page).getByText(/^web-2: ending, old revision/)).toBeVisible();
  await expect(lanes(page).getByText(/stateful_set_control\.go/)).toBeVisible();

  await page.reload();
  await expect(moment(page, 0)).toContainText(/web-2 serves the new revision/);
});

test("with the keyboard alone I go from happening to happening, choose a bar, zoom, and play", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(works);
  const slider = line(page, "RollingUpdate");
  await slider.focus();
  await page.keyboard.press("Home");
  await expect(slider).toHaveAttribute("aria-valuetext", /^0 s: /);
  await page.keyboard.press("PageDown");
  await expect(slider).toHaveAttribute("aria-valuetext", /deleting web-2/);
  await page.keyboard.press("ArrowUp");
  await expect(lanes(page).getByText(/^web-2: ending/)).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuetext", /^1 s: /);
  await page.keyboard.press("+");
  await expect(page).toHaveURL(/zoom=/);
  await page.keyboard.press("0");
  await expect(page).not.toHaveURL(/zoom=/);
  await page.keyboard.press("Home");
  await page.getByLabel("Speed").selectOption("20×");
  await page.getByRole("button", { name: "Play" }).press("Enter");
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await expect(moment(page, 0)).toContainText("3 of 3 ready");
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
  await expect(moment(page, 0)).toContainText("finished");
});

test("the best and the worst say why; the same facts stand in tables; accessible in both themes and on a telephone", async ({ page }) => {
  await page.goto(`${works}&l3=RollingUpdate.Parallel`);
  const parallel = lanes(page).getByRole("listitem").nth(2);
  await parallel.getByText("best").first().click();
  await expect(parallel.getByText(/The best of/).first()).toBeVisible();
  await page.getByText("As tables").click();
  await expect(page.getByRole("table", { name: "Facts" }).getByRole("row", { name: /^Finished after/ })).toBeVisible();
  const happenings = page.getByRole("table", { name: "RollingUpdate, partition 2" });
  await expect(happenings.getByRole("row", { name: /2 deleted, old revision/ })).toBeVisible();
  await expect(happenings.getByRole("row", { name: /waits until .* \(pkg\/controller\/statefulset/ }).last()).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 800 });
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("a thousand ordinals fold into bands, of which one opens by mouse or enter", async ({ page }) => {
  await page.goto("/compare?v=1&from=fields&set=default/web&n=1000&l1=RollingUpdate&at=600");
  await expect(charts(page).locator("[data-band]")).toHaveCount(40);
  await expect(moment(page, 0)).toContainText("999 of 1000 ready");
  await page.getByRole("button", { name: "Ordinals 975 to 999" }).click();
  await expect(page.getByRole("button", { name: "Ordinals 975 to 999" })).toHaveAttribute("aria-expanded", "true");
  await expect(charts(page).locator('[data-phase="ready"]').first()).toBeVisible();
  await line(page, "RollingUpdate").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Ordinals 0 to 24" })).toHaveAttribute("aria-expanded", "true");
});
