import type { SlotFill, SlotState } from "./board/board.ts";
import { type Container, isReady, type Pod } from "./objects/pod.ts";

/** What a slot's pod is doing, and why, in the cluster's own words where it has any. */
export interface PodState {
  state: Exclude<SlotState, "absent" | "scaled-away">;
  fill: SlotFill;
  reason?: string;
}

/** Reasons for waiting that do not pass by themselves: the container failed, or cannot be started as it is written. */
const failingReasons = new Set([
  "CrashLoopBackOff",
  "CreateContainerConfigError",
  "CreateContainerError",
  "ErrImageNeverPull",
  "ErrImagePull",
  "ImageInspectError",
  "ImagePullBackOff",
  "InvalidImageName",
  "RunContainerError",
]);

/** Deletion first, since an ending pod may well still be Ready; then failure; then how far it has come. Follows kubectl's printPod. */
export function podState(pod: Pod): PodState {
  if (pod.deletedAt !== undefined) return { state: "ending", fill: "present" };
  if (pod.phase === "Succeeded") return { state: "completed", fill: "present" };
  if (pod.phase === "Failed") return { state: "failing", fill: "present", reason: pod.reason ?? lastEnd(pod) ?? "Failed" };
  const failure = findFailure(pod);
  if (failure !== undefined) return { state: "failing", fill: pod.phase === "Running" ? "present" : "waiting", reason: failure };
  if (pod.phase === "Running") {
    return isReady(pod) ? { state: "ready", fill: "serving" } : { state: "not-ready", fill: "present", ...reason(whyNotReady(pod)) };
  }
  if (pod.phase === "Unknown") return { state: "not-ready", fill: "present", reason: pod.reason ?? "Unknown" };
  if (pod.nodeName === undefined) return { state: "pending", fill: "waiting", ...reason(whyNotScheduled(pod)) };
  return { state: "starting", fill: "waiting", ...reason(howFar(pod)) };
}

function reason(text: string | undefined): { reason?: string } {
  return text === undefined ? {} : { reason: text };
}

function findFailure(pod: Pod): string | undefined {
  for (const { state, ready, role } of pod.containers) {
    if (state?.kind === "waiting" && state.reason !== undefined && failingReasons.has(state.reason)) return state.reason;
    if (state?.kind === "terminated" && !ready && state.exitCode !== 0 && state.exitCode !== undefined && role !== "sidecar")
      return endOf(state);
  }
  return undefined;
}

function endOf(state: NonNullable<Container["state"]>): string {
  return state.reason !== undefined && state.reason !== "Error" ? state.reason : `exit code ${state.exitCode}`;
}

function lastEnd(pod: Pod): string | undefined {
  const ended = pod.containers.find((container) => container.state?.kind === "terminated" && container.state.exitCode !== 0);
  return ended?.state === undefined ? undefined : endOf(ended.state);
}

function whyNotReady(pod: Pod): string | undefined {
  const gate = pod.conditions.find((condition) => condition.type === "Ready" && condition.status !== "True");
  return gate?.message ?? gate?.reason;
}

function whyNotScheduled(pod: Pod): string | undefined {
  const scheduled = pod.conditions.find((condition) => condition.type === "PodScheduled" && condition.status !== "True");
  return scheduled?.message ?? scheduled?.reason;
}

/** As kubectl prints it: Init:1/2 while init containers run, else what the containers wait for. */
function howFar(pod: Pod): string | undefined {
  const inits = pod.containers.filter((container) => container.role === "init");
  const done = inits.filter((container) => container.state?.kind === "terminated" && container.state.exitCode === 0).length;
  if (done < inits.length) return `Init:${done}/${inits.length}`;
  return pod.containers.find((container) => container.state?.kind === "waiting")?.state?.reason;
}
