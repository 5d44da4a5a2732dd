import type { WireContainerStatus } from "../objects/container.ts";
import type { WireCondition, WirePod, WirePodStatus } from "../objects/pod.ts";
import { toWireTime } from "../wire-time.ts";
import type { RuntimeView } from "./container-life.ts";
import { containerStatuses, initContainerStatuses } from "./container-statuses.ts";
import { containersReady, kubeletConditions, podInitialized, podReady, stamped } from "./pod-conditions.ts";
import type { PodMemory } from "./pod-memory.ts";
import { type PodPhase, podPhase } from "./pod-phase.ts";

/**
 * The status of a pod whose runtime looks so (kubelet_pods.go generateAPIPodStatus). `isTerminal`: nothing of it will be started again. That a pod has ended is told of its
 * conditions at once, and of its phase once nothing of it can run any more (status_manager.go mergePodStatus).
 */
export function podStatus(memory: PodMemory, view: RuntimeView, hostIP: string, now: number, isTerminal = false): WirePodStatus {
  const { pod, status } = memory;
  const init = initContainerStatuses(memory, view);
  const containers = containerStatuses(memory, view);
  const phase = lastingPhase(status?.phase, podPhase(pod, init, containers, isTerminal));
  const isHeldBack = !isTerminal && !memory.isStopped && (phase === "Succeeded" || phase === "Failed");
  const podIP = view.sandbox ? memory.ip : status?.podIP;
  const sandbox = { status: view.sandbox && !isTerminal ? ("True" as const) : ("False" as const) };
  const ready = containersReady(pod, [...init, ...containers], phase);
  const before = [...(pod.status?.conditions ?? []), ...(status?.conditions ?? [])];
  const stamp = (type: string, said: Parameters<typeof stamped>[1]) => stamped(type, said, pod, status?.conditions ?? before, now);
  return {
    observedGeneration: pod.metadata.generation ?? 1,
    phase: isHeldBack ? (status?.phase ?? "Pending") : phase,
    ...(status?.reason !== undefined && { reason: status.reason }),
    ...(status?.message !== undefined && { message: status.message }),
    conditions: [
      stamp("PodReadyToStartContainers", sandbox),
      stamp("Initialized", podInitialized(pod, init, containers, phase)),
      stamp("Ready", podReady(pod, ready)),
      stamp("ContainersReady", ready),
      ...othersOf(pod),
    ],
    hostIP,
    hostIPs: [{ ip: hostIP }],
    ...(podIP !== undefined && { podIP, podIPs: [{ ip: podIP }] }),
    startTime: pod.status?.startTime ?? toWireTime(memory.startedAt ?? now),
    ...(init.length > 0 && { initContainerStatuses: init }),
    containerStatuses: containers,
    qosClass: pod.status?.qosClass ?? "BestEffort",
  };
}

/** The same status with its readiness told anew: what a probe's result changes at once, without a sync (status_manager.go). */
export function withContainers(
  pod: WirePod,
  status: WirePodStatus,
  change: (status: WireContainerStatus) => WireContainerStatus,
  now: number,
) {
  const containers = (status.containerStatuses ?? []).map(change);
  const init = status.initContainerStatuses?.map(change);
  const ready = containersReady(pod, [...(init ?? []), ...containers], (status.phase ?? "Pending") as PodPhase);
  const said: Readonly<Record<string, Parameters<typeof stamped>[1]>> = { ContainersReady: ready, Ready: podReady(pod, ready) };
  const conditions = (status.conditions ?? []).map((condition) => {
    const now_ = said[condition.type];
    return now_ ? stamped(condition.type, now_, pod, status.conditions ?? [], now) : condition;
  });
  return { ...status, conditions, containerStatuses: containers, ...(init && { initContainerStatuses: init }) };
}

/** Whether a pod has ended, as its runtime looks now. */
export function hasPodEnded(memory: PodMemory, view: RuntimeView): boolean {
  const phase = podPhase(memory.pod, initContainerStatuses(memory, view), containerStatuses(memory, view), false);
  return phase === "Succeeded" || phase === "Failed";
}

/** A pod that has ended stays so. */
function lastingPhase(before: string | undefined, phase: PodPhase): PodPhase {
  return before === "Succeeded" || before === "Failed" ? before : phase;
}

/** Conditions of others, such as PodScheduled and those of readiness gates. */
function othersOf(pod: WirePod): WireCondition[] {
  return (pod.status?.conditions ?? []).filter(({ type }) => !kubeletConditions.has(type));
}
