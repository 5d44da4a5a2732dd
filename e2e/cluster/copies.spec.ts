import { counterSet } from "./counter-set.ts";
import { expect, type Namespace, test } from "./namespace.ts";

/** What these stories read of the answers; the forms stand in docs/api.md. */
interface Verdict {
  isOrderSame: boolean;
  order: string;
  forecastMs?: number;
  observedMs?: number;
  differencePercent?: number;
  time: string;
}
interface Measured {
  start: { ms: number };
  ready: { ms: number };
  stop: { ms: number };
  source: object;
}
interface Forecast {
  lanes: readonly { title: string; facts: { finishedAfterMs?: number } }[];
}

const set = {
  name: "web",
  replicas: 3,
  start: 0,
  podManagementPolicy: "OrderedReady",
  updateStrategy: { type: "RollingUpdate" },
  minReadySeconds: 0,
  hasReadinessProbe: true,
  graceSeconds: 1,
  claimTemplates: 1,
};
const given = { ms: 1_500, spreadMs: 500 };
const base = {
  change: { template: true },
  pod: { start: given, ready: given, stop: given, source: { kind: "given" } } as object,
  revision: { kind: "works" },
  person: {},
  release: "1.35.4",
  gates: {},
  seed: 1,
};
const rolling = { workload: "StatefulSet", policy: "OrderedReady", strategy: "RollingUpdate" };
const parallel = { ...rolling, policy: "Parallel" };

/** An explorer beside the cluster, asked by HTTP alone. */
async function explorerOf(namespace: Namespace) {
  const url = await namespace.explore("--kubeconfig", namespace.kubeconfig, "--namespace", namespace.name);
  const uid = await namespace.kubectl("get", "statefulset/web", "-o", "jsonpath={.metadata.uid}");
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    expect(answer.status, text).toBe(200);
    return text;
  };
  const requestOf = (change: object) => ({ set: { ...set, namespace: namespace.name }, ...base, ...change });
  return {
    forecast: async (change: object) => JSON.parse(await post("/api/forecast", requestOf(change))) as Forecast,
    run: async (change: object, choice: object = {}) => {
      const body = {
        forecast: requestOf(change),
        of: { kind: "live", uid },
        choice: { namespace: namespace.name, claims: "none", keep: false, ...choice },
      };
      const lines = (await post("/api/copies", body)).split("\n").filter((line) => line !== "");
      const frames = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(frames.at(-1)).toEqual({ end: { kind: "done", left: "nothing" } });
      return frames.find((frame) => "verdicts" in frame) as { verdicts: readonly Verdict[]; measured: Measured };
    },
  };
}

/** What was measured, without its spread: the middle is forecast, not one draw. */
function middleOf({ start, ready, stop, source }: Measured) {
  const of = ({ ms }: { ms: number }) => ({ ms, spreadMs: 0 });
  return { start: of(start), ready: of(ready), stop: of(stop), source };
}

/** The order is the forecast's, and the time within a fifth of it; figures are printed for docs/benchmarks.md. */
function expectAgreed(forecast: Forecast, verdicts: readonly Verdict[]): void {
  for (const [index, { title, facts }] of forecast.lanes.entries()) {
    const verdict = verdicts[index];
    console.log(`${title}: ${verdict?.time} ${verdict?.order}`);
    expect(verdict?.isOrderSame, verdict?.order).toBe(true);
    expect(verdict?.forecastMs).toBe(facts.finishedAfterMs);
    expect(Math.abs(verdict?.differencePercent ?? Number.NaN), `${title}: ${verdict?.time}`).toBeLessThanOrEqual(20);
  }
}

// How long a real node takes is partly chance: a machine that was busy for a moment may repeat the whole of it once, measured anew.
test.describe.configure({ retries: process.env.CI === undefined ? 0 : 1 });

test("what was forecast is what copies do: RollingUpdate, partition, OnDelete by hand, Parallel, and a broken image with going back", async ({
  namespace,
}) => {
  await namespace.apply(...counterSet({ name: "web", replicas: 3, annotated: true }));
  await namespace.kubectl("rollout", "status", "statefulset/web");
  const { forecast, run } = await explorerOf(namespace);
  const { measured } = await run({ lanes: [rolling, parallel, rolling, parallel] }, { claims: "tiny" });
  console.log(`Measured on an earlier rollout: ${JSON.stringify(measured)}`);
  const pod = middleOf(measured);

  const works = {
    pod,
    lanes: [rolling, { ...rolling, partition: 2 }, { workload: "StatefulSet", policy: "OrderedReady", strategy: "OnDelete" }, parallel],
    person: { lowersPartition: { by: 2, pauseMs: 3_000 }, deletesPods: { order: "lowest-first", pauseMs: 2_000 } },
  };
  const beforeWorks = await forecast(works);
  expectAgreed(beforeWorks, (await run(works)).verdicts);

  const broken = {
    pod,
    lanes: [rolling, parallel],
    revision: { kind: "never-ready" },
    person: { goesBackAfterMs: 14_000, deletesStuckAfterMs: 16_000 },
  };
  const beforeBroken = await forecast(broken);
  expectAgreed(beforeBroken, (await run(broken, { failure: "image" })).verdicts);

  await expect
    .poll(() =>
      namespace.kubectl(
        "get",
        "statefulset,service,pod,persistentvolumeclaim,configmap",
        "-l",
        "statefulset-explorer.io/copy-run",
        "-o",
        "name",
      ),
    )
    .toBe("");
});
