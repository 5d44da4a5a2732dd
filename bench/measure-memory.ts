import { setTimeout as wait } from "node:timers/promises";
import { type ExplorerProcess, startLaunchedServer } from "./explorer-process.ts";
import { inNamespace, type Kubectl, kubectlFor } from "./kubectl.ts";
import { type Measurement, notMeasured, type Row } from "./measurement.ts";
import { simulatedSet, untilReady } from "./simulated-sets.ts";
import { openStreamViewer } from "./stream-viewer.ts";

const podsPerSet = 1000;
const sizes = [0, 1000, 10_000];
const rssGoalMb = 220;
const peakGoalMb = 350;
const readyGoalMs = 5000;
const settleMs = 30_000;

/** Resident memory of the server, as `npm start` runs it, over ever more pods, started on the full cluster and grown with it; and how long the first list takes. */
export const measureMemory: Measurement = {
  name: "memory",
  title: "Memory and start with many pods",
  async run({ simulated, say }) {
    if (simulated === undefined) return notMeasured("no cluster of simulated nodes was named (--simulated).");
    const kubectl = kubectlFor(simulated);
    const rows: Row[] = [];
    await inNamespace(kubectl, "bench-memory", async (namespace) => {
      const grown = await startLaunchedServer(simulated);
      try {
        for (const pods of sizes) {
          await fill(kubectl, namespace, pods);
          say(`${pods} pods are ready`);
          rows.push(...(await measureFresh(simulated, pods)), await measureGrown(grown, pods));
          for (const row of rows.slice(-3)) say(`${row.what}: ${row.measured}`);
        }
      } finally {
        await grown.stop();
      }
    });
    return {
      rows,
      notes: [
        `RSS of the server process from /proc, in MB of 10^6 bytes, ${settleMs / 1000} s after what is named; no garbage collection is forced. Pods of ${podsPerSet} a set, with their events, EndpointSlices and revisions, without claims. The peak includes the start itself.`,
      ],
    };
  },
};

async function fill(kubectl: Kubectl, namespace: string, pods: number): Promise<void> {
  const sets = Array.from({ length: pods / podsPerSet }, (_, index) => simulatedSet(namespace, `set-${index}`, podsPerSet));
  if (sets.length > 0) await kubectl.apply(...sets.flat());
  await untilReady(kubectl, namespace, pods);
}

async function measureFresh(kubeconfig: string, pods: number): Promise<Row[]> {
  const explorer = await startLaunchedServer(kubeconfig);
  try {
    await wait(settleMs);
    const idle = await explorer.memory();
    const leave = await openStreamViewer(explorer.url, "fleet");
    await wait(settleMs);
    const watched = await explorer.memory();
    leave();
    const held = { goal: `≤ ${rssGoalMb} MB, peak ≤ ${peakGoalMb} MB`, held: idle.rssMb <= rssGoalMb && idle.peakMb <= peakGoalMb };
    const readyMs = Math.round(explorer.readyMs);
    return [
      {
        what: `${pods} pods, started on them`,
        measured: `${idle.rssMb.toFixed(0)} MB idle, ${watched.rssMb.toFixed(0)} MB with a viewer of the fleet, peak ${idle.peakMb.toFixed(0)} MB`,
        ...held,
      },
      {
        what: `${pods} pods, start to ready`,
        measured: `${readyMs} ms, ${explorer.readyCpuSeconds.toFixed(1)} s of processor time`,
        goal: `≤ ${readyGoalMs} ms`,
        held: readyMs <= readyGoalMs,
      },
    ];
  } finally {
    await explorer.stop();
  }
}

async function measureGrown(explorer: ExplorerProcess, pods: number): Promise<Row> {
  const { rssMb, peakMb } = await explorer.memory();
  return {
    what: `${pods} pods, watched since there were none`,
    measured: `${rssMb.toFixed(0)} MB idle, peak ${peakMb.toFixed(0)} MB`,
    goal: `≤ ${rssGoalMb} MB`,
    held: rssMb <= rssGoalMb,
  };
}
