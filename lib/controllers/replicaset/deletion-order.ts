import { readyCondition, type WirePod } from "../objects/pod.ts";

const deletionCost = "controller.kubernetes.io/pod-deletion-cost";
const phaseRank: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 };

/**
 * Pods in the order in which a ReplicaSet gives them up (controller_utils.go ActivePodsWithRanks): without a node, not running, not ready first; then
 * the cheapest, those on the most crowded node, ready for the shortest time, most often restarted, youngest. Among equals the name decides, where
 * the real order is chance.
 */
export function deletionOrder(pods: readonly WirePod[]): WirePod[] {
  const crowds = new Map<string | undefined, number>();
  for (const { spec } of pods) crowds.set(spec.nodeName, (crowds.get(spec.nodeName) ?? 0) + 1);
  const keys = new Map(pods.map((pod) => [pod, keyOf(pod, crowds.get(pod.spec.nodeName) ?? 0)]));
  return pods.toSorted((a, b) => compare(keys.get(a) ?? [], keys.get(b) ?? []) || (a.metadata.name < b.metadata.name ? -1 : 1));
}

/** Lower goes first. */
function keyOf(pod: WirePod, crowd: number): number[] {
  const ready = readyCondition(pod);
  const since = ready?.status === "True" ? Date.parse(ready.lastTransitionTime ?? "") || 0 : 0;
  const restarts = Math.max(0, ...(pod.status?.containerStatuses ?? []).map((status) => status.restartCount));
  return [
    pod.spec.nodeName === undefined ? 0 : 1,
    phaseRank[pod.status?.phase ?? "Pending"] ?? 0,
    ready?.status === "True" ? 1 : 0,
    Number(pod.metadata.annotations?.[deletionCost] ?? 0) || 0,
    -crowd,
    -since,
    -restarts,
    -(Date.parse(pod.metadata.creationTimestamp ?? "") || 0),
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, at) => value !== b[at]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
