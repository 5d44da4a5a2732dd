import { decideStatefulSet, isSameStatus } from "../../controllers/statefulset/decide-stateful-set.ts";
import { carryOut } from "./carry-out.ts";
import { runControlLoop } from "./control-loop.ts";
import { keysOfPodOwner } from "./keys-of-pod-owner.ts";
import type { LoopContext } from "./loop-context.ts";

const source = { component: "statefulset-controller" };

/** Runs the StatefulSet controller: hears of sets and pods, and syncs the sets that they concern. Answers how to stop it. */
export function runStatefulSetLoop(context: LoopContext): () => void {
  return runControlLoop(context, { keysOf: keysOfPodOwner("statefulsets"), sync });
}

function sync(context: LoopContext, key: string, again: (delayMs: number) => void): void {
  const { store, clock, recorder } = context;
  const [namespace = "", name = ""] = key.split("/");
  const set = store.get("statefulsets", namespace, name);
  if (!set) return;
  const claims = new Map(store.list("persistentvolumeclaims", namespace).map((claim) => [claim.metadata.name, claim]));
  const state = { set, pods: store.list("pods", namespace), claims, revisions: store.list("controllerrevisions", namespace) };
  const { actions, status, lookAgainAfterMs } = decideStatefulSet(state, clock.now(), context.behaviour);
  try {
    carryOut(context, actions, (announcement) => recorder.record(set, source, announcement));
  } finally {
    const latest = store.get("statefulsets", namespace, name);
    if (latest && latest.metadata.uid === set.metadata.uid && !isSameStatus(latest, status))
      store.update("statefulsets", { ...latest, status });
  }
  if (lookAgainAfterMs !== undefined) again(lookAgainAfterMs);
}
