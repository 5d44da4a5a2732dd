import { isTerminal, type WirePod } from "../../controllers/objects/pod.ts";
import { toWireTime } from "../../controllers/wire-time.ts";
import type { Store } from "../store/store.ts";

const graceDefaultSeconds = 30;

/**
 * Deletes a pod as the API server does (rest.BeforeDelete, the pod strategy's CheckGracefulDelete) and answers it as it was last stored.
 * A pod without a node, or one that has ended, goes at once; another deletion may only shorten the grace; grace 0 removes the object,
 * which watchers see as MODIFIED and DELETED.
 */
export function deletePod(store: Store, pod: WirePod, now: number, wantedGrace?: number): WirePod {
  const grace = graceOf(pod, wantedGrace);
  const { deletionTimestamp, deletionGracePeriodSeconds = 0, generation = 1 } = pod.metadata;
  if (deletionTimestamp !== undefined && grace >= deletionGracePeriodSeconds && grace > 0) return pod;
  const metadata = {
    ...pod.metadata,
    deletionTimestamp: deletionTimestamp !== undefined && grace === 0 ? deletionTimestamp : toWireTime(now + grace * 1000),
    deletionGracePeriodSeconds: grace,
    generation: deletionTimestamp === undefined ? generation + 1 : generation,
  };
  const marked = store.update("pods", { ...pod, metadata });
  if (grace === 0 && (metadata.finalizers ?? []).length === 0) store.remove("pods", pod.metadata.namespace ?? "", pod.metadata.name);
  return marked;
}

function graceOf(pod: WirePod, wanted: number | undefined): number {
  if (pod.spec.nodeName === undefined || isTerminal(pod)) return 0;
  const grace = wanted ?? pod.spec.terminationGracePeriodSeconds ?? graceDefaultSeconds;
  return grace < 0 ? 1 : grace;
}
