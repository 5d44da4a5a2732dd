import { expect, it } from "vitest";
import { toPodName } from "../../statefulset/ordinal.ts";
import { labScene } from "../testing/lab-scene.ts";

const scene = labScene();

function pod(ordinal: number) {
  const found = scene.cluster.cache.find("pods", "default", toPodName("myapp-stateful", ordinal));
  if (!found) throw new Error(`There is no pod ${ordinal}.`);
  return found;
}

function budget(minAvailable: number) {
  const spec = { minAvailable, selector: { matchLabels: scene.set().selector.matchLabels } };
  return scene.request("POST", "/apis/policy/v1/namespaces/default/poddisruptionbudgets", {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name: "most", namespace: "default" },
    spec,
  });
}

it("deletes one pod once however often it is sent; its next life has the name and the claim, and is not touched", async () => {
  const before = pod(1);
  const wish = { action: "delete-pod", ordinal: 1, podUid: before.uid } as const;
  const checked = await scene.act(wish, { dryRun: true });
  expect(checked.changes).toEqual([{ path: "pod/myapp-stateful-1", before: "there", after: "deleted" }]);
  expect(pod(1).deletedAt).toBeUndefined();
  const [first, second] = await Promise.all([0, 1].map(() => scene.act(wish, { key: "one-delete" })));
  expect(first).toBe(second);
  await scene.until(() => scene.cluster.cache.find("pods", "default", "myapp-stateful-1")?.uid !== before.uid);
  await scene.until(() => scene.set().status.ready === 3);
  const next = pod(1);
  expect(next.claims).toEqual(before.claims);
  const late = scene.act(wish);
  await expect(late).rejects.toThrow("was replaced meanwhile");
  await expect(late).rejects.toMatchObject({ code: "conflict" });
  expect(pod(1)).toMatchObject({ uid: next.uid });
  expect(pod(1).deletedAt).toBeUndefined();
});

it("forces a pod away at once, and only with its name", async () => {
  const { uid } = pod(0);
  const wish = { action: "delete-pod", ordinal: 0, podUid: uid, graceSeconds: 0 } as const;
  await expect(scene.act(wish)).rejects.toThrow("has to be confirmed by its name, myapp-stateful-0");
  expect(pod(0).uid).toBe(uid);
  await scene.act({ ...wish, confirm: "myapp-stateful-0" });
  await scene.until(() => scene.cluster.cache.find("pods", "default", "myapp-stateful-0")?.uid !== uid);
  await scene.until(() => scene.set().status.ready === 3);
});

it("evicts a pod where no budget refuses, and else says what the API server said", async () => {
  const { uid } = pod(2);
  await scene.act({ action: "evict-pod", ordinal: 2, podUid: uid }, { dryRun: true });
  expect(pod(2).deletedAt).toBeUndefined();
  await scene.act({ action: "evict-pod", ordinal: 2, podUid: uid });
  await scene.until(() => scene.cluster.cache.find("pods", "default", "myapp-stateful-2")?.uid !== uid);
  await scene.until(() => scene.set().status.ready === 3);
  await budget(3);
  const next = pod(2);
  const refused = scene.act({ action: "evict-pod", ordinal: 2, podUid: next.uid }, { dryRun: true });
  await expect(refused).rejects.toThrow("violate the pod's disruption budget");
  await expect(refused).rejects.toMatchObject({ code: "busy" });
  const other = scene.act({ action: "evict-pod", ordinal: 2, podUid: uid });
  await expect(other).rejects.toThrow();
  expect(pod(2).uid).toBe(next.uid);
});
