import { describe, expect, test } from "vitest";
import { systemClock } from "../../clock.ts";
import { readTimeline } from "../../timeline/recording/read-timeline.ts";
import type { Transition } from "../../timeline/recording/transition.ts";
import { labScene } from "../testing/lab-scene.ts";
import { RolloutRecorder } from "./rollout-recorder.ts";

let recorder: RolloutRecorder;
const scene = labScene({
  beforeStart: (cluster, lab) => {
    recorder = new RolloutRecorder({ clock: systemClock, time: lab.control.clock, cluster });
    cluster.cache.subscribe((change) => recorder.observe(change));
  },
});

const record = () => recorder.recordOf(scene.set());
const timeline = () => readTimeline(record(), 0);
const transitionsOf = (ordinal: number): Transition[] => Object.values(record().transitions).filter((one) => one.ordinal === ordinal);
/** Without the moments between two lives, which may be too short to be told apart. */
const phasesOf = (ordinal: number) => {
  const spans = timeline().slots[ordinal]?.spans ?? [];
  return spans.filter(({ phase }) => phase !== "absent").map(({ phase, life }) => `${phase} ${life}`);
};
const kindsOf = (ordinal: number) => [
  ...new Set(
    timeline()
      .marks.filter((mark) => mark.ordinal === ordinal)
      .map(({ kind }) => kind),
  ),
];
const isReady = (ordinal: number, life: number) => () => {
  const last = transitionsOf(ordinal).at(-1);
  return last?.phase === "ready" && last.life === life;
};

describe("the recorder", () => {
  test("writes a rollout down, whether anybody looks or not, and what each pod took for it", async () => {
    await scene.until(() => [0, 1, 2].every((ordinal) => isReady(ordinal, 1)()));
    const before = scene.set().status.updateRevision;
    const patch = { spec: { template: { metadata: { annotations: { why: "again" } } } } };
    await scene.request("PATCH", "/apis/apps/v1/namespaces/default/statefulsets/myapp-stateful", patch);
    await scene.until(() => [0, 1, 2].every((ordinal) => isReady(ordinal, 2)()));
    const after = scene.set().status.updateRevision;
    expect(phasesOf(2).slice(-5)).toEqual(["ready 1", "ending 1", "waiting 2", "starting 2", "ready 2"]);
    expect(timeline().slots[2]?.spans.at(-1)).toMatchObject({ phase: "ready", revision: after });
    expect(timeline().slots[2]?.spans.find(({ life }) => life === 1)).toMatchObject({ revision: before });
    expect(timeline().marks).toContainEqual(
      expect.objectContaining({ kind: "template-changed", by: "person", text: `template changed: ${after}` }),
    );
    await scene.until(() => kindsOf(2).includes("name-appeared"));
    expect(kindsOf(2)).toEqual(expect.arrayContaining(["pod-deleted", "pod-gone", "pod-created", "name-gone", "name-appeared"]));
    const deleted = timeline().marks.filter(({ kind }) => kind === "pod-deleted");
    expect(deleted.map(({ by }) => by)).toEqual(["controller", "controller", "controller"]);
    const lives = recorder.starts(scene.set().uid).filter(({ life }) => life === 2);
    expect(new Set(lives.map(({ ordinal }) => ordinal))).toEqual(new Set([0, 1, 2]));
    for (const { startMs, readyMs } of lives) {
      expect(startMs).toBeGreaterThan(0);
      expect(readyMs).toBeGreaterThan(0);
    }
  });

  test("marks the time without a watch, and invents nothing in it", async () => {
    const { faults } = scene.lab.control;
    await faults.set({ fault: "api-server-down" });
    await scene.until(() => Object.values(record().unwatched).some(({ to }) => to === undefined));
    await faults.set({ fault: "pod-evicted", pod: "default/myapp-stateful-1" });
    const podNow = () => scene.lab.control.store.get("pods", "default", "myapp-stateful-1");
    const old = podNow()?.metadata.uid;
    await scene.until(() => podNow() !== undefined && podNow()?.metadata.uid !== old);
    await faults.endAll();
    await faults.set({ fault: "history-forgotten" });
    await scene.until(isReady(1, 3));
    const [gap] = Object.values(record().unwatched);
    expect(gap?.to).toBeGreaterThan(gap?.from ?? 0);
    const inGap = transitionsOf(1).filter(({ at }) => at >= (gap?.from ?? 0) && at < (gap?.to ?? 0));
    expect(inGap.length).toBeGreaterThan(0);
    expect(inGap.filter(({ isReconstructed }) => !isReconstructed)).toEqual([]);
    expect(transitionsOf(0).filter(({ at }) => at >= (gap?.from ?? 0))).toEqual([]);
  });

  test("keeps its record of a set that may not be seen for a while", async () => {
    const { faults } = scene.lab.control;
    const before = transitionsOf(2).length;
    const set = scene.set();
    for (const verb of ["list", "watch"] as const) await faults.set({ fault: "right-missing", verb, resource: "statefulsets" });
    await faults.set({ fault: "watches-closed" });
    await scene.until(() => scene.cluster.cache.status("statefulsets").phase === "forbidden");
    await faults.endAll();
    await scene.until(() => scene.cluster.cache.status("statefulsets").phase === "live");
    expect(Object.values(recorder.recordOf(set).transitions).filter(({ ordinal }) => ordinal === 2).length).toBeGreaterThanOrEqual(before);
  });

  test("takes claims that may not be seen any more for no claims that are gone", async () => {
    const { faults } = scene.lab.control;
    for (const verb of ["list", "watch"] as const) await faults.set({ fault: "right-missing", verb, resource: "persistentvolumeclaims" });
    await faults.set({ fault: "watches-closed" });
    await scene.until(() => scene.cluster.cache.status("persistentvolumeclaims").phase === "forbidden");
    expect(timeline().marks.filter(({ text }) => text.startsWith("claim"))).toEqual([]);
    await faults.endAll();
    await scene.until(() => scene.cluster.cache.status("persistentvolumeclaims").phase === "live");
  });

  test("takes pods that may not be seen any more for no pods that are gone", async () => {
    const { faults } = scene.lab.control;
    for (const verb of ["list", "watch"] as const) await faults.set({ fault: "right-missing", verb, resource: "pods" });
    await faults.set({ fault: "watches-closed" });
    await scene.until(() => scene.cluster.cache.status("pods").phase === "forbidden");
    expect(transitionsOf(2).at(-1)).toMatchObject({ phase: "ready", life: 2 });
    expect(Object.values(record().unwatched).at(-1)).not.toHaveProperty("to");
    await faults.endAll();
    await scene.until(() => scene.cluster.cache.status("pods").phase === "live");
    expect(transitionsOf(2).at(-1)).toMatchObject({ phase: "ready", life: 2 });
  });
});
