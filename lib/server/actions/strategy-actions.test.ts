import { expect, it } from "vitest";
import { labScene } from "../testing/lab-scene.ts";
import { setStrategies } from "./set-strategies.ts";

const scene = labScene({ name: "ordered", scenario: "ordered" });
const address = { namespace: "default", name: "ordered" };

it("is told by dry runs what this server makes of maxUnavailable and Recreate", async () => {
  const { generation } = scene.set();
  expect(await setStrategies(scene.cluster, address)).toEqual({ version: "v1.35.4", maxUnavailable: "dropped", recreate: "refused" });
  expect(scene.set().generation).toBe(generation);
});

it("says which field the server did not keep", async () => {
  const answer = await scene.act({ action: "strategy", type: "RollingUpdate", maxUnavailable: 2 }, { dryRun: true });
  expect(answer.dropped).toEqual(["spec.updateStrategy.rollingUpdate.maxUnavailable"]);
});

it("changes the partition, and keeps it when the strategy is set again", async () => {
  await scene.act({ action: "partition", partition: 2 });
  await scene.until(() => scene.set().updateStrategy.partition === 2);
  await scene.act({ action: "strategy", type: "RollingUpdate" });
  expect((await scene.cluster.getObject("statefulsets", "default", "ordered")).spec).toMatchObject({
    updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 2 } },
  });
});

it("goes to OnDelete and back; OnDelete has no partition", async () => {
  await scene.act({ action: "strategy", type: "OnDelete" });
  await scene.until(() => scene.set().updateStrategy.type === "OnDelete");
  await expect(scene.act({ action: "partition", partition: 1 })).rejects.toThrow("Only RollingUpdate has a partition");
  await scene.act({ action: "strategy", type: "RollingUpdate" });
  await scene.until(() => scene.set().updateStrategy.type === "RollingUpdate");
  expect(scene.set().updateStrategy).toEqual({ type: "RollingUpdate", partition: 0 });
});

it("sets what a set keeps and how long a pod must be ready, each alone, without a new revision", async () => {
  const { updateRevision } = scene.set().status;
  await scene.act({ action: "settings", minReadySeconds: 3 });
  await scene.until(() => scene.set().minReadySeconds === 3);
  await scene.act({ action: "settings", retention: { whenDeleted: "Delete", whenScaled: "Retain" }, revisionHistoryLimit: 4 });
  await scene.until(() => scene.set().revisionHistoryLimit === 4);
  expect(scene.set()).toMatchObject({ minReadySeconds: 3, retention: { whenDeleted: "Delete", whenScaled: "Retain" } });
  await scene.until(() => scene.set().observedGeneration === scene.set().generation);
  expect(scene.set().status.updateRevision).toBe(updateRevision);
});
