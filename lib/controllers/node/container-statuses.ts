import type { WireContainer, WireContainerState, WireContainerStatus, WireTerminated } from "../objects/container.ts";
import { toWireTime } from "../wire-time.ts";
import type { ContainerLife, RuntimeView } from "./container-life.ts";
import { isSidecar } from "./container-spec.ts";
import type { PodMemory } from "./pod-memory.ts";
import { isReady, isToldStarted } from "./probe-results.ts";
import { shouldRestart } from "./should-restart.ts";

/** The status of each container: those of the pod by name, init containers in their order (kubelet_pods.go convertToAPIContainerStatuses). */
export function containerStatuses(memory: PodMemory, view: RuntimeView): WireContainerStatus[] {
  return memory.pod.spec.containers.map((container) => statusOf(memory, view, container)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function initContainerStatuses(memory: PodMemory, view: RuntimeView): WireContainerStatus[] {
  return (memory.pod.spec.initContainers ?? []).map((container) => statusOf(memory, view, container));
}

function statusOf(memory: PodMemory, view: RuntimeView, container: WireContainer): WireContainerStatus {
  const { pod, status } = memory;
  const lives = view.lives[container.name];
  const current = lives?.current;
  const { state, lastState } = statesOf(memory, view, container);
  const isInit = (pod.spec.initContainers ?? []).includes(container);
  const isDone = isInit && !isSidecar(container, pod.spec) && state.terminated?.exitCode === 0;
  const mounts = container.volumeMounts ?? [];
  const before = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])].find(
    ({ name }) => name === container.name,
  );
  const started = state.running !== undefined && isToldStarted(memory, container, current, before?.started === true);
  const isLasting = !isInit || isSidecar(container, pod.spec);
  return {
    name: container.name,
    state,
    lastState,
    ready: isDone || (started && isLasting && isReady(memory, container, current)),
    restartCount: current?.restarts ?? before?.restartCount ?? 0,
    image: current?.image ?? container.image,
    imageID: current ? `lab://${current.image}` : "",
    ...(current && { containerID: current.id }),
    started,
    ...resourcesOf(container, current !== undefined),
    ...(mounts.length > 0 && { volumeMounts: mounts.map(mountStatus) }),
  };
}

/** A container that ended and is to be started again waits, for the reason that kept it from it, if the last sync met one. */
function statesOf(memory: PodMemory, view: RuntimeView, container: WireContainer): Pick<WireContainerStatus, "state" | "lastState"> {
  const lives = view.lives[container.name];
  const hasInit = (memory.pod.spec.initContainers ?? []).length > 0;
  const reason = memory.reasons[container.name];
  if (!lives) {
    const first = { reason: hasInit ? "PodInitializing" : "ContainerCreating" };
    return { state: { waiting: reason && shouldRestart(memory.pod, container, lives) ? reason : first }, lastState: {} };
  }
  const state = stateOf(lives.current);
  const lastState = lives.previous ? stateOf(lives.previous) : {};
  if (!reason || !state.terminated || memory.isStopped || !shouldRestart(memory.pod, container, lives)) return { state, lastState };
  return { state: { waiting: reason }, lastState: state };
}

function stateOf({ id, startedAt, ended }: ContainerLife): WireContainerState {
  if (!ended) return { running: { startedAt: toWireTime(startedAt ?? 0) } };
  const { exitCode, reason, message, at } = ended;
  const terminated: WireTerminated = {
    exitCode,
    reason,
    ...(message !== undefined && { message }),
    startedAt: toWireTime(startedAt ?? 0),
    finishedAt: toWireTime(at),
    containerID: id,
  };
  return { terminated };
}

function resourcesOf({ resources }: WireContainer, isMade: boolean): Record<string, unknown> {
  if (!isMade) return {};
  const requests = resources?.requests ?? resources?.limits;
  return { ...(requests && { allocatedResources: requests }), resources: resources ? { ...resources, ...(requests && { requests }) } : {} };
}

function mountStatus({ name, mountPath, readOnly }: { name: string; mountPath: string; readOnly?: boolean }) {
  return { name, mountPath, ...(readOnly && { readOnly, recursiveReadOnly: "Disabled" }) };
}
