import { decideNode } from "../../controllers/nodes/decide-node.ts";
import { readiness } from "../../controllers/nodes/node-conditions.ts";
import type { WirePod } from "../../controllers/objects/pod.ts";
import type { Change } from "../store/change.ts";
import type { Store } from "../store/store.ts";
import { carryOut } from "./carry-out.ts";
import { runControlLoop } from "./control-loop.ts";
import { Heartbeats, type NodeSilence } from "./heartbeats.ts";
import type { LoopContext } from "./loop-context.ts";
import { runPodGarbageLoop } from "./pod-garbage-loop.ts";
import { PodsByNode } from "./pods-by-node.ts";
import { runTaintEvictionLoop } from "./taint-eviction-loop.ts";

const source = { component: "node-controller" };

/** Runs what nodes live by: kubelets' heartbeats, the controller that finds nodes lost, evictions by taint, and the removal of pods that no kubelet will remove. Answers how to stop it. */
export function runNodeLifecycleLoop(context: LoopContext, silence: NodeSilence): () => void {
  const heartbeats = new Heartbeats(context, silence);
  const pods = new PodsByNode();
  const stops = [
    runControlLoop(context, {
      keysOf: (store, change) => {
        pods.note(change);
        return keysOf(store, change);
      },
      sync: (loop, key, again) => sync(loop, key.slice(1), { heartbeats, pods }, again),
    }),
    runTaintEvictionLoop(context),
    runPodGarbageLoop(context),
    () => heartbeats.stop(),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** A node that is lost or comes back concerns all: while every one is lost nobody is evicted. */
function keysOf(store: Store, { resource, type, object, previous }: Change): string[] {
  if (resource !== "nodes") return [];
  if (type === "MODIFIED" && previous && readiness(object) === readiness(previous)) return [`/${object.metadata.name}`];
  return store.list("nodes").map(({ metadata }) => `/${metadata.name}`);
}

function sync(
  context: LoopContext,
  name: string,
  { heartbeats, pods }: { heartbeats: Heartbeats; pods: PodsByNode },
  again: (delayMs: number) => void,
): void {
  const { store, clock, recorder } = context;
  const node = store.get("nodes", "", name);
  if (!node) return;
  const isEveryNodeLost = store.list("nodes").every((other) => readiness(other) !== "True");
  const state = { node, lastHeardMs: heartbeats.lastHeardMs(name), isEveryNodeLost, pods: pods.of(name) };
  const { actions, lostPods, news, lookAgainAfterMs } = decideNode(state, clock.now());
  carryOut(context, actions);
  if (news) recorder.record(node, source, { type: "Normal", reason: news, message: `Node ${name} status is now: ${news}` });
  for (const pod of lostPods) tellLost(context, pod);
  if (lookAgainAfterMs !== undefined) again(lookAgainAfterMs);
}

function tellLost({ recorder }: LoopContext, pod: WirePod): void {
  recorder.record(pod, source, { type: "Warning", reason: "NodeNotReady", message: "Node is not ready" });
}
