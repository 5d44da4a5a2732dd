import type { WirePod, WirePodStatus } from "../objects/pod.ts";
import type { Plan } from "./plan.ts";
import { kubeletConditions } from "./pod-conditions.ts";

/** Writes a pod's status, unless it says what the last one said (status_manager.go). */
export function writeStatus({ memory, actions }: Plan, status: WirePodStatus): void {
  if (memory.status && JSON.stringify(memory.status) === JSON.stringify(status)) return;
  memory.status = status;
  actions.push({ do: "status", status });
}

/**
 * Somebody else has written the pod's status otherwise than it was told, as a controller that thought the node lost, or a person: the node knows better, and tells it again
 * at its next comparison (status_manager.go syncBatch, needsReconcile).
 */
export function noteOtherStatus({ memory, now }: Plan): void {
  const { pod, status, timings, relistPhaseMs } = memory;
  if (!status || memory.isFinished || memory.reconcileAt !== undefined || !isToldOtherwise(pod, status)) return;
  memory.reconcileAt = (Math.floor((now - relistPhaseMs) / timings.reconcileMs) + 1) * timings.reconcileMs + relistPhaseMs;
}

/** Tells the status again when that is due. */
export function reconcileStatus({ memory, now, actions }: Plan): void {
  const { pod, status, reconcileAt } = memory;
  if (reconcileAt === undefined || now < reconcileAt) return;
  delete memory.reconcileAt;
  if (status && isToldOtherwise(pod, status)) actions.push({ do: "status", status });
}

function isToldOtherwise({ status: theirs }: WirePod, told: WirePodStatus): boolean {
  if (theirs?.phase !== told.phase) return true;
  return (told.conditions ?? []).some(({ type, status, reason, message }) => {
    if (!kubeletConditions.has(type)) return false;
    const found = theirs?.conditions?.find((condition) => condition.type === type);
    return found?.status !== status || found.reason !== reason || found.message !== message;
  });
}
