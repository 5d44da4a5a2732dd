import { type Action, targetOf } from "../action.ts";
import { selectedNodeAnnotation } from "../claims/decide-claim.ts";
import { findVolume } from "../claims/find-volume.ts";
import { controllerOwner } from "../objects/meta.ts";
import type { WirePod } from "../objects/pod.ts";
import type { WaitingFor } from "../waiting-for.ts";
import { nodeFits } from "./node-fits.ts";
import type { NodeRoom, Refusal } from "./node-room.ts";
import { affinityRefuses } from "./pod-affinity.ts";
import { parse, podRequests } from "./pod-requests.ts";
import { tolerates, tolerationsOf, untolerated } from "./tolerations.ts";
import { spreadOf, spreadRefuses } from "./topology-spread.ts";
import { claimsForScheduling, type PodClaims, type StorageView, volumesRefuse } from "./volume-fit.ts";

/** What the scheduler sees of one pod: all nodes with what is on them, and storage. */
export interface SchedulingState {
  pod: WirePod;
  rooms: readonly NodeRoom[];
  storage: StorageView;
}

/**
 * Where a pod goes. `bind`: to that node, now. `await`: to that node, once its claims have the volumes that the actions ask for. `none`: nowhere, for the reason that Kubernetes gives in the pod's condition and in the
 * Event FailedScheduling.
 */
export type Scheduling =
  | { decision: "bind"; node: string }
  | { decision: "await"; node: string; actions: Action[] }
  | { decision: "none"; message: string; waitingFor: WaitingFor[] };

const unschedulableTaint = { key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" };

/**
 * Finds a node for a pod (schedule_one.go schedulePod): the filters of the default scheduler in their order, of which the first that refuses a node says why; among those that are left the one with the fewest pods of
 * the same controller, then the fewest pods, then by name. Pods are never taken off a node for others.
 */
export function decideScheduling({ pod, rooms, storage }: SchedulingState): Scheduling {
  if (rooms.length === 0) return nowhere(pod, "no nodes available to schedule pods");
  const claims = claimsForScheduling(pod, storage);
  if ("problem" in claims) return nowhere(pod, `0/${rooms.length} nodes are available: ${claims.problem}. not found`);
  const refuses = filters(pod, rooms, claims, storage);
  const judged = rooms.map((room) => ({ room, refusal: refuses(room) }));
  const refusals = judged.flatMap(({ refusal }) => refusal ?? []);
  const fitting = judged.flatMap(({ room, refusal }) => (refusal ? [] : [room]));
  const [best] = fitting.sort((a, b) => byLoad(pod, a, b));
  if (!best) return nowhere(pod, fitError(rooms.length, refusals));
  const node = best.node.metadata.name;
  return claims.delayed.length > 0 ? { decision: "await", node, actions: reserve(claims, best, storage) } : { decision: "bind", node };
}

/** The filter plugins, in their order. */
function filters(
  pod: WirePod,
  rooms: readonly NodeRoom[],
  claims: PodClaims,
  storage: StorageView,
): (room: NodeRoom) => Refusal | undefined {
  const spreads = spreadOf(pod, rooms);
  const requests = podRequests(pod);
  const hasRules = pod.spec.affinity !== undefined || rooms.some(({ pods }) => pods.some(({ spec }) => spec.affinity !== undefined));
  return (room) =>
    cordonRefuses(pod, room) ??
    taintsRefuse(pod, room) ??
    (nodeFits(pod, room.node) ? undefined : { reasons: ["node(s) didn't match Pod's node affinity/selector"], hopeless: true }) ??
    resourcesRefuse(room, requests) ??
    volumesRefuse(claims, room, storage) ??
    spreadRefuses(pod, room, spreads) ??
    (hasRules ? affinityRefuses(pod, room, rooms) : undefined);
}

function cordonRefuses(pod: WirePod, { node }: NodeRoom): Refusal | undefined {
  if (!node.spec.unschedulable) return undefined;
  const isTolerated = tolerationsOf(pod).some((toleration) => tolerates(toleration, unschedulableTaint));
  return isTolerated ? undefined : { reasons: ["node(s) were unschedulable"], hopeless: true };
}

function taintsRefuse(pod: WirePod, { node }: NodeRoom): Refusal | undefined {
  const taint = untolerated(pod, node.spec.taints ?? [], ["NoSchedule", "NoExecute"]);
  return taint && { reasons: ["node(s) had untolerated taint(s)"], hopeless: true };
}

/** NodeResourcesFit: a pod's place, and what it asks for beside what others on the node have asked for. */
function resourcesRefuse({ node, pods, requested }: NodeRoom, requests: Readonly<Record<string, number>>): Refusal | undefined {
  const allocatable = parse(node.status.allocatable);
  const short = Object.keys(requests).filter((name) => {
    const amount = requests[name] ?? 0;
    return amount > 0 && amount > (allocatable[name] ?? 0) - (requested[name] ?? 0);
  });
  const isFull = pods.length + 1 > (allocatable.pods ?? Number.POSITIVE_INFINITY);
  const reasons = [...(isFull ? ["Too many pods"] : []), ...short.sort(byKind).map((name) => `Insufficient ${name}`)];
  if (reasons.length === 0) return undefined;
  return { reasons, hopeless: short.some((name) => (requests[name] ?? 0) > (allocatable[name] ?? 0)) };
}

const kinds = ["cpu", "memory", "ephemeral-storage"];

function byKind(a: string, b: string): number {
  const rank = (name: string) => (kinds.includes(name) ? kinds.indexOf(name) : kinds.length);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function byLoad(pod: WirePod, a: NodeRoom, b: NodeRoom): number {
  const owner = controllerOwner(pod)?.uid;
  const siblings = ({ pods }: NodeRoom) => (owner === undefined ? 0 : pods.filter((other) => controllerOwner(other)?.uid === owner).length);
  return siblings(a) - siblings(b) || a.pods.length - b.pods.length || (a.node.metadata.name < b.node.metadata.name ? -1 : 1);
}

/** BindPodVolumes: a free volume is kept for its claim; a claim that is to have one made is told the node. */
function reserve({ delayed }: PodClaims, { node }: NodeRoom, storage: StorageView): Action[] {
  return delayed.flatMap(({ claim }): Action[] => {
    if (claim.metadata.annotations?.[selectedNodeAnnotation] !== undefined) return [];
    const volume = findVolume(claim, storage.freeFor(claim), { node });
    if (volume?.spec.claimRef) return [];
    const { namespace = "", name, uid = "" } = claim.metadata;
    if (volume) {
      const claimRef = { apiVersion: "v1", kind: "PersistentVolumeClaim", namespace, name, uid };
      return [{ do: "update", resource: "persistentvolumes", object: { ...volume, spec: { ...volume.spec, claimRef } } }];
    }
    const annotations = { ...claim.metadata.annotations, [selectedNodeAnnotation]: node.metadata.name };
    return [{ do: "update", resource: "persistentvolumeclaims", object: { ...claim, metadata: { ...claim.metadata, annotations } } }];
  });
}

/** FitError: how many nodes refuse the pod for which reason, and that nothing is gained by evicting others. */
function fitError(nodes: number, refusals: readonly Refusal[]): string {
  const reasons = histogram(refusals.flatMap((refusal) => refusal.reasons));
  const preemption = histogram(
    refusals.map(({ hopeless }) =>
      hopeless ? "Preemption is not helpful for scheduling" : "No preemption victims found for incoming pod",
    ),
  );
  const available = `0/${nodes} nodes are available:`;
  return `${available} ${reasons}. no new claims to deallocate, preemption: ${available} ${preemption}.`;
}

function histogram(reasons: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .sort()
    .join(", ");
}

function nowhere(pod: WirePod, message: string): Scheduling {
  const before = pod.status?.conditions?.find(({ type, status }) => type === "PodScheduled" && status === "False");
  const since = before?.lastTransitionTime ?? pod.metadata.creationTimestamp;
  return {
    decision: "none",
    message,
    waitingFor: [{ rule: "scheduled", pod: targetOf("pods", pod).name, message, ...(since && { since }) }],
  };
}
