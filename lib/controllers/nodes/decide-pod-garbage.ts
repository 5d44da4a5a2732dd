import { type Action, targetOf } from "../action.ts";
import type { WireNode } from "../objects/cluster-objects.ts";
import { isTerminal, isTerminating, type WireCondition, type WirePod } from "../objects/pod.ts";
import type { WaitingFor } from "../waiting-for.ts";
import { deletionAskedAt } from "../waiting-for.ts";
import { toWireTime } from "../wire-time.ts";
import { outOfServiceTaint, readiness } from "./node-conditions.ts";

/** How often pods are looked at, and how long a node has to be away before its pods are given up (podgc/gc_controller.go). */
export const podGarbagePeriodMs = 20_000;
export const nodeQuarantineMs = 40_000;

/** What the pod garbage collector sees of one pod. */
export interface GarbagePod {
  pod: WirePod;
  /** The pod's node, while there is an object of it. */
  node: WireNode | undefined;
  /** How long the node's object has been away. */
  nodeGoneMs: number;
}

/**
 * Takes away what no kubelet will: pods of a node that is no more, terminating ones on a node that a person has declared out of service, and terminating ones that never had a node. They are marked as failed, and go without
 * grace; which is safe only because somebody has said that the node is off.
 */
export function decidePodGarbage({ pod, node, nodeGoneMs }: GarbagePod, now: number): Action[] {
  const { nodeName } = pod.spec;
  if (nodeName === undefined) return isTerminating(pod) ? giveUp(pod) : [];
  if (!node) return nodeGoneMs >= nodeQuarantineMs ? giveUp(pod, orphaned(now)) : [];
  const isOut = node.spec.taints?.some(({ key }) => key === outOfServiceTaint) === true;
  return isTerminating(pod) && isOut && readiness(node) !== "True" ? giveUp(pod) : [];
}

/** What a terminating pod on a lost node waits for: somebody who ends it. */
export function awaitedByLostPod({ pod, node }: Pick<GarbagePod, "pod" | "node">): WaitingFor[] {
  if (!isTerminating(pod) || pod.spec.nodeName === undefined || (node && readiness(node) === "True")) return [];
  const since = deletionAskedAt(pod);
  return [{ rule: "stopped", pod: pod.metadata.name, object: `Node/${pod.spec.nodeName}`, ...(since !== undefined && { since }) }];
}

function giveUp(pod: WirePod, condition?: WireCondition): Action[] {
  const others = (pod.status?.conditions ?? []).filter(({ type }) => type !== condition?.type);
  const failed = { ...pod, status: { ...pod.status, phase: "Failed", conditions: [...others, ...(condition ? [condition] : [])] } };
  return [
    ...(isTerminal(pod) ? [] : [{ do: "update", resource: "pods", object: failed } as const]),
    { do: "delete", ...targetOf("pods", pod), grace: 0 },
  ];
}

function orphaned(now: number): WireCondition {
  return {
    type: "DisruptionTarget",
    status: "True",
    reason: "DeletionByPodGC",
    message: "PodGC: node no longer exists",
    lastProbeTime: null,
    lastTransitionTime: toWireTime(now),
  };
}
