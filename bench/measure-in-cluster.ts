import { fileURLToPath } from "node:url";
import { helmFor } from "../e2e/helm.ts";
import { keepForwarded } from "../e2e/port-forward.ts";
import { counterSet } from "./counter-set.ts";
import { inNamespace, type Kubectl, kubectlFor } from "./kubectl.ts";
import { type Measurement, notMeasured, type Row, type Settings } from "./measurement.ts";
import { quantile } from "./quantile.ts";
import { readInPod } from "./read-in-pod.ts";
import { timeRounds } from "./time-rounds.ts";
import { until } from "./until.ts";

const release = "statefulset-explorer";
const chart = fileURLToPath(new URL("../chart", import.meta.url));
const image = process.env.E2E_EXPLORER_IMAGE ?? "docker.io/library/statefulset-explorer:e2e";
const starts = 7;
const settleSeconds = 30;
const pods = 20;
const rounds = 20;
const patienceSeconds = 180;
const startGoalMs = 3_000;
const memoryGoalMb = 120;
const processorGoalPercent = 1;
const roundGoalMs = 100;

/** The explorer as its chart installs it, in a cluster: how soon it is ready, what it costs while nobody looks, and how quick a round of pods is. */
export const measureInCluster: Measurement = {
  name: "in-cluster",
  title: "Installed in a cluster",
  async run(settings) {
    const { kubeconfig } = settings;
    if (kubeconfig === undefined) return notMeasured("it takes a cluster with real pods, named by --kubeconfig.");
    const kubectl = kubectlFor(kubeconfig);
    return inNamespace(kubectl, "bench-in-cluster", async (namespace) => {
      const helm = helmFor(kubeconfig);
      const colon = image.lastIndexOf(":");
      const given = [`image.repository=${image.slice(0, colon)}`, `image.tag=${image.slice(colon + 1)}`, "demo.enabled=true"];
      await helm("install", release, chart, "--namespace", namespace, "--wait", ...given.flatMap((setting) => ["--set", setting]));
      try {
        const rows = [
          await startRow(kubectl, namespace, settings),
          ...(await idleRows(kubectl, namespace, settings)),
          await roundRow(kubectl, namespace, kubeconfig, settings),
        ];
        return { rows, notes: [note] };
      } finally {
        await helm("uninstall", release, "--namespace", namespace, "--wait");
      }
    });
  },
};

const note = `The chart as it is, with its demo of three pods. A start is from the start of the process in its container, by the kernel's count, to the pod's Ready condition, seen by asking every 50 ms. Idle is ${settleSeconds} s after the last start, with nobody looking; working set as the kubelet reckons it. A round: nobody looked for a while, then somebody opens the board of ${pods} pods, so that all are asked at once: from the first question to the last answer, each name resolved and each counter read by name, by the explorer's own stamps, ${rounds} times.`;

async function startRow(kubectl: Kubectl, namespace: string, { say }: Settings): Promise<Row> {
  const times: number[] = [];
  for (let round = 0; round < starts; round++) {
    const before = await explorerPod(kubectl, namespace);
    await kubectl("delete", "pod", before.metadata.name, "--namespace", namespace, "--wait=false");
    let readyAt = 0;
    await until("Another explorer becomes ready", patienceSeconds, 50, async () => {
      const pod = await explorerPod(kubectl, namespace, before.metadata.uid);
      readyAt = Date.now();
      return pod.status.conditions?.some(({ type, status }) => type === "Ready" && status === "True") ?? false;
    });
    const { name } = (await explorerPod(kubectl, namespace, before.metadata.uid)).metadata;
    times.push(readyAt - (await readInPod(kubectl, namespace, name)).startedAtMs);
    say(`ready after ${Math.round(times.at(-1) ?? 0)} ms`);
  }
  const median = quantile(times, 0.5);
  return {
    what: "process started to pod ready, median",
    measured: `${Math.round(median)} ms (${Math.round(Math.min(...times))} to ${Math.round(Math.max(...times))} of ${starts})`,
    goal: `≤ ${startGoalMs} ms`,
    held: median <= startGoalMs,
  };
}

async function idleRows(kubectl: Kubectl, namespace: string, { seconds, say }: Settings): Promise<Row[]> {
  const { name } = (await explorerPod(kubectl, namespace)).metadata;
  await pause(settleSeconds);
  const first = await readInPod(kubectl, namespace, name);
  await pause(seconds);
  const { rssMb, workingSetMb, cpuSeconds, atMs } = await readInPod(kubectl, namespace, name);
  const percent = ((cpuSeconds - first.cpuSeconds) / (atMs - first.atMs)) * 100_000;
  say(`idle ${Math.round(rssMb)} MB, ${percent.toFixed(2)} % of a core`);
  return [
    {
      what: "idle, resident",
      measured: `${Math.round(rssMb)} MB (working set of the pod ${Math.round(workingSetMb)} MB)`,
      goal: `≤ ${memoryGoalMb} MB`,
      held: rssMb <= memoryGoalMb && workingSetMb <= memoryGoalMb,
    },
    {
      what: `idle, processor over ${seconds} s`,
      measured: `${percent.toFixed(2)} % of a core`,
      goal: `≤ ${processorGoalPercent} %`,
      held: percent <= processorGoalPercent,
    },
  ];
}

async function roundRow(kubectl: Kubectl, namespace: string, kubeconfig: string, { say }: Settings): Promise<Row> {
  await kubectl.apply(...counterSet(namespace, "round", pods));
  await kubectl("rollout", "status", "statefulset/round", "--namespace", namespace, `--timeout=${patienceSeconds}s`);
  const forwarded = await keepForwarded(kubeconfig, namespace, `service/${release}`, "http");
  try {
    const times = await timeRounds(forwarded.url, `${namespace}/round`, pods, rounds);
    const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
    say(`rounds of ${times.map(Math.round).join(", ")} ms`);
    return {
      what: `names and counters of ${pods} pods, a round`,
      measured: `p50 ${Math.round(p50)} ms, p95 ${Math.round(p95)} ms, at most ${Math.round(Math.max(...times))} ms`,
      goal: `p95 ≤ ${roundGoalMs} ms`,
      held: p95 <= roundGoalMs,
    };
  } finally {
    await forwarded.stop();
  }
}

interface Pod {
  metadata: { name: string; uid: string; deletionTimestamp?: string };
  status: { conditions?: { type: string; status: string }[] };
}

/** The explorer's pod that stays, other than that of this uid; a pod without a name while there is none. */
async function explorerPod(kubectl: Kubectl, namespace: string, notUid?: string): Promise<Pod> {
  const labels = `app.kubernetes.io/instance=${release},app.kubernetes.io/name=${release}`;
  const { items } = JSON.parse(await kubectl("get", "pods", "--namespace", namespace, "-l", labels, "-o", "json")) as { items: Pod[] };
  return (
    items.find(({ metadata }) => metadata.uid !== notUid && metadata.deletionTimestamp === undefined) ?? {
      metadata: { name: "", uid: "" },
      status: {},
    }
  );
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
