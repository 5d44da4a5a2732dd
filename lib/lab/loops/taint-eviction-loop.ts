import { decideTaintEviction } from "../../controllers/nodes/decide-taint-eviction.ts";
import type { WireTaint } from "../../controllers/objects/cluster-objects.ts";
import type { Change } from "../store/change.ts";
import { carryOut } from "./carry-out.ts";
import { runControlLoop } from "./control-loop.ts";
import type { LoopContext } from "./loop-context.ts";
import { PodsByNode } from "./pods-by-node.ts";

const source = { component: "taint-eviction-controller" };

/** Runs the controller that deletes pods for the NoExecute taints of their nodes, when they do not tolerate them, or not for longer. Answers how to stop it. */
export function runTaintEvictionLoop(context: LoopContext): () => void {
  const pods = new PodsByNode();
  /** Since when each pod, by uid, is waited with: from the moment that it was first seen on a tainted node. */
  const since = new Map<string, number>();
  return runControlLoop(context, {
    keysOf: (_, change) => {
      pods.note(change);
      if (change.resource === "pods" && change.type === "DELETED") since.delete(change.object.metadata.uid ?? "");
      return keysOf(change, pods);
    },
    sync: (loop, key, again) => sync(loop, key, since, again),
  });
}

function keysOf({ resource, type, object, previous }: Change, pods: PodsByNode): string[] {
  const keyOf = ({ namespace, name }: { namespace?: string; name: string }) => `${namespace}/${name}`;
  if (resource === "pods")
    return type === "DELETED" || object.spec.nodeName === undefined || previous?.spec.nodeName !== undefined
      ? []
      : [keyOf(object.metadata)];
  if (resource !== "nodes" || type === "DELETED") return [];
  const isSame = JSON.stringify(executing(object.spec.taints)) === JSON.stringify(executing(previous?.spec.taints));
  return isSame ? [] : pods.of(object.metadata.name).map(({ metadata }) => keyOf(metadata));
}

function executing(taints: readonly WireTaint[] = []): WireTaint[] {
  return taints.filter(({ effect }) => effect === "NoExecute");
}

function sync(context: LoopContext, key: string, since: Map<string, number>, again: (delayMs: number) => void): void {
  const { store, clock, recorder } = context;
  const [namespace = "", name = ""] = key.split("/");
  const pod = store.get("pods", namespace, name);
  const node = pod && store.get("nodes", "", pod.spec.nodeName ?? "");
  if (!pod || !node) return;
  const uid = pod.metadata.uid ?? "";
  const taints = executing(node.spec.taints);
  if (taints.length === 0) {
    if (since.delete(uid))
      recorder.record(pod, source, { type: "Normal", reason: "TaintManagerEviction", message: `Cancelling deletion of Pod ${key}` });
    return;
  }
  const first = since.get(uid) ?? clock.now();
  const { actions, waitingFor, lookAgainAfterMs } = decideTaintEviction({ pod, taints, since: first }, clock.now());
  if (waitingFor.length > 0) since.set(uid, first);
  else since.delete(uid);
  carryOut(context, actions, (announcement) => recorder.record(pod, source, announcement));
  if (lookAgainAfterMs !== undefined) again(lookAgainAfterMs);
}
