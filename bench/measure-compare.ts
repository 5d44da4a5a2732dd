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

const forecasts = [
  { what: "A forecast of 1,000 ordinals, one lane", query: "n=1000&l1=RollingUpdate", goalMs: 200 },
  { what: "A forecast of four lanes of 50 ordinals", query: `n=50&${lanes}`, goalMs: 16 },
] as const;
const forecastRounds = 40;

/** How long forecasts take in the browser, and how smoothly the line is dragged over the lanes of a comparison. */
export const measureCompare: Measurement = {
  name: "compare",
  title: "The Compare screen: forecasts, and the line over four lanes",
  async run({ say }) {
    const lab = await startLabProcess(["--scenario", "none"]);
    const browser = await launchChromium();
    try {
      const explorer = await startServer(lab.kubeconfig);
      try {
        const page = await browser.newPage({ locale: "en-US", viewport: { width: 1440, height: 900 } });
        const rows: Row[] = [];
        for (const { what, query, goalMs } of forecasts) {
          await page.goto(`${explorer.url}/compare?v=1&from=fields&set=default/web&${query}`);
          await page.getByTestId("lane-chart").first().waitFor();
          const times = await forecastTimes(page);
          const median = quantile(times, 0.5);
          say(`${what}: ${median.toFixed(1)} ms`);
          rows.push({
            what: `${what}, median of ${forecastRounds}`,
            measured: `${median.toFixed(1)} ms (p95 ${quantile(times, 0.95).toFixed(1)})`,
            goal: `${goalMs} ms`,
            held: median <= goalMs,
          });
        }
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
  "A forecast is made in the page, each time with another seed, and timed by the page itself (user timing); what a broken revision would do in each lane is part of it. The first ten are left out: until then the browser has not compiled what they run.",
  "Chromium, 1440 × 900. The pointer's event is sent in an animation frame; its time is until the task after that frame: script, style, layout and paint. More than 60 ordinals fold into bands.",
];

/** Has the page make forecasts with other seeds, and answers what each took, in milliseconds. */
function forecastTimes(page: Page): Promise<number[]> {
  return page.evaluate(async (count) => {
    const warmUp = 10;
    const times: number[] = [];
    for (let seed = 2; seed < count + warmUp + 2; seed++) {
      const before = performance.getEntriesByName("forecast")[0]?.startTime;
      const address = new URL(location.href);
      address.searchParams.set("seed", String(seed));
      history.pushState({}, "", address);
      dispatchEvent(new PopStateEvent("popstate"));
      let made = performance.getEntriesByName("forecast")[0];
      while (made === undefined || made.startTime === before) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        made = performance.getEntriesByName("forecast")[0];
      }
      if (seed >= warmUp + 2) times.push(made.duration);
    }
    return times;
  }, forecastRounds);
}

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
