import type { WireContainerStatus } from "../objects/container.ts";
import type { WireCondition, WirePod } from "../objects/pod.ts";
import { toWireTime } from "../wire-time.ts";
import { isSidecar, lastingContainers } from "./container-spec.ts";
import type { PodPhase } from "./pod-phase.ts";

type Said = Pick<WireCondition, "status" | "reason" | "message">;
const yes: Said = { status: "True" };

/** The conditions that a kubelet owns; all others on a pod are somebody else's. */
export const kubeletConditions: ReadonlySet<string> = new Set(["PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady"]);

/** ContainersReady (status/generate.go GenerateContainersReadyCondition). */
export function containersReady(pod: WirePod, statuses: readonly WireContainerStatus[], phase: PodPhase): Said {
  if (phase === "Succeeded") return { status: "False", reason: "PodCompleted" };
  if (phase === "Failed") return { status: "False", reason: "PodFailed" };
  const unready = lastingContainers(pod).filter(({ name }) => statuses.find((status) => status.name === name)?.ready !== true);
  if (unready.length === 0) return yes;
  return { status: "False", reason: "ContainersNotReady", message: `containers with unready status: [${namesOf(unready)}]` };
}

/** Ready: what the containers say, and then what the pod's readiness gates say. */
export function podReady(pod: WirePod, containers: Said): Said {
  if (containers.status !== "True") return containers;
  const messages = (pod.spec.readinessGates ?? []).flatMap(({ conditionType }) => {
    const found = pod.status?.conditions?.find(({ type }) => type === conditionType);
    if (!found) return [`corresponding condition of pod readiness gate "${conditionType}" does not exist.`];
    return found.status === "True" ? [] : [`the status of pod readiness gate "${conditionType}" is not "True", but ${found.status}`];
  });
  return messages.length === 0 ? yes : { status: "False", reason: "ReadinessGatesNotReady", message: messages.join(", ") };
}

/** Initialized (GeneratePodInitializedCondition). */
export function podInitialized(
  { spec }: WirePod,
  init: readonly WireContainerStatus[],
  containers: readonly WireContainerStatus[],
  phase: PodPhase,
): Said {
  if (phase === "Succeeded") return { status: "True", reason: "PodCompleted" };
  if (containers.some(({ state, lastState }) => state.running ?? state.terminated ?? lastState.terminated)) return yes;
  const incomplete = (spec.initContainers ?? []).filter((container, index) => {
    const status = init[index];
    return isSidecar(container, spec) ? status?.started !== true : status?.ready !== true;
  });
  if (incomplete.length === 0) return yes;
  return { status: "False", reason: "ContainersNotInitialized", message: `containers with incomplete status: [${namesOf(incomplete)}]` };
}

/** A condition as it is written: it keeps its time for as long as its status stays. */
export function stamped(
  type: string,
  { status, reason, message }: Said,
  pod: WirePod,
  before: readonly WireCondition[],
  now: number,
): WireCondition {
  const old = before.find((condition) => condition.type === type);
  return {
    type,
    observedGeneration: pod.metadata.generation ?? 1,
    status,
    lastProbeTime: null,
    lastTransitionTime: (old?.status === status ? old.lastTransitionTime : undefined) ?? toWireTime(now),
    ...(reason !== undefined && { reason }),
    ...(message !== undefined && { message }),
  };
}

function namesOf(containers: readonly { name: string }[]): string {
  return containers.map(({ name }) => name).join(" ");
}
