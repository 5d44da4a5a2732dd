import type { Browser } from "@playwright/test";
import { launchChromium } from "./chromium.ts";
import { startServer } from "./explorer-process.ts";
import type { Measurement } from "./measurement.ts";
import { openScriptScale, type WeighedScript } from "./script-scale.ts";
import { until } from "./until.ts";

const goalKb = 170;
const quietMs = 2000;
const shownChunks = 6;

/** So much the Compare screen may load besides what the fleet loads. */
const compareAddsKb = 60;

const pages = [
  { what: "fleet", path: "/", shows: "table" },
  { what: "board", path: "/statefulsets/default/myapp-stateful", shows: 'tr[data-ordinal="0"]' },
  { what: "Compare", path: "/compare?set=default/myapp-stateful", shows: '[aria-label="Forecast"]' },
];

/** All JavaScript that a first visit loads before it is idle, the shared worker's included. */
export const measureFirstLoad: Measurement = {
  name: "first-load",
  title: "First load of fleet, board and Compare",
  async run({ say }) {
    const explorer = await startServer();
    const browser = await launchChromium();
    try {
      const rows = [];
      const measuredKb = new Map<string, number>();
      const notes = [
        `Every script that passes until the page has asked for nothing more for ${quietMs / 1000} s, each weighed with gzip -9.`,
      ];
      for (const page of pages) {
        const scripts = await weighPage(browser, explorer.url + page.path, page.shows);
        const kb = scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) / 1000;
        say(`${page.what}: ${kb.toFixed(1)} kB`);
        measuredKb.set(page.what, kb);
        const mostKb = page.what === "Compare" ? (measuredKb.get("fleet") ?? 0) + compareAddsKb : goalKb;
        rows.push({
          what: `${page.what}, JavaScript gzipped`,
          measured: `${kb.toFixed(1)} kB in ${scripts.length} files`,
          goal: page.what === "Compare" ? `≤ ${compareAddsKb} kB more than the fleet` : `≤ ${goalKb} kB`,
          held: kb <= mostKb,
        });
        notes.push(`The largest of the ${page.what}: ${namedLargest(scripts)}.`);
      }
      return { rows, notes };
    } finally {
      await browser.close();
      await explorer.stop();
    }
  },
};

async function weighPage(browser: Browser, url: string, shows: string): Promise<readonly WeighedScript[]> {
  const scale = await openScriptScale();
  // Chromium goes around its proxy for loopback addresses unless it is told not to.
  const context = await browser.newContext({ locale: "en-US", proxy: { server: scale.address, bypass: "<-loopback>" } });
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.locator(shows).first().waitFor();
    await until("The page becomes quiet", 60, 100, () => scale.quietMs() > quietMs);
    return scale.scripts;
  } finally {
    await context.close();
    scale.close();
  }
}

function namedLargest(scripts: readonly WeighedScript[]): string {
  return [...scripts]
    .sort((a, b) => b.gzipBytes - a.gzipBytes)
    .slice(0, shownChunks)
    .map(({ path, gzipBytes }) => `${path.split("/").at(-1)} ${(gzipBytes / 1000).toFixed(1)} kB`)
    .join(", ");
}
