import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { CDPSession, Page } from "@playwright/test";
import { type ChattyLogs, startChattyLogs } from "./chatty-logs.ts";
import { launchChromium } from "./chromium.ts";
import { type ExplorerProcess, startServer } from "./explorer-process.ts";
import { type LabProcess, startLabProcess } from "./lab-process.ts";
import type { Measurement, Row } from "./measurement.ts";
import { quantile } from "./quantile.ts";
import { until } from "./until.ts";

const pods = 5;
const linesPerSecond = 1_000;
const heapGoalMb = 50;
/** A line that was written is on the screen after this, or the log falls behind. */
const lagGoalMs = 1_000;
const sampleMs = 250;
const setName = "talk";

/** The logs of five chatty pods followed in one tab: whether they fall behind, whether lines are lost, and what the tab takes. */
export const measureLogs: Measurement = {
  name: "logs",
  title: "Logs of five pods followed",
  async run({ seconds, say }) {
    const lab = await startLabProcess(["--scenario", "none", "--speed", "20"]);
    const folder = await mkdtemp(join(tmpdir(), "bench-logs-"));
    const chatty = await startChattyLogs(lab.url, linesPerSecond);
    try {
      await makeSet(lab);
      const kubeconfig = join(folder, "kubeconfig");
      await writeFile(kubeconfig, (await readFile(lab.kubeconfig, "utf8")).replaceAll(lab.url, chatty.url), { mode: 0o600 });
      const explorer = await startServer(kubeconfig);
      try {
        const rows = await follow(explorer, chatty, seconds);
        for (const row of rows) say(`${row.what}: ${row.measured}`);
        return { rows, notes: [note(seconds)] };
      } finally {
        await explorer.stop();
      }
    } finally {
      chatty.stop();
      await lab.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

function note(seconds: number): string {
  return (
    `For ${seconds} s, each pod ${linesPerSecond} lines of about 150 characters a second. The lines are written by a server in front of the lab's, which answers logs itself: ` +
    "the lab's own programs are not that quick. From a line's writing until it stands on the screen, of the newest line that stands there, every " +
    `${sampleMs} ms; the heap as the browser counts it, what was not collected yet included, and after a collection. Explorer, lab, browser and what writes share the machine's cores.`
  );
}

async function makeSet(lab: LabProcess): Promise<void> {
  const labels = { app: setName };
  const containers = [{ name: "app", image: "busybox:1", command: ["sh", "-c", "sleep 1000000"] }];
  const spec = {
    serviceName: setName,
    replicas: pods,
    podManagementPolicy: "Parallel",
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers } },
  };
  await lab.send("POST", "/apis/apps/v1/namespaces/default/statefulsets", { metadata: { name: setName }, spec });
  await until("All pods run", 60, 100, async () => {
    const set = (await lab.send("GET", `/apis/apps/v1/namespaces/default/statefulsets/${setName}`)) as {
      status?: { readyReplicas?: number };
    };
    return set.status?.readyReplicas === pods;
  });
}

async function follow(explorer: ExplorerProcess, chatty: ChattyLogs, seconds: number): Promise<Row[]> {
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ locale: "en-US", viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const devTools = await context.newCDPSession(page);
    await page.goto(`${explorer.url}/statefulsets/default/${setName}?tab=logs`);
    await until("Lines stand on the screen", 30, 100, async () => (await newestSentAt(page)) !== undefined);
    const cpuBefore = await explorer.cpuSeconds();
    const lags: number[] = [];
    const heaps: number[] = [];
    for (const end = performance.now() + seconds * 1000; performance.now() < end; await wait(sampleMs)) {
      const sentAt = await newestSentAt(page);
      lags.push(sentAt === undefined ? Number.POSITIVE_INFINITY : Date.now() - sentAt);
      heaps.push(await heapMb(devTools));
    }
    const cpu = ((await explorer.cpuSeconds()) - cpuBefore) / seconds;
    chatty.silence();
    const written = chatty.written();
    await until("All lines have come", 30, 100, async () => (await linesCome(page)) >= written).catch(() => undefined);
    const come = await linesCome(page);
    await devTools.send("HeapProfiler.collectGarbage");
    return describe({ lags, heaps, kept: await heapMb(devTools), written, come, cpu, explorerMb: (await explorer.memory()).peakMb });
  } finally {
    await browser.close();
  }
}

/** When the newest line was written that stands on the screen. */
async function newestSentAt(page: Page): Promise<number | undefined> {
  const text = await page.evaluate(() => document.querySelector('[role="log"]')?.textContent ?? "");
  const sent = [...text.matchAll(/sent=(\d{13})/g)].map(([, at]) => Number(at));
  return sent.length === 0 ? undefined : Math.max(...sent);
}

/** Lines that have come into the tab so far, those that it no longer keeps included. */
async function linesCome(page: Page): Promise<number> {
  const words = await page.evaluate(() => document.body.innerText);
  const [, all] = /newest of ([\d,]+)/.exec(words) ?? /([\d,]+) lines\s+followed/.exec(words) ?? [];
  return Number((all ?? "0").replaceAll(",", ""));
}

async function heapMb(devTools: CDPSession): Promise<number> {
  const { usedSize } = await devTools.send("Runtime.getHeapUsage");
  return usedSize / 1e6;
}

interface Taken {
  lags: readonly number[];
  heaps: readonly number[];
  kept: number;
  written: number;
  come: number;
  cpu: number;
  explorerMb: number;
}

function describe({ lags, heaps, kept, written, come, cpu, explorerMb }: Taken): Row[] {
  const [p50, p95] = [quantile(lags, 0.5), quantile(lags, 0.95)];
  const most = Math.max(...heaps);
  return [
    {
      what: "written to on the screen",
      measured: `p50 ${p50} ms, p95 ${p95} ms, last ${lags.at(-1)} ms`,
      goal: `p95 ≤ ${lagGoalMs} ms`,
      held: p95 <= lagGoalMs,
    },
    { what: "lines that came, of those written", measured: `${come} of ${written}`, goal: "all", held: come === written },
    {
      what: "the tab's JavaScript heap, highest",
      measured: `${most.toFixed(1)} MB; ${kept.toFixed(1)} MB after a collection`,
      goal: `≤ ${heapGoalMb} MB`,
      held: most <= heapGoalMb,
    },
    { what: "the explorer meanwhile", measured: `${(cpu * 100).toFixed(0)} % of a core, peak ${explorerMb.toFixed(0)} MB` },
  ];
}
