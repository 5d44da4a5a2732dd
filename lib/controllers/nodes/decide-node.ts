import type { Action } from "../action.ts";
import type { WireNode } from "../objects/cluster-objects.ts";
import { readyCondition, type WirePod } from "../objects/pod.ts";
import { toWireTime } from "../wire-time.ts";
import { readiness, taintsFor, withUnknownConditions } from "./node-conditions.ts";

/** How long a kubelet may say nothing before its node counts as lost (node-monitor-grace-period: 50 s since 1.32, before 40 s). */
export const nodeGraceMs = 50_000;

/** What the node lifecycle controller sees of one node. */
export interface NodeState {
  node: WireNode;
  /** When its kubelet was last heard of. */
  lastHeardMs: number;
  /** No node of the cluster is ready. */
  isEveryNodeLost: boolean;
  /** Pods that are bound to it. */
  pods: readonly WirePod[];
}

export interface NodeDecision {
  actions: Action[];
  /** Pods that are not ready any more, for nobody knows: to be told as `NodeNotReady`. */
  lostPods: WirePod[];
  /** The node has just been lost, or come back: to be told about the node. */
  news?: "NodeNotReady" | "NodeReady";
  /** Nothing will tell that the kubelet has been silent for too long: look again after this long. */
  lookAgainAfterMs?: number;
}

/**
 * One look at a node (node_lifecycle_controller.go monitorNodeHealth): one whose kubelet is silent has unknown conditions, and its pods are at once not ready; taints follow its conditions, and evict in their time
 * those pods that do not tolerate them. Nobody deletes anything here.
 */
export function decideNode({ node, lastHeardMs, isEveryNodeLost, pods }: NodeState, now: number): NodeDecision {
  const silentMs = now - lastHeardMs;
  const seen = silentMs > nodeGraceMs ? withUnknownConditions(node, now) : node;
  const taints = taintsFor(seen, isEveryNodeLost, now);
  const { taints: before = [], ...spec } = seen.spec;
  const after: WireNode = { ...seen, spec: { ...spec, ...(taints.length > 0 && { taints }) } };
  const isOther = seen !== node && readiness(seen) !== readiness(node);
  const isRetainted = JSON.stringify(taints) !== JSON.stringify(before);
  const isLost = readiness(after) !== "True";
  const lostPods = isLost ? pods.filter((pod) => readyCondition(pod)?.status === "True") : [];
  return {
    actions: [
      ...(isOther || isRetainted ? [{ do: "update", resource: "nodes", object: after } as const] : []),
      ...lostPods.map((pod) => ({ do: "update", resource: "pods", object: notReady(pod, now) }) as const),
    ],
    lostPods,
    ...(isOther && isLost && { news: "NodeNotReady" as const }),
    ...(!isLost && { lookAgainAfterMs: nodeGraceMs - silentMs + 1 }),
  };
}

/** MarkPodsNotReady: only the condition Ready, and of it only that it is so. */
function notReady(pod: WirePod, now: number): WirePod {
  const conditions = (pod.status?.conditions ?? []).map((condition) =>
    condition.type === "Ready" ? { ...condition, status: "False" as const, lastTransitionTime: toWireTime(now) } : condition,
  );
  return { ...pod, status: { ...pod.status, conditions } };
}
