import { expect, it } from "vitest";
import { rolloutPreview } from "../../statefulset/actions/rollout-preview.ts";
import type { Board } from "../../statefulset/board/board.ts";
import { parseOrdinal } from "../../statefulset/ordinal.ts";
import { testBoard, testSlot } from "../../testing/test-slot.ts";
import { labScene } from "../testing/lab-scene.ts";

const scene = labScene({ name: "ordered", scenario: "ordered" });

/** The board as far as a preview looks at it. */
function boardNow(): Board {
  const { name, replicas, start, updateStrategy, podManagementPolicy, status } = scene.set();
  const pods = [...scene.cluster.cache.inNamespace("pods", "default")].filter((pod) => parseOrdinal(pod.name)?.parent === name);
  const slots = pods.map((pod) => {
    const slot = testSlot(parseOrdinal(pod.name)?.ordinal ?? 0, { podName: pod.name });
    const revision = pod.labels["controller-revision-hash"];
    return slot.pod && revision !== undefined ? { ...slot, pod: { ...slot.pod, revision } } : slot;
  });
  const made = testBoard(slots);
  const { type: strategy, ...rolling } = updateStrategy;
  return { ...made, set: { ...made.set, ...status, name, replicas, start, podManagementPolicy, strategy, ...rolling } };
}

it("is the order in which a controller takes pods away, down to the partition", async () => {
  await scene.act({ action: "partition", partition: 1 });
  await scene.until(() => scene.set().updateStrategy.partition === 1);
  const { steps, held } = rolloutPreview(boardNow(), undefined);
  const gone: string[] = [];
  const unsubscribe = scene.cluster.cache.subscribe((change) => {
    if (change.type === "deleted" && change.kind === "pods" && change.object.name.startsWith("ordered-")) gone.push(change.object.name);
  });
  await scene.act({ action: "restart", at: "2026-01-02T03:04:05Z" });
  await scene.until(() => scene.set().status.updated === 2 && scene.set().status.ready === 3);
  unsubscribe();
  expect(gone).toEqual(["ordered-2", "ordered-1"]);
  expect(steps.map(({ podName }) => podName)).toEqual(gone);
  expect(held).toEqual(["ordered-0"]);

  const after = rolloutPreview(boardNow(), scene.set().status.updateRevision, { type: "RollingUpdate", partition: 0 });
  expect(after.steps.map(({ podName }) => podName)).toEqual(["ordered-0"]);
});
