import type { WireNode, WireTaint } from "../objects/cluster-objects.ts";
import { toWireTime } from "../wire-time.ts";

type NodeCondition = WireNode["status"]["conditions"][number];

export const unreachableTaint = "node.kubernetes.io/unreachable";
export const notReadyTaint = "node.kubernetes.io/not-ready";
export const outOfServiceTaint = "node.kubernetes.io/out-of-service";
export const cordonTaint = "node.kubernetes.io/unschedulable";

/** Conditions that only the kubelet knows, so that nobody does while it is silent. */
const kubeletsConditions = ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure"];

const pressureTaints: Readonly<Record<string, string>> = {
  MemoryPressure: "node.kubernetes.io/memory-pressure",
  DiskPressure: "node.kubernetes.io/disk-pressure",
  PIDPressure: "node.kubernetes.io/pid-pressure",
  NetworkUnavailable: "node.kubernetes.io/network-unavailable",
};

export function readiness({ status }: WireNode): string | undefined {
  return status.conditions.find(({ type }) => type === "Ready")?.status;
}

/** The node as it is known when its kubelet has said nothing for too long (tryUpdateNodeHealth). */
export function withUnknownConditions(node: WireNode, now: number): WireNode {
  const conditions = node.status.conditions.map(
    (condition): NodeCondition =>
      kubeletsConditions.includes(condition.type) && condition.status !== "Unknown"
        ? {
            ...condition,
            status: "Unknown",
            reason: "NodeStatusUnknown",
            message: "Kubelet stopped posting node status.",
            lastTransitionTime: toWireTime(now),
          }
        : condition,
  );
  return { ...node, status: { ...node.status, conditions } };
}

/**
 * The taints that a node's conditions, and its being cordoned, ask for: NoSchedule for each, and NoExecute while it is not ready; others stay (doNoScheduleTaintingPass, doNoExecuteTaintingPass). While
 * every node is lost none is evicted from: then it is more likely that the control plane is.
 */
export function taintsFor(node: WireNode, isEveryNodeLost: boolean, now: number): WireTaint[] {
  const ready = readiness(node);
  const lost = ready === "Unknown" ? unreachableTaint : ready === "False" ? notReadyTaint : undefined;
  const pressed = node.status.conditions.flatMap(({ type, status }) => (status === "True" ? (pressureTaints[type] ?? []) : []));
  const noSchedule = [...(lost ? [lost] : []), ...pressed, ...(node.spec.unschedulable ? [cordonTaint] : [])];
  const wanted: WireTaint[] = [
    ...noSchedule.map((key) => ({ key, effect: "NoSchedule" })),
    ...(lost && !isEveryNodeLost ? [{ key: lost, effect: "NoExecute" }] : []),
  ];
  const managed = [unreachableTaint, notReadyTaint, cordonTaint, ...Object.values(pressureTaints)];
  const isOurs = ({ key, effect }: WireTaint) =>
    effect === "NoSchedule" ? managed.includes(key) : effect === "NoExecute" && [unreachableTaint, notReadyTaint].includes(key);
  const before = node.spec.taints ?? [];
  const isSame = (a: WireTaint, b: WireTaint) => a.key === b.key && a.effect === b.effect;
  const kept = before.filter((taint) => !isOurs(taint) || wanted.some((other) => isSame(taint, other)));
  const added = wanted.filter((taint) => !before.some((other) => isSame(taint, other)));
  return [...kept, ...added.map((taint) => ({ ...taint, timeAdded: toWireTime(now) }))];
}
