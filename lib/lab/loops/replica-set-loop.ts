import { selectorMatches } from "../../controllers/label-selector.ts";
import { controllerOwner } from "../../controllers/objects/meta.ts";
import { decideReplicaSet } from "../../controllers/replicaset/decide-replica-set.ts";
import type { Change } from "../store/change.ts";
import type { Store } from "../store/store.ts";
import { carryOut } from "./carry-out.ts";
import type { LoopContext } from "./loop-context.ts";
import { WorkQueue } from "./work-queue.ts";

const source = { component: "replicaset-controller" };

/** Runs the ReplicaSet controller: hears of ReplicaSets and pods. Answers how to stop it. */
export function runReplicaSetLoop(context: LoopContext): () => void {
  const { store, clock, pace } = context;
  const queue = new WorkQueue(clock, pace.sync, (key) => sync(context, key, (delayMs) => queue.mark(key, delayMs)));
  const stop = store.subscribe((change) => {
    for (const key of keysOf(store, change)) queue.mark(key);
  });
  return () => {
    stop();
    queue.close();
  };
}

function keysOf(store: Store, { resource, object }: Change): string[] {
  const { namespace = "", name, labels } = object.metadata;
  if (resource === "replicasets") return [`${namespace}/${name}`];
  if (resource !== "pods") return [];
  const owner = controllerOwner(object);
  if (owner) return owner.kind === "ReplicaSet" ? [`${namespace}/${owner.name}`] : [];
  const selecting = store.list("replicasets", namespace).filter(({ spec }) => selectorMatches(spec.selector, labels));
  return selecting.map((set) => `${namespace}/${set.metadata.name}`);
}

function sync(context: LoopContext, key: string, again: (delayMs: number) => void): void {
  const { store, clock, recorder } = context;
  const [namespace = "", name = ""] = key.split("/");
  const replicaSet = store.get("replicasets", namespace, name);
  if (!replicaSet) return;
  const { actions, status, lookAgainAfterMs } = decideReplicaSet({ replicaSet, pods: store.list("pods", namespace) }, clock.now());
  try {
    carryOut(context, actions, (announcement) => recorder.record(replicaSet, source, announcement));
  } finally {
    const latest = store.get("replicasets", namespace, name);
    if (latest && latest.metadata.uid === replicaSet.metadata.uid) store.update("replicasets", { ...latest, status });
  }
  if (lookAgainAfterMs !== undefined) again(lookAgainAfterMs);
}
