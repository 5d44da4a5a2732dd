import { expect, it } from "vitest";
import { systemClock } from "../../clock.ts";
import type { CopiesFrame } from "../../protocol/copies/copies-frame.ts";
import type { CopiesRequest } from "../../protocol/copies/copies-request.ts";
import { runLabel } from "../../simulation/copies/copy-names.ts";
import type { ForecastRequest } from "../../simulation/forecast-request.ts";
import { labScene } from "../testing/lab-scene.ts";
import { CopyDesk } from "./copy-desk.ts";

const scene = labScene();
const desk = () => new CopyDesk({ clock: systemClock, time: scene.lab.control.clock, cluster: scene.cluster });

const forecast: ForecastRequest = {
  set: {
    namespace: "default",
    name: "myapp-stateful",
    replicas: 2,
    start: 0,
    podManagementPolicy: "Parallel",
    updateStrategy: { type: "RollingUpdate" },
    minReadySeconds: 0,
    hasReadinessProbe: true,
    graceSeconds: 30,
    claimTemplates: 1,
  },
  change: { template: true },
  lanes: [
    { workload: "StatefulSet", policy: "OrderedReady", strategy: "RollingUpdate" },
    { workload: "StatefulSet", policy: "OrderedReady", strategy: "RollingUpdate", partition: 1 },
  ],
  pod: {
    start: { ms: 1_000, spreadMs: 0 },
    ready: { ms: 8_000, spreadMs: 2_000 },
    stop: { ms: 1_500, spreadMs: 500 },
    source: { kind: "given" },
  },
  revision: { kind: "works" },
  person: {},
  release: "1.35.4",
  gates: {},
  seed: 1,
};

function requestOf(change: Partial<ForecastRequest> = {}, choice: Partial<CopiesRequest["choice"]> = {}): CopiesRequest {
  return {
    forecast: { ...forecast, ...change },
    of: { kind: "live", uid: scene.set().uid },
    choice: { namespace: "default", claims: "none", keep: false, ...choice },
  };
}

async function run(request: CopiesRequest, signal = new AbortController().signal): Promise<CopiesFrame[]> {
  const text = await (await desk().run(request, signal)).text();
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as CopiesFrame);
}

function partOf<Key extends string>(frames: readonly CopiesFrame[], key: Key): Extract<CopiesFrame, Record<Key, unknown>> {
  const found = frames.findLast((frame) => key in frame);
  if (!found) throw new Error(`There is no frame with ${key}.`);
  return found as Extract<CopiesFrame, Record<Key, unknown>>;
}

const copies = () => [...scene.cluster.cache.all("statefulsets")].filter(({ labels }) => labels[runLabel] !== undefined);

it.each<[string, unknown]>([
  ["spec.template.spec.containers.0", { containers: [null] }],
  ["spec.template.spec.containers.0.env", { containers: [{ name: "a", image: "x", env: "s" }] }],
  ["spec.template.spec.volumes", { containers: [{ name: "a", image: "x" }], volumes: { a: 1 } }],
])("says where a manifest is no StatefulSet: %s", async (place, spec) => {
  const manifest = { kind: "StatefulSet", spec: { template: { spec } } };
  const asked = desk().plan({ ...requestOf(), of: { kind: "manifest", manifest } }, new AbortController().signal);
  await expect(asked).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining(`Look at ${place}.`) as unknown });
});

it("creates copies, changes all at once, sees the forecast's order, and leaves nothing", async () => {
  const frames = await run(requestOf());
  expect(frames.at(-1)).toEqual({ end: { kind: "done", left: "nothing" } });
  const { verdicts } = partOf(frames, "verdicts");
  expect(verdicts[0]).toMatchObject({ isOrderSame: true, order: "Same order: delete 1, create 1, delete 0, create 0." });
  expect(verdicts[1]).toMatchObject({ isOrderSame: true, order: "Same order: delete 1, create 1." });
  const { lanes } = partOf(frames, "lanes");
  expect(lanes.map(({ end }) => end?.kind)).toEqual(["finished", "finished"]);
  expect(lanes[0]?.timeline.slots.map(({ spans }) => spans.at(-1))).toMatchObject([
    { phase: "ready", revision: "after", life: 2 },
    { phase: "ready", revision: "after", life: 2 },
  ]);
  await scene.until(() => copies().length === 0);
  expect(await desk().list(new AbortController().signal)).toMatchObject({ found: [], namespaces: ["default"] });
});

it("selects none of the original's Services, and touches none of its pods or claims", async () => {
  const before = scene.set().resourceVersion;
  const pods = () => [...scene.cluster.cache.all("pods")].filter(({ labels }) => labels.app === "myapp-stateful").map(({ uid }) => uid);
  const uids = pods();
  const stop = new AbortController();
  const running = run(requestOf({}, { claims: "tiny" }), stop.signal);
  await scene.until(
    () => copies().length === 2 && [...scene.cluster.cache.all("pods")].some(({ labels }) => labels[runLabel] !== undefined),
  );
  for (const pod of scene.cluster.cache.all("pods")) if (pod.labels[runLabel] !== undefined) expect(pod.labels.app).toBeUndefined();
  stop.abort();
  await running.catch(() => undefined);
  await scene.until(() => copies().length === 0);
  expect([scene.set().resourceVersion, pods()]).toEqual([before, uids]);
  await scene.until(() => [...scene.cluster.cache.all("persistentvolumeclaims")].every(({ labels }) => labels[runLabel] === undefined));
});

it("keeps what is to be kept, which is found and removed with one request", async () => {
  const lanes = forecast.lanes.slice(1);
  const frames = await run(
    requestOf({ lanes, set: { ...forecast.set, replicas: 1 }, change: { template: false, replicas: 2 } }, { keep: true }),
  );
  expect(frames.at(-1)).toEqual({ end: { kind: "done", left: "kept" } });
  const [found] = (await desk().list(new AbortController().signal)).found;
  expect(found).toMatchObject({ namespace: "default", of: "default/myapp-stateful", isGoing: false, pods: 2 });
  if (!found) throw new Error("Nothing was found.");
  await expect(desk().remove({ ...found, run: "kube-root-ca.crt" })).rejects.toThrow("is of no run on copies: it was left alone.");
  await desk().remove(found);
  await scene.until(() => copies().length === 0);
});

it("says beforehand what forbids it, and creates nothing", async () => {
  const plan = await desk().plan(requestOf({ set: { ...forecast.set, replicas: 50 } }), new AbortController().signal);
  expect(plan.forbids).toEqual(["50 pods a lane are more than the 10 that copies may have: give the set fewer replicas here."]);
  const elsewhere = await desk().plan(requestOf({}, { namespace: "nowhere" }), new AbortController().signal);
  expect(elsewhere.forbids.join(" ")).toContain('namespaces "nowhere" not found');
  await expect(desk().run(requestOf({}, { namespace: "nowhere" }), new AbortController().signal)).rejects.toThrow("Nothing was created.");
  expect(copies()).toEqual([]);
});

it("ends with its cluster: the removal is asked for, and nobody waits until all is gone", async () => {
  const ending = desk();
  const answer = await ending.run(requestOf(), new AbortController().signal);
  await scene.until(() => copies().length === 2);
  await expect(ending.run(requestOf(), new AbortController().signal)).rejects.toThrow(
    "A run on copies is going on in namespace default already",
  );
  await ending.close();
  await answer.body?.cancel();
  await scene.until(() => copies().length === 0);
});
