import { expect, it } from "vitest";
import { labScene } from "../testing/lab-scene.ts";

const scene = labScene();
const classPath = "/apis/storage.k8s.io/v1/storageclasses/standard";

function claim(ordinal: number) {
  const found = [...scene.cluster.cache.inNamespace("persistentvolumeclaims", "default")].find(({ name }) =>
    name.endsWith(`-myapp-stateful-${ordinal}`),
  );
  if (!found) throw new Error(`There is no claim ${ordinal}.`);
  return found;
}

const seen = (ordinal: number) => ({ claim: claim(ordinal).name, claimUid: claim(ordinal).uid });

it("says what the API server says where the class allows no expansion, and touches nothing", async () => {
  const refused = scene.act({ action: "expand-claim", claims: [seen(0), seen(1)], size: "2Gi" }, { dryRun: true });
  await expect(refused).rejects.toThrow("only dynamically provisioned pvc can be resized");
  await expect(refused).rejects.toMatchObject({ code: "forbidden" });
});

it("expands several claims where the class allows it, only to more, and never a later claim of the name", async () => {
  await scene.request("PATCH", classPath, { allowVolumeExpansion: true });
  await scene.act({ action: "expand-claim", claims: [seen(0), seen(1)], size: "2Gi" }, { dryRun: true });
  expect(claim(0).requested).not.toBe("2Gi");
  const done = await scene.act({ action: "expand-claim", claims: [seen(0), seen(1)], size: "2Gi" });
  expect(done.changes.map(({ path, after }) => [path, after])).toEqual(
    [0, 1].map((ordinal) => [`${claim(ordinal).name}: spec.resources.requests.storage`, "2Gi"]),
  );
  await scene.until(() => claim(0).requested === "2Gi" && claim(1).requested === "2Gi");
  const smaller = scene.act({ action: "expand-claim", claims: [seen(0)], size: "1Gi" });
  await expect(smaller).rejects.toThrow("can only become larger");
  const nonsense = scene.act({ action: "expand-claim", claims: [seen(0)], size: "much" });
  await expect(nonsense).rejects.toThrow("is no quantity");
  const other = scene.act({ action: "expand-claim", claims: [{ ...seen(0), claimUid: "other" }], size: "3Gi" });
  await expect(other).rejects.toThrow("was replaced meanwhile");
  expect(claim(0).requested).toBe("2Gi");
});

it("deletes a claim left behind by its name, and none that a pod uses", async () => {
  const inUse = scene.act({ action: "delete-claim", ...seen(2), confirm: claim(2).name });
  await expect(inUse).rejects.toThrow("Pod myapp-stateful-2 uses claim");
  await scene.act({ action: "scale", replicas: 2 });
  await scene.until(() => scene.cluster.cache.find("pods", "default", "myapp-stateful-2") === undefined);
  const wish = { action: "delete-claim", ...seen(2) } as const;
  const { name } = claim(2);
  await expect(scene.act({ ...wish, confirm: "data" })).rejects.toThrow("has to be confirmed by its name");
  await scene.act({ ...wish, confirm: name }, { dryRun: true });
  expect(claim(2).deletedAt).toBeUndefined();
  await scene.act({ ...wish, confirm: name });
  await scene.until(() => scene.cluster.cache.find("persistentvolumeclaims", "default", name) === undefined);
});
