import { expect, it } from "vitest";
import { labScene } from "../testing/lab-scene.ts";
import { setStrategies } from "./set-strategies.ts";

const scene = labScene({ name: "ordered", scenario: "ordered", release: "1.37", gates: { StatefulSetRecreateStrategy: true } });

it("is told by dry runs that a newer server keeps maxUnavailable and Recreate, and takes them", async () => {
  expect(await setStrategies(scene.cluster, { namespace: "default", name: "ordered" })).toMatchObject({
    maxUnavailable: "kept",
    recreate: "kept",
  });
  expect((await scene.act({ action: "strategy", type: "RollingUpdate", maxUnavailable: "50%" })).dropped).toEqual([]);
  await scene.until(() => scene.set().updateStrategy.maxUnavailable === "50%");
  await scene.act({ action: "strategy", type: "Recreate" });
  await scene.until(() => scene.set().updateStrategy.type === "Recreate");
});
