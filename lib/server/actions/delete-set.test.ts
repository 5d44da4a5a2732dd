import { expect, it } from "vitest";
import { labScene } from "../testing/lab-scene.ts";

const scene = labScene();
const name = "myapp-stateful";

it("deletes nothing without the name, as a dry run, or when the set has changed; orphaned pods and claims stay", async () => {
  const wish = { action: "delete-set", cascade: "Orphan", confirm: name } as const;
  const pods = [...scene.cluster.cache.inNamespace("pods", "default")].filter((pod) => pod.name.startsWith(name));
  await expect(scene.act({ ...wish, confirm: "other" })).rejects.toThrow("has to be confirmed by its name");
  expect((await scene.act(wish, { dryRun: true })).changes).toEqual([
    { path: `statefulset/${name}`, before: "there", after: "deleted (Orphan)" },
  ]);
  await expect(scene.act(wish, { generation: scene.set().generation - 1 })).rejects.toThrow("was changed while you decided");
  expect(scene.set().deletedAt).toBeUndefined();
  await scene.act(wish);
  await scene.until(() => scene.cluster.cache.find("statefulsets", "default", name) === undefined);
  for (const { name: podName, uid } of pods) {
    await scene.until(() => scene.cluster.cache.find("pods", "default", podName)?.owners.length === 0);
    expect(scene.cluster.cache.find("pods", "default", podName)?.uid).toBe(uid);
  }
});
