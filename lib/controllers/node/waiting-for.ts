import { toWireTime } from "../wire-time.ts";
import { lastingContainers } from "./container-spec.ts";
import type { PodMemory } from "./pod-memory.ts";

/** What a pod on its node waits for before it is ready, or gone. */
export type NodeWaitRule =
  | "volumes"
  | "sandbox"
  | "image"
  | "configuration"
  | "init"
  | "back-off"
  | "startup"
  | "readiness"
  | "gate"
  | "stop"
  | "look";

export interface NodeWait {
  pod: string;
  rule: NodeWaitRule;
  /** The container, where it is one. */
  container?: string;
  /** In the kubelet's words, where it has some. */
  message?: string;
  /** RFC 3339; absent when nothing tells. */
  since?: string;
}

const ruleOfReason: Readonly<Record<string, NodeWaitRule>> = {
  ErrImagePull: "image",
  ImagePullBackOff: "image",
  ErrImageNeverPull: "image",
  CreateContainerConfigError: "configuration",
  CrashLoopBackOff: "back-off",
  RunContainerError: "back-off",
  PostStartHookError: "back-off",
};

/** Why a pod is not ready yet, or not gone: the very state that its next decision goes by. Undefined: it is ready, or has ended. */
export function waitingFor(memory: PodMemory): NodeWait | undefined {
  const { pod, status, terminatingSince } = memory;
  const wait = (rule: NodeWaitRule, more: Omit<NodeWait, "pod" | "rule" | "since"> = {}, since?: number | string): NodeWait => ({
    pod: pod.metadata.name,
    rule,
    ...more,
    ...(since !== undefined && { since: typeof since === "number" ? toWireTime(since) : since }),
  });
  if (memory.isFinished) return undefined;
  if (terminatingSince !== undefined) return wait("stop", {}, terminatingSince);
  const [step] = memory.work.active?.steps ?? [];
  if (step?.step === "mount" && step.attempts > 0) return wait("volumes", {}, memory.startedAt);
  if (step?.step === "sandbox") return wait("sandbox", {}, memory.startedAt);
  if (step?.step === "start" && step.stage === "pulling") return wait("image", { container: step.container }, step.since);
  if (step?.step === "start" && step.stage === "hook") return wait("startup", { container: step.container });
  const [failed] = Object.entries(memory.reasons);
  if (failed) {
    const [container, { reason, message }] = failed;
    return wait(ruleOfReason[reason] ?? "back-off", { container, message }, memory.work.endedAt);
  }
  const ready = status?.conditions?.find(({ type }) => type === "Ready");
  if (ready?.status === "True") return undefined;
  if (ready?.reason === "ReadinessGatesNotReady")
    return wait("gate", { message: ready.message ?? "" }, ready.lastTransitionTime ?? undefined);
  const initialized = status?.conditions?.find(({ type }) => type === "Initialized");
  if (initialized?.status === "False")
    return wait("init", { message: initialized.message ?? "" }, initialized.lastTransitionTime ?? undefined);
  const statuses = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
  const unready = lastingContainers(pod).flatMap(({ name }) =>
    statuses.filter((one) => one.name === name && !one.ready && one.state.running),
  )[0];
  if (!unready) return wait("look", {}, memory.startedAt);
  return wait(unready.started ? "readiness" : "startup", { container: unready.name }, unready.state.running?.startedAt);
}
