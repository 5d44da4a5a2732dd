import { setTimeout as wait } from "node:timers/promises";
import { type LabProcess, startLabProcess } from "./lab-process.ts";
import type { Measurement, Row } from "./measurement.ts";
import { quantile } from "./quantile.ts";
import { until } from "./until.ts";

const starts = 9;
const pods = 1000;
const speed = 100;
const podsPerNode = 90;
const watchers = 200;
const changes = 40;
const pauseMs = 20;
const patienceSeconds = 300;
const startGoalMs = 1000;
const fanOutGoalMs = 20;
const answerGoalMs = 50;

const sets = "/apis/apps/v1/namespaces/default/statefulsets";
const maps = "/api/v1/namespaces/default/configmaps";
const allPods = "/api/v1/namespaces/default/pods";

/** The lab's API server while a thousand pods come and are rolled, and how fast one change reaches many watchers. */
export const measureLab: Measurement = {
  name: "lab",
  title: `The lab: ${pods} pods at speed ${speed}`,
  async run({ say }) {
    const started = await timeStarts();
    say(`started after ${started.map(Math.round).join(", ")} ms`);
    const nodes = String(Math.ceil(pods / podsPerNode));
    const lab = await startLabProcess(["--scenario", "none", "--speed", String(speed), "--nodes", nodes]);
    try {
      for (const name of ["told", "bench"]) await lab.send("POST", maps, { apiVersion: "v1", kind: "ConfigMap", metadata: { name } });
      const told = await timeFanOut(lab);
      say(`fan-out: ${inWords(told)}`);
      const probing = probe(lab);
      const created = await timeRollout(lab, () => lab.send("POST", sets, setOf("myapp:1.0")));
      say(`created within ${created} s`);
      const { template } = setOf("myapp:1.1").spec;
      const rolled = await timeRollout(lab, () => lab.send("PATCH", `${sets}/bench`, { spec: { template } }));
      const answers = await probing.end();
      return {
        rows: [
          goalRow("`npm run lab`, all scenarios, to its first line, median", started, 0.5, startGoalMs),
          { what: `${pods} pods created and ready`, measured: `${created} s` },
          { what: `${pods} pods rolled`, measured: `${rolled} s` },
          ...[...answers].map(([what, times]) => goalRow(`meanwhile: ${what}, p99`, times, 0.99, answerGoalMs)),
          goalRow(`one change to ${watchers} watchers, p95`, told, 0.95, fanOutGoalMs),
        ],
        notes: [
          `A set of ${pods} pods (Parallel, without probes and claims) on ${nodes} nodes; one client asks meanwhile, ${pauseMs} ms between its rounds; a request is timed until all of its answer has arrived.`,
        ],
      };
    } finally {
      await lab.stop();
    }
  },
};

async function timeStarts(): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < starts; round++) {
    const lab = await startLabProcess([]);
    times.push(lab.readyMs);
    await lab.stop();
  }
  return times;
}

function setOf(image: string) {
  const labels = { app: "bench" };
  const template = { metadata: { labels }, spec: { containers: [{ name: "app", image, ports: [{ name: "http", containerPort: 8000 }] }] } };
  return {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name: "bench" },
    spec: { replicas: pods, serviceName: "bench", podManagementPolicy: "Parallel", selector: { matchLabels: labels }, template },
  };
}

interface SetStatus {
  metadata: { generation: number };
  status: { observedGeneration?: number; readyReplicas?: number; updateRevision?: string; currentRevision?: string };
}

/** Seconds from a write of the set until all its pods are ready and of its newest revision. */
async function timeRollout(lab: LabProcess, write: () => Promise<unknown>): Promise<string> {
  const begun = performance.now();
  await write();
  await until(`${pods} ready pods`, patienceSeconds, 200, async () => {
    const { metadata, status } = (await lab.send("GET", `${sets}/bench`)) as SetStatus;
    const isSeen = status.observedGeneration === metadata.generation && status.readyReplicas === pods;
    return isSeen && status.currentRevision === status.updateRevision;
  });
  return ((performance.now() - begun) / 1000).toFixed(1);
}

/** Times requests of four kinds, one after the other, until it is ended. */
function probe(lab: LabProcess) {
  const times = new Map<string, number[]>();
  let isOver = false;
  const time = async (what: string, ...[method, path, body]: Parameters<LabProcess["fetchText"]>) => {
    const begun = performance.now();
    await lab.fetchText(method, path, body);
    const of = times.get(what) ?? [];
    of.push(performance.now() - begun);
    times.set(what, of);
  };
  const run = async () => {
    for (let round = 0; !isOver; round++) {
      await time("a read", "GET", `${maps}/bench`);
      await time("a patch", "PATCH", `${maps}/bench`, { data: { n: String(round) } });
      await time("100 pods", "GET", `${allPods}?limit=100`);
      await time("all pods", "GET", allPods);
      await wait(pauseMs);
    }
  };
  const running = run();
  return {
    async end() {
      isOver = true;
      await running;
      return times;
    },
  };
}

/** Milliseconds from a write to its arrival, at each of many watchers and for many writes. */
async function timeFanOut(lab: LabProcess): Promise<number[]> {
  const times: number[] = [];
  let written = 0;
  let heard = () => {};
  const watch = () =>
    lab.watch(`${maps}?watch=true&fieldSelector=metadata.name%3Dtold`, (chunk) => {
      if (!chunk.includes("MODIFIED")) return;
      times.push(performance.now() - written);
      heard();
    });
  await Promise.all(Array.from({ length: watchers }, watch));
  for (let n = 1; n <= changes; n++) {
    const all = new Promise<void>((resolve) => {
      heard = () => times.length === n * watchers && resolve();
    });
    written = performance.now();
    await lab.send("PATCH", `${maps}/told`, { data: { n: `change ${n}` } });
    await all;
  }
  return times;
}

function goalRow(what: string, times: readonly number[], share: number, goalMs: number): Row {
  const measured = quantile(times, share);
  return {
    what,
    measured: inWords(times, share),
    goal: `≤ ${goalMs} ms`,
    held: measured <= goalMs,
  };
}

function inWords(times: readonly number[], share = 0.95): string {
  return `${quantile(times, share).toFixed(1)} ms (median ${quantile(times, 0.5).toFixed(1)}, of ${times.length})`;
}
