import { expect, it } from "vitest";
import type { RolloutFacts } from "../../statefulset/rollout/rollout-facts.ts";
import { labScene } from "../testing/lab-scene.ts";
import { rolloutFacts } from "./rollout-facts.ts";

const scene = labScene();
const facts = () => rolloutFacts(scene.cluster.cache, scene.set());
const path = "/apis/apps/v1/namespaces/default/statefulsets/myapp-stateful";
const isReady = () => scene.set().status.ready === 3 && scene.set().status.updated === 3;

it("tells of a refused creation until something is created", async () => {
  await scene.until(isReady);
  // It is tried again within moments: what was said meanwhile is noted as it comes.
  const refusals: RolloutFacts["refusal"][] = [];
  const stop = scene.cluster.cache.subscribe(({ kind }) => {
    if (kind === "events") refusals.push(facts().refusal);
  });
  await scene.lab.control.faults.set({ fault: "create-fails", resource: "pods", nth: 1 });
  await scene.request("PATCH", path, { spec: { template: { metadata: { annotations: { round: "2" } } } } });
  await scene.until(() => refusals.some((refusal) => refusal !== undefined));
  expect(refusals.find((refusal) => refusal !== undefined)).toMatchObject({
    reason: "FailedCreate",
    count: 1,
    message: expect.stringContaining("myapp-stateful-"),
  });
  await scene.until(isReady);
  await scene.until(() => facts().refusal === undefined);
  stop();
});

it("tells the newest warning about a pod while it is not ready, and of its ready life none", async () => {
  await scene.until(isReady);
  const [container] = scene.set().containers;
  const broken = { name: container?.name, image: "none:0" };
  await scene.request("PATCH", path, { spec: { template: { spec: { containers: [broken] } } } });
  await scene.until(() => facts().pods["myapp-stateful-2"]?.warning !== undefined);
  expect(facts().pods["myapp-stateful-2"]?.warning?.message).toMatch(/none:0|ImagePull|Back-off/);
  expect(facts().pods["myapp-stateful-0"]).not.toHaveProperty("warning");
});
