import { decideReplicaSet } from "../../controllers/replicaset/decide-replica-set.ts";
import { carryOut } from "./carry-out.ts";
import { runControlLoop } from "./control-loop.ts";
import { keysOfPodOwner } from "./keys-of-pod-owner.ts";
import type { LoopContext } from "./loop-context.ts";

const source = { component: "replicaset-controller" };

/** Runs the ReplicaSet controller: hears of ReplicaSets and pods. Answers how to stop it. */
export function runReplicaSetLoop(context: LoopContext): () => void {
  return runControlLoop(context, { keysOf: keysOfPodOwner("replicasets"), sync });
}

function sync(context: LoopContext, key: string, again: (delayMs: number) => void): void {
  const { store, clock, recorder } = context;
  const [namespace = "", name = ""] = key.split("/");
  const replicaSet = store.get("replicasets", namespace, name);
  if (!replicaSet) return;
  const decision = decideReplicaSet({ replicaSet, pods: store.list("pods", namespace) }, clock.now(), context.behaviour);
  let status = decision.status;
  try {
    carryOut(context, decision.actions, (announcement) => recorder.record(replicaSet, source, announcement));
  } catch (error) {
    status = decision.statusAfter(error instanceof Error ? error.message : String(error));
    throw error;
  } finally {
    const latest = store.get("replicasets", namespace, name);
    if (latest && latest.metadata.uid === replicaSet.metadata.uid) store.update("replicasets", { ...latest, status });
  }
  if (decision.lookAgainAfterMs !== undefined) again(decision.lookAgainAfterMs);
}
