import { decideClaimProtection } from "../../controllers/claims/decide-claim-protection.ts";
import { isTerminating } from "../../controllers/objects/pod.ts";
import { carryOut } from "./carry-out.ts";
import type { LoopContext } from "./loop-context.ts";
import { WorkQueue } from "./work-queue.ts";

/** Runs the controller that keeps a deleted claim while a pod uses it. Answers how to stop it. */
export function runClaimProtectionLoop(context: LoopContext): () => void {
  const { store, clock, pace } = context;
  const queue = new WorkQueue(clock, pace.sync, (key) => {
    const [namespace = "", name = ""] = key.split("/");
    const claim = store.get("persistentvolumeclaims", namespace, name);
    if (claim && isTerminating(claim)) carryOut(context, decideClaimProtection(claim, store.list("pods", namespace)));
  });
  const stop = store.subscribe(({ resource, type, object }) => {
    const { namespace = "", name } = object.metadata;
    if (resource === "persistentvolumeclaims" && type !== "DELETED" && isTerminating(object)) queue.mark(`${namespace}/${name}`);
    if (resource !== "pods" || type !== "DELETED") return;
    for (const volume of object.spec.volumes ?? []) {
      if (volume.persistentVolumeClaim) queue.mark(`${namespace}/${volume.persistentVolumeClaim.claimName}`);
    }
  });
  return () => {
    stop();
    queue.close();
  };
}
