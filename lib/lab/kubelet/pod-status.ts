import type { WireCondition, WireContainerState, WirePod, WirePodStatus } from "../../controllers/objects/pod.ts";
import { toWireTime } from "../../controllers/wire-time.ts";

/** Where a pod stands on its node, as the lab's kubelet knows it. */
export interface PodStage {
  kind: "creating" | "running" | "ready" | "ended";
  ip?: string;
  containerId?: string;
  startedAt?: number;
}

/** The status that a real kubelet writes for a pod at that stage. `hostIP` is the node's address. */
export function podStatus(pod: WirePod, stage: PodStage, hostIP: string, now: number): WirePodStatus {
  const names = pod.spec.containers.map((container) => container.name).join(" ");
  const isReady = stage.kind === "ready";
  const isUp = isReady || stage.kind === "running";
  const waiting = { reason: "ContainersNotReady", message: `containers with unready status: [${names}]` };
  const unready = stage.kind === "ended" ? { reason: "PodCompleted" } : waiting;
  const readiness = isReady ? { status: "True" as const } : { status: "False" as const, ...unready };
  const conditions: WireCondition[] = [
    { type: "PodReadyToStartContainers", status: isUp ? "True" : "False" },
    { type: "Initialized", status: "True" },
    { type: "Ready", ...readiness },
    { type: "ContainersReady", ...readiness },
    { type: "PodScheduled", status: "True" },
  ];
  return {
    observedGeneration: pod.metadata.generation ?? 1,
    phase: stage.kind === "creating" ? "Pending" : stage.kind === "ended" ? "Succeeded" : "Running",
    conditions: conditions.map((condition) => stamped(condition, pod, now)),
    hostIP,
    hostIPs: [{ ip: hostIP }],
    ...(stage.ip !== undefined && { podIP: stage.ip, podIPs: [{ ip: stage.ip }] }),
    startTime: pod.status?.startTime ?? toWireTime(now),
    containerStatuses: pod.spec.containers.map(({ name, image }) => ({
      name,
      state: containerState(stage, now),
      lastState: {},
      ready: isReady,
      restartCount: 0,
      image,
      imageID: isUp || stage.kind === "ended" ? `lab://${image}` : "",
      ...(stage.containerId !== undefined && { containerID: stage.containerId }),
      started: isUp,
    })),
    qosClass: pod.status?.qosClass ?? "BestEffort",
  };
}

/** A condition keeps its time for as long as its status stays. */
function stamped(condition: WireCondition, pod: WirePod, now: number): WireCondition {
  const before = pod.status?.conditions?.find((other) => other.type === condition.type);
  const same = before?.status === condition.status ? before.lastTransitionTime : undefined;
  const { type, ...rest } = condition;
  const generation = pod.metadata.generation ?? 1;
  return { type, observedGeneration: generation, lastProbeTime: null, lastTransitionTime: same ?? toWireTime(now), ...rest };
}

function containerState(stage: PodStage, now: number): WireContainerState {
  if (stage.kind === "creating") return { waiting: { reason: "ContainerCreating" } };
  const startedAt = toWireTime(stage.startedAt ?? now);
  if (stage.kind !== "ended") return { running: { startedAt } };
  const containerID = stage.containerId ?? "";
  return { terminated: { exitCode: 0, reason: "Completed", startedAt, finishedAt: toWireTime(now), containerID } };
}
