import { decideClaim, selectedNodeAnnotation } from "../../controllers/claims/decide-claim.ts";
import type { LoopContext } from "./loop-context.ts";
import { WorkQueue } from "./work-queue.ts";

const source = { component: "persistentvolume-controller" };

/** Runs the volume binder together with the lab's provisioner: a volume with a real directory for each claim. Answers how to stop it. */
export function runClaimLoop(context: LoopContext): () => void {
  const { store, clock, pace } = context;
  const queue = new WorkQueue(clock, pace.sync, (key) => sync(context, key));
  const stop = store.subscribe(({ resource, object, type }) => {
    if (resource === "persistentvolumeclaims" && type !== "DELETED") queue.mark(`${object.metadata.namespace}/${object.metadata.name}`);
  });
  return () => {
    stop();
    queue.close();
  };
}

function sync({ store, directories, recorder }: LoopContext, key: string): void {
  const [namespace = "", name = ""] = key.split("/");
  const claim = store.get("persistentvolumeclaims", namespace, name);
  if (!claim || claim.spec.volumeName !== undefined) return;
  const storageClass = store.get("storageclasses", "", claim.spec.storageClassName ?? "");
  const decision = decideClaim(claim, storageClass, (volume) => directories.ofVolume(volume));
  if (decision) {
    const volume = decision.volume.metadata.name;
    directories.provision(volume, namespace, name);
    if (!store.get("persistentvolumes", "", volume)) store.create("persistentvolumes", decision.volume);
    store.update("persistentvolumeclaims", decision.claim);
    return;
  }
  if (storageClass?.volumeBindingMode === "WaitForFirstConsumer" && !claim.metadata.annotations?.[selectedNodeAnnotation]) {
    const message = "waiting for first consumer to be created before binding";
    recorder.record(claim, source, { type: "Normal", reason: "WaitForFirstConsumer", message });
  }
}
