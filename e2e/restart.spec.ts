import { expect, test } from "@playwright/test";
import { rowOf } from "./board-page.ts";
import { startExplorer } from "./explorer.ts";

test("the explorer itself goes away and comes back: the page keeps what it showed, says so, and catches up by itself", async ({ page }) => {
  const first = await startExplorer(["--lab"]);
  const { port } = new URL(first.url);
  await page.goto(`${first.url}/statefulsets/default/myapp-stateful`);
  await expect(rowOf(page, 0)).toContainText("132");
  await first.stop();
  await expect(page.getByRole("banner")).toContainText("Reconnecting");
  await expect(rowOf(page, 0)).toContainText("132");
  const second = await startExplorer(["--lab", "--port", port]);
  try {
    await expect(page.getByRole("banner")).toContainText("Live", { timeout: 20_000 });
    await expect(rowOf(page, 2)).toContainText("115");
  } finally {
    await second.stop();
  }
});
