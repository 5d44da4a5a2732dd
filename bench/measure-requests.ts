import { setTimeout as wait } from "node:timers/promises";
import { type RequestCounts, watchAuditLog } from "./audit-log.ts";
import { createBenchAccount } from "./bench-account.ts";
import { launchChromium } from "./chromium.ts";
import { counterSet } from "./counter-set.ts";
import { startServer } from "./explorer-process.ts";
import { inNamespace, type Kubectl, kubectlFor } from "./kubectl.ts";
import { type Measurement, notMeasured, type Result, type Row } from "./measurement.ts";

const replicas = 3;
const setName = "web";
const settleMs = 15_000;
/** By turns and twice, so that a drift is told from a difference. */
const crowds = [0, 1, 10, 1, 10];
/** Counts of a minute cut rounds of questions at both ends. */
const tolerance = 0.05;

/** Requests that reach the API server in a minute, by its own log, over how many look. */
export const measureRequests: Measurement = {
  name: "requests",
  title: "Requests to the API server per minute, by its own audit log",
  async run({ kubeconfig, auditLog, seconds, say }) {
    if (kubeconfig === undefined || auditLog === undefined) {
      return notMeasured("no cluster (--kubeconfig) with a readable audit log (--audit-log) was named.");
    }
    const kubectl = kubectlFor(kubeconfig);
    return inNamespace(kubectl, "bench-requests", async (namespace) => {
      await kubectl.apply(...counterSet(namespace, setName, replicas));
      await kubectl("rollout", "status", "statefulset", setName, "--namespace", namespace, "--timeout=180s");
      say("the counters are up");
      return toResult(await countCrowds({ kubectl, namespace, auditLog, seconds, say }), seconds);
    });
  },
};

interface Counting {
  kubectl: Kubectl;
  namespace: string;
  auditLog: string;
  seconds: number;
  say: (line: string) => void;
}

interface Counted {
  viewers: number;
  counts: RequestCounts;
}

async function countCrowds({ kubectl, namespace, auditLog, seconds, say }: Counting): Promise<Counted[]> {
  const account = await createBenchAccount(kubectl, namespace);
  try {
    const explorer = await startServer(account.kubeconfig, namespace);
    const counted: Counted[] = [];
    try {
      for (const viewers of crowds) {
        const leave = await gather(`${explorer.url}/statefulsets/${namespace}/${setName}`, viewers);
        await wait(settleMs);
        const count = await watchAuditLog(auditLog, account.user);
        await wait(seconds * 1000);
        const counts = await count();
        await leave();
        counted.push({ viewers, counts });
        say(`${viewers} viewers: ${total(counts)} requests (${inWords(counts)})`);
      }
      return counted;
    } finally {
      await explorer.stop();
    }
  } finally {
    await account.remove();
  }
}

/** So many browsers of their own that have the board open. */
async function gather(url: string, viewers: number): Promise<() => Promise<void>> {
  if (viewers === 0) return async () => undefined;
  const browser = await launchChromium();
  for (let viewer = 0; viewer < viewers; viewer++) {
    const context = await browser.newContext({ locale: "en-US" });
    const page = await context.newPage();
    await page.goto(url);
    await page.locator(`tr[data-ordinal="${replicas - 1}"]`).waitFor();
  }
  return () => browser.close();
}

function toResult(counted: readonly Counted[], seconds: number): Result {
  const questions = (viewers: number) =>
    counted.filter((one) => one.viewers === viewers).reduce((sum, { counts }) => sum + total(counts) - renewals(counts), 0);
  const held = Math.abs(questions(10) - questions(1)) <= tolerance * questions(1);
  const rows: Row[] = counted.map(({ viewers, counts }) => ({
    what: viewers === 0 ? "nobody looks" : `${viewers} ${viewers === 1 ? "viewer" : "viewers"}`,
    measured: `${Math.round((total(counts) * 60) / seconds)}: ${inWords(counts)}`,
    ...(viewers > 1 ? { goal: "as with 1 viewer", held } : {}),
  }));
  const notes = [
    `A set of ${replicas} pods with annotated counters, an explorer that watches their namespace, browsers of their own with the board open; in the order of the rows, ${seconds} s each (the parts are counts of that time). Equal means within ${tolerance * 100} % over both rounds, lists, watches and reviews of the own rights left out: those are begun again after a random time, whoever looks.`,
  ];
  return { rows, notes };
}

function total(counts: RequestCounts): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function renewals(counts: RequestCounts): number {
  return [...counts].reduce((sum, [name, count]) => (/^(list|watch) | selfsubjectrulesreviews$/.test(name) ? sum + count : sum), 0);
}

function inWords(counts: RequestCounts): string {
  const parts = [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => `${count} ${name}`);
  return parts.join(", ") || "none";
}
