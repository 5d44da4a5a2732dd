import { createHash } from "node:crypto";
import type { WireContainerStatus } from "../../controllers/objects/container.ts";
import type { WirePod, WirePodStatus } from "../../controllers/objects/pod.ts";
import { toWireTime } from "../../controllers/wire-time.ts";

/** A container's last start after an end, at one moment of the past. */
export interface PastRestart {
  count: number;
  at: number;
  exitCode: number;
  reason: string;
}

interface PastStart {
  podIP: string;
  hostIP: string;
  startedAt: number;
  restarts: Readonly<Record<string, PastRestart>>;
}

type Container = WirePod["spec"]["containers"][number];

const conditionTypes = ["PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled"];

/** The status of a pod that has been ready for days, as a kubelet leaves it; its init containers have ended well. */
export function pastPodStatus(pod: WirePod, { podIP, hostIP, startedAt, restarts }: PastStart): WirePodStatus {
  const at = toWireTime(startedAt);
  const generation = pod.metadata.generation ?? 1;
  const init = (pod.spec.initContainers ?? []) as Container[];
  return {
    observedGeneration: generation,
    phase: "Running",
    conditions: conditionTypes.map((type) => ({
      type,
      observedGeneration: generation,
      status: "True",
      lastProbeTime: null,
      lastTransitionTime: at,
    })),
    hostIP,
    hostIPs: [{ ip: hostIP }],
    podIP,
    podIPs: [{ ip: podIP }],
    startTime: at,
    ...(init.length > 0 && { initContainerStatuses: init.map((container) => initStatus(pod, container, startedAt)) }),
    containerStatuses: pod.spec.containers
      .map((container) => runningStatus(pod, container, startedAt, restarts[`${pod.metadata.name}/${container.name}`]))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    qosClass: pod.status?.qosClass ?? "BestEffort",
  };
}

function runningStatus(pod: WirePod, container: Container, startedAt: number, restart: PastRestart | undefined): WireContainerStatus {
  const count = restart?.count ?? 0;
  const again = restart ? Math.max(startedAt, restart.at) : startedAt;
  return {
    ...identity(pod, container, count),
    state: { running: { startedAt: toWireTime(again) } },
    lastState: restart ? { terminated: ended(pod, container, count - 1, startedAt, restart) } : {},
    ready: true,
    started: true,
    restartCount: count,
  };
}

function initStatus(pod: WirePod, container: Container, startedAt: number): WireContainerStatus {
  const terminated = ended(pod, container, 0, startedAt, { at: startedAt, exitCode: 0, reason: "Completed" });
  return { ...identity(pod, container, 0), state: { terminated }, lastState: {}, ready: true, started: false, restartCount: 0 };
}

function ended(pod: WirePod, container: Container, life: number, startedAt: number, end: Pick<PastRestart, "at" | "exitCode" | "reason">) {
  const { exitCode, reason } = end;
  const times = { startedAt: toWireTime(startedAt), finishedAt: toWireTime(end.at) };
  return { exitCode, reason, ...times, containerID: containerId(pod, container, life) };
}

function identity(pod: WirePod, container: Container, life: number) {
  const { name, image, resources, volumeMounts } = container;
  return {
    name,
    image,
    imageID: `lab://${image}`,
    containerID: containerId(pod, container, life),
    resources: resources ?? {},
    ...(volumeMounts && { volumeMounts: volumeMounts.map(({ name, mountPath }) => ({ name, mountPath })) }),
  };
}

/** Unique among all containers, and the same whenever it is asked. */
function containerId({ metadata }: WirePod, { name }: Container, life: number): string {
  return `lab://${createHash("sha256").update(`${metadata.uid}/${name}/${life}`).digest("hex")}`;
}
