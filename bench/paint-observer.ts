import type { Page } from "@playwright/test";

/** A count of restarts that stood painted in an ordinal's row, and when (milliseconds since 1970). */
export interface Painted {
  ordinal: number;
  restarts: number;
  at: number;
}

/**
 * Has the page note each count of restarts in a board's rows once the frame that shows it has been drawn: the task after the
 * animation frame after the change of the document.
 */
export async function observePaint(page: Page): Promise<() => Promise<Painted[]>> {
  await page.evaluate(() => {
    const painted: { ordinal: number; restarts: number; at: number }[] = [];
    const shown = new Map<number, number>();
    const note = () => {
      const at = Date.now();
      for (const row of document.querySelectorAll<HTMLElement>("tr[data-ordinal]")) {
        const ordinal = Number(row.dataset.ordinal);
        const restarts = Number(/(\d+) restart/.exec(row.textContent)?.[1] ?? 0);
        if (shown.get(ordinal) === restarts) continue;
        shown.set(ordinal, restarts);
        painted.push({ ordinal, restarts, at });
      }
    };
    let isAsked = false;
    new MutationObserver(() => {
      if (isAsked) return;
      isAsked = true;
      requestAnimationFrame(() => {
        isAsked = false;
        setTimeout(note);
      });
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(globalThis, { painted });
  });
  return () => page.evaluate(() => (globalThis as unknown as { painted: Painted[] }).painted);
}
