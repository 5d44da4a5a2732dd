import { selectorMatches } from "../../controllers/label-selector.ts";
import { controllerOwner } from "../../controllers/objects/meta.ts";
import { decideStatefulSet, isSameStatus } from "../../controllers/statefulset/decide-stateful-set.ts";
import type { Change } from "../store/change.ts";
import type { Store } from "../store/store.ts";
import { carryOut } from "./carry-out.ts";
import type { LoopContext } from "./loop-context.ts";
import { WorkQueue } from "./work-queue.ts";

const source = { component: "statefulset-controller" };

/** Runs the StatefulSet controller: hears of sets and pods, and syncs the sets that they concern. Answers how to stop it. */
export function runStatefulSetLoop(context: LoopContext): () => void {
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

/**
 * Claims are not heard of, as in the real controller: a claim that comes or goes is noticed with the next pod or set. A pod without a controller is of
 * interest to every set that selects it.
 */
function keysOf(store: Store, { resource, object }: Change): string[] {
  const { namespace = "", name, labels } = object.metadata;
  if (resource === "statefulsets") return [`${namespace}/${name}`];
  if (resource !== "pods") return [];
  const owner = controllerOwner(object);
  if (owner) return owner.kind === "StatefulSet" ? [`${namespace}/${owner.name}`] : [];
  const selecting = store.list("statefulsets", namespace).filter(({ spec }) => selectorMatches(spec.selector, labels));
  return selecting.map((set) => `${namespace}/${set.metadata.name}`);
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
