import type { WireContainer } from "../objects/container.ts";
import type { ContainerLife } from "./container-life.ts";
import type { PodMemory, ProbeKind, ProbeMemory, ProbeResult } from "./pod-memory.ts";

export const probeKey = (kind: ProbeKind, container: string): string => `${kind}/${container}`;

/** Running, and past its startup probe, if it has one (prober_manager.go isContainerStarted). */
export function isStarted({ probes }: PodMemory, { name, startupProbe }: WireContainer, life: ContainerLife | undefined): boolean {
  return (
    life !== undefined && !life.ended && (startupProbe === undefined || resultOf(probes[probeKey("startup", name)], life) === "Success")
  );
}

/**
 * What is told of that: since 1.35 a container of which its startup probe has said nothing yet stays started when it was last told so, be it in its life before
 * (without the gate ChangeContainerStatusOnKubeletRestart).
 */
export function isToldStarted(memory: PodMemory, container: WireContainer, life: ContainerLife | undefined, wasStarted: boolean): boolean {
  if (isStarted(memory, container, life)) return true;
  return (
    wasStarted && life !== undefined && !life.ended && resultOf(memory.probes[probeKey("startup", container.name)], life) === undefined
  );
}

/** Of one that is told started: whether its readiness probe, if it has one, says that it is ready. */
export function isReady(memory: PodMemory, container: WireContainer, life: ContainerLife | undefined): boolean {
  if (life === undefined || memory.unready.includes(container.name)) return false;
  return container.readinessProbe === undefined || resultOf(memory.probes[probeKey("readiness", container.name)], life) === "Success";
}

/** Whether a probe has told this life to have failed. */
export function hasFailed({ probes }: PodMemory, kind: ProbeKind, container: string, life: ContainerLife): boolean {
  return resultOf(probes[probeKey(kind, container)], life) === "Failure";
}

function resultOf(probe: ProbeMemory | undefined, life: ContainerLife): ProbeResult | undefined {
  return probe?.life === life.id ? probe.result : undefined;
}
