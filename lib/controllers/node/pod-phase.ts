import type { WireContainerStatus } from "../objects/container.ts";
import type { WirePod } from "../objects/pod.ts";
import { isSidecar } from "./container-spec.ts";

export type PodPhase = "Pending" | "Running" | "Succeeded" | "Failed";

/** A pod's phase from its containers' (kubelet_pods.go getPhase). `isTerminal`: nothing of it will be started again. */
export function podPhase(
  pod: WirePod,
  init: readonly WireContainerStatus[],
  containers: readonly WireContainerStatus[],
  isTerminal: boolean,
): PodPhase {
  const policy = pod.spec.restartPolicy ?? "Always";
  const { pending, failed, sidecars } = countInit(pod, init);
  const isWaiting = ({ state, lastState }: WireContainerStatus) => state.waiting !== undefined && lastState.terminated === undefined;
  const ends = containers.flatMap(({ state, lastState }) => state.terminated ?? (state.waiting && lastState.terminated) ?? []);
  const running = containers.filter(({ state }) => state.running).length;
  const succeeded = ends.filter(({ exitCode }) => exitCode === 0).length;
  if (failed > 0 && policy === "Never") return "Failed";
  if ((pending > 0 && running + ends.length === 0) || failed > 0 || containers.some(isWaiting)) return "Pending";
  if (running > 0) return "Running";
  if (ends.length === 0) return "Pending";
  if (isTerminal) return succeeded === ends.length && sidecars === 0 ? "Succeeded" : "Failed";
  if (policy === "Always" || sidecars > 0) return "Running";
  if (succeeded === ends.length) return "Succeeded";
  return policy === "Never" ? "Failed" : "Running";
}

function countInit({ spec }: WirePod, statuses: readonly WireContainerStatus[]) {
  const counts = { pending: 0, failed: 0, sidecars: 0 };
  (spec.initContainers ?? []).forEach((container, index) => {
    const status = statuses[index];
    const end = status?.state.terminated ?? (status?.state.waiting && status.lastState.terminated);
    if (isSidecar(container, spec)) {
      if (status?.state.running) counts.sidecars += 1;
      if (!status?.started && !end) counts.pending += 1;
    } else if (!end) counts.pending += 1;
    else if (end.exitCode !== 0) counts.failed += 1;
  });
  return counts;
}
