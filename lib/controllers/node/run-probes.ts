import type { WireContainer, WireContainerStatus, WireProbe } from "../objects/container.ts";
import { findContainer, isSidecar } from "./container-spec.ts";
import type { Happening } from "./happening.ts";
import { type Plan, requestWork, tell } from "./plan.ts";
import type { PodMemory, ProbeKind, ProbeMemory, ProbeResult } from "./pod-memory.ts";
import { withContainers } from "./pod-status.ts";
import { probeKey } from "./probe-results.ts";
import { writeStatus } from "./write-status.ts";

const kinds: readonly ProbeKind[] = ["startup", "liveness", "readiness"];
const initial: Readonly<Record<ProbeKind, ProbeResult>> = { startup: "Unknown", liveness: "Success", readiness: "Failure" };
const periodSecondsDefault = 10;

/** Gives each of the pod's probes its worker, whose ticker begins now (prober_manager.go AddPod). */
export function addProbes({ memory, now }: Plan): void {
  const { pod, probes } = memory;
  const added = { ...probes };
  for (const container of [...pod.spec.containers, ...(pod.spec.initContainers ?? []).filter((init) => isSidecar(init, pod.spec))]) {
    for (const kind of kinds) {
      const key = probeKey(kind, container.name);
      if (!probeOf(container, kind) || added[key]) continue;
      const idle = { run: 0, isOnHold: false, isUnderWay: false, isTriggered: false, isStopped: false };
      added[key] = { kind, container: container.name, tickAt: now, ...idle };
    }
  }
  memory.probes = added;
}

/** On the pod's end, liveness and startup are not asked any more; readiness is (StopLivenessAndStartup). */
export function stopProbes({ memory }: Plan, which: "liveness and startup" | "all"): void {
  for (const probe of Object.values(memory.probes)) if (which === "all" || probe.kind !== "readiness") probe.isStopped = true;
}

/** A readiness probe that has not succeeded runs at once whenever the status is told anew (UpdatePodStatus). */
export function triggerReadiness({ memory }: Plan): void {
  for (const probe of Object.values(memory.probes)) {
    const status = statusOf(memory, probe.container);
    if (probe.kind === "readiness" && status?.started && !status.ready) probe.isTriggered = true;
  }
}

/** Runs the probes that are due. Answers whether there were any. */
export function runProbes(plan: Plan): boolean {
  const due = Object.values(plan.memory.probes).filter((probe) => isDue(probe, plan.now));
  for (const probe of due) {
    const periodMs = 1000 * (specOf(plan.memory, probe)?.periodSeconds ?? periodSecondsDefault);
    if (probe.isTriggered) probe.tickAt = plan.now + periodMs;
    else probe.tickAt += periodMs * (1 + Math.floor((plan.now - probe.tickAt) / periodMs));
    probe.isTriggered = false;
    runProbe(plan, probe);
  }
  return due.length > 0;
}

/** When the next probe is due, if any is. */
export function nextProbeAt({ probes }: PodMemory): number | undefined {
  const waiting = Object.values(probes).filter(({ isStopped, isUnderWay }) => !isStopped && !isUnderWay);
  return waiting.length === 0 ? undefined : Math.min(...waiting.map(({ tickAt }) => tickAt));
}

function isDue({ isStopped, isUnderWay, isTriggered, tickAt }: ProbeMemory, now: number): boolean {
  return !isStopped && !isUnderWay && (isTriggered || tickAt <= now);
}

/** One turn of a probe's worker (worker.go doProbe): it goes by the status that was last told, not by the runtime. */
function runProbe(plan: Plan, probe: ProbeMemory): void {
  const { memory, now } = plan;
  const status = statusOf(memory, probe.container);
  const spec = specOf(memory, probe);
  if (!status?.containerID || !spec) return;
  if (probe.life !== status.containerID) {
    probe.life = status.containerID;
    delete probe.result;
    probe.isOnHold = false;
    setResult(plan, probe, initial[probe.kind]);
  }
  if (probe.isOnHold) return;
  const { running } = status.state;
  if (!running) {
    setResult(plan, probe, "Failure");
    return;
  }
  const ranSeconds = Math.floor((now - Date.parse(running.startedAt)) / 1000);
  if (ranSeconds < (spec.initialDelaySeconds ?? 0)) return;
  if (status.started === (probe.kind === "startup")) return;
  probe.isUnderWay = true;
  plan.actions.push({ do: "probe", kind: probe.kind, container: probe.container, life: probe.life, probe: spec });
}

/** Takes a probe's outcome: it counts once it has been so often enough in a row. */
export function hearProbed(plan: Plan, { kind, container, life, success, output = "", error }: Happening & { what: "probed" }): void {
  const probe = plan.memory.probes[probeKey(kind, container)];
  if (!probe) return;
  probe.isUnderWay = false;
  const spec = specOf(plan.memory, probe);
  const told = `${kind[0]?.toUpperCase()}${kind.slice(1)} probe`;
  if (error !== undefined) tell(plan, "Warning", "Unhealthy", `${told} errored and resulted in unknown state: ${error}`, container);
  if (probe.isStopped || probe.life !== life || success === undefined || !spec) return;
  const result = success ? "Success" : "Failure";
  if (!success) tell(plan, "Warning", "Unhealthy", `${told} failed: ${output}`, container);
  probe.run = probe.last === result ? probe.run + 1 : 1;
  probe.last = result;
  if (probe.run < (success ? (spec.successThreshold ?? 1) : (spec.failureThreshold ?? 3))) return;
  setResult(plan, probe, result);
  if (kind === "readiness" || success) return;
  probe.isOnHold = true;
  probe.run = 0;
}

/** Keeps a result. A new one is told at once, and is work for the pod's worker (kubelet.go syncLoopIteration). */
function setResult(plan: Plan, probe: ProbeMemory, result: ProbeResult): void {
  if (probe.result === result) return;
  probe.result = result;
  if (probe.kind === "liveness" && result !== "Failure") return;
  const { memory, now } = plan;
  if (memory.status && probe.kind !== "liveness") {
    const change = (status: WireContainerStatus) =>
      status.name !== probe.container || status.containerID !== probe.life
        ? status
        : probe.kind === "readiness"
          ? { ...status, ready: result === "Success" }
          : { ...status, started: result === "Success" };
    writeStatus(plan, withContainers(memory.pod, memory.status, change, now));
  }
  requestWork(plan);
}

function specOf({ pod }: PodMemory, { kind, container }: ProbeMemory): WireProbe | undefined {
  const found = findContainer(pod, container);
  return found && probeOf(found, kind);
}

function probeOf(container: WireContainer, kind: ProbeKind): WireProbe | undefined {
  return container[`${kind}Probe`];
}

function statusOf({ status }: PodMemory, name: string): WireContainerStatus | undefined {
  return [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])].find((other) => other.name === name);
}
