import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { launchChromium } from "./chromium.ts";
import { startServer } from "./explorer-process.ts";
import { timeKeys } from "./key-times.ts";
import { type LabProcess, startLabProcess } from "./lab-process.ts";
import type { Measurement, Row } from "./measurement.ts";
import { quantile } from "./quantile.ts";
import { openScriptScale } from "./script-scale.ts";
import { until } from "./until.ts";

const pods = 300;
const rounds = 24;
const typed = "bench-29 no such";
const typedEveryMs = 90;
const quietMs = 600;
const patienceSeconds = 120;
const tabGoalMs = 100;
const keyGoalMs = 16;
const searchGoalMs = 50;
const weightGoalKb = 40;

const namespace = "/api/v1/namespaces/default";

/** What each tab and the palette load when they are first opened, and how quick tabs, filter and palette are on a large set. */
export const measureTabs: Measurement = {
  name: "tabs",
  title: `A set of ${pods} pods: tabs, filter, palette`,
  async run({ say }) {
    const lab = await startLabProcess(["--scenario", "none", "--speed", "100", "--nodes", "5"]);
    const browser = await launchChromium();
    const scale = await openScriptScale();
    try {
      await createSet(lab);
      say(`${pods} pods are ready`);
      const explorer = await startServer(lab.kubeconfig);
      try {
        // Chromium goes around its proxy for loopback addresses unless it is told not to.
        const context = await browser.newContext({ locale: "en-US", proxy: { server: scale.address, bypass: "<-loopback>" } });
        const page = await context.newPage();
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.goto(`${explorer.url}/statefulsets/default/bench`);
        await page.locator('tr[data-ordinal="0"]').waitFor();
        await until("The page becomes quiet", 60, 100, () => scale.quietMs() > quietMs);
        const weigh = async () => {
          const before = scale.scripts.length;
          return async () => {
            await until("The page becomes quiet", 60, 50, () => scale.quietMs() > quietMs);
            return scale.scripts.slice(before).reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) / 1000;
          };
        };
        const rows = [...(await tabRows(page, weigh, say)), ...(await filterRows(page)), ...(await paletteRows(page, weigh, explorer.url))];
        return { rows, notes };
      } finally {
        await explorer.stop();
      }
    } finally {
      await browser.close();
      scale.close();
      await lab.stop();
    }
  },
};

const notes = [
  `A Parallel set of ${pods} pods, each with a claim, on five nodes of a lab at speed 100; Chromium, 1440 × 900. Times are from the keydown to the task after the frame that shows what came of it.`,
  `What a tab or the palette loads is every script that passes from its first opening until nothing more is asked for; a script that an earlier tab in the table has loaded is not counted again.`,
  `A tab is switched to with its digit, ${rounds} times, and is there when it is the chosen one on the screen.`,
];

async function createSet(lab: LabProcess): Promise<void> {
  const labels = { app: "bench" };
  await lab.send("POST", `${namespace}/services`, {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "bench" },
    spec: { clusterIP: "None", selector: labels, ports: [{ name: "http", port: 8000 }] },
  });
  const sets = "/apis/apps/v1/namespaces/default/statefulsets";
  const template = {
    metadata: { labels },
    spec: { containers: [{ name: "app", image: "myapp:1.0", ports: [{ name: "http", containerPort: 8000 }] }] },
  };
  const claim = { metadata: { name: "data" }, spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Mi" } } } };
  await lab.send("POST", sets, {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name: "bench" },
    spec: {
      replicas: pods,
      serviceName: "bench",
      podManagementPolicy: "Parallel",
      selector: { matchLabels: labels },
      template,
      volumeClaimTemplates: [claim],
    },
  });
  await until(`${pods} ready pods`, patienceSeconds, 200, async () => {
    const { status } = (await lab.send("GET", `${sets}/bench`)) as { status: { readyReplicas?: number } };
    return status.readyReplicas === pods;
  });
}

type Weigh = () => Promise<() => Promise<number>>;

async function tabRows(page: Page, weigh: Weigh, say: (line: string) => void): Promise<Row[]> {
  const tabs = page.locator('nav[aria-label="Views"] a');
  const titles = await tabs.allTextContents();
  const rows: Row[] = [];
  const keys = await timeKeys(page);
  for (const [index, title] of titles.entries()) {
    if (index === 0) continue;
    const weighed = await weigh();
    await page.keyboard.press(String(index + 1));
    await page.locator(`nav[aria-label="Views"] a[aria-current]`, { hasText: title }).waitFor();
    rows.push(weightRow(`${title}, JavaScript of its own, gzipped`, await weighed()));
  }
  for (const [index, title] of titles.entries()) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await page.keyboard.press(index === 0 ? "2" : "1");
      await wait(250);
      await page.keyboard.press(String(index + 1));
      times.push(await keys.reach(`nav[aria-label="Views"] a:nth-child(${index + 1})[aria-current]`));
      await wait(150);
    }
    rows.push(timeRow(`switched to ${title}, p95`, times, tabGoalMs));
    say(`${title}: ${inWords(times)}`);
  }
  return rows;
}

async function filterRows(page: Page): Promise<Row[]> {
  await page.keyboard.press("1");
  await page.locator('tr[data-ordinal="0"]').waitFor();
  const keys = await timeKeys(page);
  const times: number[] = [];
  for (let round = 0; round < 4; round++) {
    await page.keyboard.press("/");
    await wait(300);
    await keys.paints();
    await page.keyboard.type(typed, { delay: typedEveryMs });
    await wait(400);
    times.push(...(await keys.paints()));
    await page.keyboard.press("Escape");
    await page.locator('tr[data-ordinal="0"]').waitFor();
  }
  return [timeRow("a key in the filter of the board, p95", times, keyGoalMs)];
}

async function paletteRows(page: Page, weigh: Weigh, url: string): Promise<Row[]> {
  const keys = await timeKeys(page);
  const weighed = await weigh();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").waitFor();
  const weight = await weighed();
  const typing: number[] = [];
  const opening: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await page.keyboard.press("Escape");
    await wait(150);
    await page.keyboard.press("Control+k");
    opening.push(await keys.reach('[role="combobox"]:focus'));
    await wait(200);
    await keys.paints();
    await page.keyboard.type("bench-1", { delay: typedEveryMs });
    await wait(300);
    typing.push(...(await keys.paints()));
  }
  const searching: number[] = [];
  for (let round = 0; round < rounds * 4; round++) {
    const begun = performance.now();
    await (await fetch(`${url}/api/search?q=bench`)).text();
    searching.push(performance.now() - begun);
  }
  return [
    weightRow("the palette, JavaScript of its own, gzipped", weight),
    timeRow("the palette opened, p95", opening, tabGoalMs),
    timeRow("a key in the palette, p95", typing, keyGoalMs),
    timeRow("an answer of /api/search, p95", searching, searchGoalMs),
  ];
}

function weightRow(what: string, kb: number): Row {
  return { what, measured: `${kb.toFixed(1)} kB`, goal: `≤ ${weightGoalKb} kB`, held: kb <= weightGoalKb };
}

function timeRow(what: string, times: readonly number[], goalMs: number): Row {
  return { what, measured: inWords(times), goal: `≤ ${goalMs} ms`, held: quantile(times, 0.95) <= goalMs };
}

function inWords(times: readonly number[]): string {
  return `${quantile(times, 0.95).toFixed(1)} ms (median ${quantile(times, 0.5).toFixed(1)}, of ${times.length})`;
}
