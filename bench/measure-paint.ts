import { setTimeout as wait } from "node:timers/promises";
import type { Browser, Page } from "@playwright/test";
import { launchChromium } from "./chromium.ts";
import { type ExplorerProcess, startServer } from "./explorer-process.ts";
import { inNamespace, kubectlFor } from "./kubectl.ts";
import { type Measurement, notMeasured, type Row } from "./measurement.ts";
import { observePaint, type Painted } from "./paint-observer.ts";
import { quantile } from "./quantile.ts";
import { simulatedSet, untilReady } from "./simulated-sets.ts";
import { openStreamViewer } from "./stream-viewer.ts";
import { until } from "./until.ts";

const pods = 1000;
const changesPerSecond = 20;
const viewers = 10;
/** The rows that stand in a window of the usual height: changes that nobody could see painted would not be measured. */
const visibleRows = 9;
const goalMs = 250;
const setName = "web";
const warmUpSeconds = 5;

interface Write {
  ordinal: number;
  restarts: number;
  sentAt: number;
  answeredAt: number;
}

/** From sending a change of a pod's status to the API server until the page has drawn it. */
export const measurePaint: Measurement = {
  name: "paint",
  title: "Change in the API to painted",
  async run({ simulated, seconds, say }) {
    if (simulated === undefined) return notMeasured("no cluster of simulated nodes was named (--simulated).");
    const kubectl = kubectlFor(simulated);
    const rows: Row[] = [];
    await inNamespace(kubectl, "bench-paint", async (namespace) => {
      await kubectl.apply(...simulatedSet(namespace, setName, pods));
      await untilReady(kubectl, namespace, pods);
      say(`${pods} pods are ready`);
      const api = await kubectl.proxy();
      const explorer = await startServer(simulated);
      try {
        const series = { explorer, namespace, apiUrl: api.url, seconds };
        for (const browsers of [1, viewers]) {
          rows.push(...(await measureSeries({ ...series, browsers })));
          for (const row of rows.slice(-2)) say(`${row.what}: ${row.measured}`);
        }
      } finally {
        api.stop();
        await explorer.stop();
      }
    });
    return {
      rows,
      notes: [
        `${changesPerSecond} changes a second for ${seconds} s, each a restart count of a pod in the first ${visibleRows} rows of a set of ${pods}, patched through \`kubectl proxy\`; all clocks are one host's. Each time is from sending the patch, so the API server's own work is in it, to the task after the frame that shows it. API server, controllers, explorer and browsers share the machine's cores.`,
      ],
    };
  },
};

interface Series {
  explorer: ExplorerProcess;
  namespace: string;
  apiUrl: string;
  seconds: number;
  /** Of all viewers, so many have a browser of their own on this machine; the others read the stream. */
  browsers: number;
}

async function measureSeries(series: Series): Promise<Row[]> {
  const { explorer, namespace, browsers, seconds } = series;
  const browser = await launchChromium();
  const leaves: (() => void)[] = [];
  try {
    const url = `${explorer.url}/statefulsets/${namespace}/${setName}`;
    const pages: Page[] = [];
    while (pages.length < browsers) pages.push(await openBoard(browser, url));
    while (leaves.length < viewers - browsers) leaves.push(await openStreamViewer(explorer.url, `set:${namespace}/${setName}`));
    const [page] = pages;
    if (page === undefined) throw new Error("Somebody must look.");
    const collect = await observePaint(page);
    await changePods(series, warmUpSeconds);
    const cpuBefore = await explorer.cpuSeconds();
    const writes = await changePods(series, seconds);
    const cpu = (await explorer.cpuSeconds()) - cpuBefore;
    await until("The last change is painted", 60, 100, async () => paintedAt(await collect(), writes.at(-1)) !== undefined);
    return describe(browsers, writes, await collect(), cpu / seconds);
  } finally {
    for (const leave of leaves) leave();
    await browser.close();
  }
}

async function openBoard(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ locale: "en-US", viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator(`tr[data-ordinal="${visibleRows - 1}"]`).waitFor();
  return page;
}

/** The count is the number of milliseconds since this program began: it only grows, over all series. */
async function changePods({ apiUrl, namespace }: Series, seconds: number): Promise<Write[]> {
  const startedAt = performance.now();
  const sent: Promise<Write>[] = [];
  for (let change = 0; change < seconds * changesPerSecond; change++) {
    await wait(Math.max(0, startedAt + (change * 1000) / changesPerSecond - performance.now()));
    sent.push(setRestarts(apiUrl, namespace, change % visibleRows, Math.ceil(performance.now())));
  }
  return Promise.all(sent);
}

async function setRestarts(apiUrl: string, namespace: string, ordinal: number, restarts: number): Promise<Write> {
  const sentAt = Date.now();
  const answer = await fetch(`${apiUrl}/api/v1/namespaces/${namespace}/pods/${setName}-${ordinal}/status`, {
    method: "PATCH",
    headers: { "content-type": "application/json-patch+json" },
    body: JSON.stringify([{ op: "replace", path: "/status/containerStatuses/0/restartCount", value: restarts }]),
  });
  if (!answer.ok) throw new Error(`The API server refused a change: ${await answer.text()}`);
  await answer.body?.cancel();
  return { ordinal, restarts, sentAt, answeredAt: Date.now() };
}

/** When that change, or a later one of the same row, stood on the screen. */
function paintedAt(painted: readonly Painted[], write: Write | undefined): number | undefined {
  return painted.find(({ ordinal, restarts }) => ordinal === write?.ordinal && restarts >= write.restarts)?.at;
}

function describe(browsers: number, writes: readonly Write[], painted: readonly Painted[], cpu: number): Row[] {
  const times = writes.map((write) => (paintedAt(painted, write) ?? Number.POSITIVE_INFINITY) - write.sentAt);
  const answers = writes.map(({ sentAt, answeredAt }) => answeredAt - sentAt);
  const [p50 = 0, p95 = 0, p99 = 0] = [0.5, 0.95, 0.99].map((share) => quantile(times, share));
  const who = browsers === viewers ? `${viewers} browsers` : `${browsers} browser and ${viewers - browsers} readers of the stream`;
  return [
    {
      what: `${who}: painted after`,
      measured: `p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms`,
      goal: `p95 ≤ ${goalMs} ms`,
      held: p95 <= goalMs,
    },
    {
      what: `${who}: of it the API server's answer`,
      measured: `p50 ${quantile(answers, 0.5)} ms, p95 ${quantile(answers, 0.95)} ms; explorer ${(cpu * 100).toFixed(0)} % of a core`,
    },
  ];
}
