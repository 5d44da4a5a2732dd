import { provisionVolume } from "../../controllers/claims/provision-volume.ts";
import { runControlLoop } from "./control-loop.ts";
import type { LoopContext } from "./loop-context.ts";

/** The provisioner of the lab's own storage class: a directory for each claim. */
export const labProvisioner = "lab.statefulset-explorer.io/directory";

/** Runs the lab's provisioner, which makes a volume with a real directory for each claim that asks for one of its own. Answers how to stop it. */
export function runProvisionerLoop(context: LoopContext): () => void {
  const keysOf = (_: unknown, { resource, type, object }: Parameters<Parameters<LoopContext["store"]["subscribe"]>[0]>[0]) =>
    resource === "persistentvolumeclaims" && type !== "DELETED" && !object.spec.volumeName
      ? [`${object.metadata.namespace}/${object.metadata.name}`]
      : [];
  return runControlLoop(context, { keysOf, sync });
}

function sync({ store, directories, provisioners = [labProvisioner] }: LoopContext, key: string): void {
  const [namespace = "", name = ""] = key.split("/");
  const claim = store.get("persistentvolumeclaims", namespace, name);
  const storageClass = claim && store.get("storageclasses", "", claim.spec.storageClassName ?? "");
  if (!claim || !storageClass || !provisioners.includes(storageClass.provisioner)) return;
  const volume = provisionVolume(claim, storageClass, (made) => directories.ofVolume(made));
  if (!volume || store.get("persistentvolumes", "", volume.metadata.name)) return;
  directories.provision(volume.metadata.name, namespace, name);
  store.create("persistentvolumes", volume);
}
