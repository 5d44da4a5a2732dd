import type { WireContainerStatus } from "../objects/container.ts";
import type { WirePod } from "../objects/pod.ts";
import type { ContainerLife, ContainerLives, RuntimeView } from "./container-life.ts";
import { allContainers } from "./container-spec.ts";
import { newPodMemory, type PodMemory, type ProbeKind, type ProbeMemory } from "./pod-memory.ts";
import { probeKey } from "./probe-results.ts";
import type { NodeTimings } from "./timings.ts";

const lostExitCode = 255;
const periodSecondsDefault = 10;

/** A pod that a node finds running as its status says, and goes on with: its containers live, its probes have said what the status says. */
export function adoptedPod(pod: WirePod, timings: NodeTimings, relistPhaseMs: number, now: number): PodMemory {
  const view = { sandbox: pod.status?.podIP !== undefined, lives: livesOf(pod) };
  const memory = newPodMemory(pod, timings, relistPhaseMs, view);
  const ip = pod.status?.podIP;
  return { ...memory, ...(ip !== undefined && { ip }), probes: probesOf(pod, now), work: { isPending: false } };
}

/** A pod whose node was restarted: its sandbox is gone, and what ran in it has ended (exit code 255, as a runtime tells what it has lost). */
export function rebootedPod(pod: WirePod, timings: NodeTimings, relistPhaseMs: number, now: number): PodMemory {
  const lives = Object.entries(livesOf(pod)).map(([name, { current, ...rest }]) => {
    const ended = current.ended ?? { at: now, exitCode: lostExitCode, reason: "Unknown" };
    return [name, { ...rest, current: { ...current, ended } }] as const;
  });
  return newPodMemory(pod, timings, relistPhaseMs, { sandbox: false, lives: Object.fromEntries(lives) });
}

function livesOf({ status }: WirePod): RuntimeView["lives"] {
  const statuses = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
  return Object.fromEntries(statuses.flatMap((one) => lifeOf(one).map((lives) => [one.name, lives])));
}

function lifeOf({ state, lastState, containerID, restartCount, image }: WireContainerStatus): ContainerLives[] {
  if (containerID === undefined) return [];
  const last = lastState.terminated;
  const previous = last && { id: last.containerID ?? "", restarts: restartCount - 1, image, ...endOf(last) };
  const ended = state.terminated ?? (state.waiting && last);
  const current: ContainerLife = {
    id: containerID,
    restarts: restartCount,
    image,
    ...(ended ? endOf(ended) : startOf(state.running?.startedAt)),
  };
  return [{ current, ...(previous && !state.waiting && { previous }) }];
}

function endOf({ exitCode, reason, message, startedAt, finishedAt }: NonNullable<WireContainerStatus["state"]["terminated"]>) {
  const ended = { at: Date.parse(finishedAt ?? "") || 0, exitCode, reason, ...(message !== undefined && { message }) };
  return { ...startOf(startedAt), ended };
}

function startOf(at: string | undefined): { startedAt?: number } {
  return at === undefined ? {} : { startedAt: Date.parse(at) };
}

function probesOf(pod: WirePod, now: number): Record<string, ProbeMemory> {
  const statuses = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])];
  const probes: Record<string, ProbeMemory> = {};
  for (const container of allContainers(pod)) {
    const status = statuses.find(({ name }) => name === container.name);
    const said: Readonly<Record<ProbeKind, boolean>> = {
      startup: status?.started === true,
      liveness: true,
      readiness: status?.ready === true,
    };
    for (const kind of ["startup", "liveness", "readiness"] as const) {
      const probe = container[`${kind}Probe`];
      if (!probe || !status?.containerID) continue;
      probes[probeKey(kind, container.name)] = {
        kind,
        container: container.name,
        tickAt: now + 1000 * (probe.periodSeconds ?? periodSecondsDefault),
        life: status.containerID,
        result: said[kind] ? "Success" : "Failure",
        last: said[kind] ? "Success" : "Failure",
        run: 1,
        isOnHold: false,
        isUnderWay: false,
        isTriggered: false,
        isStopped: false,
      };
    }
  }
  return probes;
}
