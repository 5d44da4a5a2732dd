import type { Page } from "@playwright/test";
import { launchChromium } from "./chromium.ts";
import { startServer } from "./explorer-process.ts";
import { startLabProcess } from "./lab-process.ts";
import type { Measurement, Row } from "./measurement.ts";
import { quantile } from "./quantile.ts";

const sizes = [
  { replicas: 50, goalMs: 16 },
  { replicas: 1000, goalMs: 50 },
] as const;
const lanes = "l1=RollingUpdate&l2=RollingUpdate&l2p=20&l3=RollingUpdate.Parallel&l4=Deployment";
/** So many places the line is dragged to. */
const moves = 120;

/** How smoothly the line is dragged over the lanes of a comparison. */
export const measureCompare: Measurement = {
  name: "compare",
  title: "The Compare screen: dragging the line over four lanes",
  async run({ say }) {
    const lab = await startLabProcess(["--scenario", "none"]);
    const browser = await launchChromium();
    try {
      const explorer = await startServer(lab.kubeconfig);
      try {
        const page = await browser.newPage({ locale: "en-US", viewport: { width: 1440, height: 900 } });
        const rows: Row[] = [];
        for (const { replicas, goalMs } of sizes) {
          await page.goto(`${explorer.url}/compare?v=1&from=fields&set=default/web&n=${replicas}&${lanes}`);
          await page.getByTestId("lane-chart").nth(3).waitFor();
          const times = await dragTimes(page);
          say(`4 × ${replicas}: p95 ${quantile(times, 0.95).toFixed(1)} ms`);
          rows.push({
            what: `A frame while the line is dragged over 4 × ${replicas} ordinals, p95 of ${moves}`,
            measured: `${quantile(times, 0.95).toFixed(1)} ms (median ${quantile(times, 0.5).toFixed(1)})`,
            goal: `${goalMs} ms`,
            held: quantile(times, 0.95) <= goalMs,
          });
        }
        return { rows, notes };
      } finally {
        await explorer.stop();
      }
    } finally {
      await browser.close();
      await lab.stop();
    }
  },
};

const notes = [
  "Chromium, 1440 × 900. The pointer's event is sent in an animation frame; its time is until the task after that frame: script, style, layout and paint. More than 60 ordinals fold into bands.",
];

/** Drags the line in the page itself, one place a frame, and answers what each took, in milliseconds. */
function dragTimes(page: Page): Promise<number[]> {
  return page.evaluate(async (count) => {
    const chart = document.querySelector('[data-testid="lane-chart"]');
    if (!chart) throw new Error("There is no chart.");
    const box = chart.getBoundingClientRect();
    const send = (type: string, share: number) =>
      chart.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          pointerId: 1,
          buttons: 1,
          clientX: box.left + share * box.width,
          clientY: box.top + 4,
        }),
      );
    // A pointer that no hand holds cannot be captured.
    chart.setPointerCapture = () => undefined;
    send("pointerdown", 0);
    const times: number[] = [];
    for (let move = 1; move <= count; move++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const begun = performance.now();
      send("pointermove", move / count);
      await new Promise<void>((resolve) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve();
        channel.port2.postMessage(undefined);
      });
      times.push(performance.now() - begun);
    }
    send("pointerup", 1);
    return times;
  }, moves);
}
