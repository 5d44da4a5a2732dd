import type { Page } from "@playwright/test";

/**
 * Has the page time its keys from now on. `paints`: milliseconds from each keydown to the task after the next frame, taken out; `reach`: from
 * the last keydown to the frame in which an element of this selector stands.
 */
export async function timeKeys(page: Page) {
  await page.evaluate(() => {
    const timer = { paints: [] as number[], keyAt: 0 };
    const afterFrame = (then: () => void) => requestAnimationFrame(() => setTimeout(then));
    document.addEventListener(
      "keydown",
      ({ timeStamp }) => {
        timer.keyAt = timeStamp;
        afterFrame(() => timer.paints.push(performance.now() - timeStamp));
      },
      true,
    );
    const reach = (selector: string) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.querySelector(selector)) afterFrame(() => resolve(performance.now() - timer.keyAt));
          else requestAnimationFrame(look);
        };
        look();
      });
    Object.assign(globalThis, { keyTimer: { timer, reach } });
  });
  return {
    paints: () =>
      page.evaluate(() => (globalThis as unknown as { keyTimer: { timer: { paints: number[] } } }).keyTimer.timer.paints.splice(0)),
    reach: (selector: string) =>
      page.evaluate(
        (wanted) => (globalThis as unknown as { keyTimer: { reach(selector: string): Promise<number> } }).keyTimer.reach(wanted),
        selector,
      ),
  };
}
