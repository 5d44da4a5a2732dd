import { isTerminating, readyCondition, type WirePod } from "../objects/pod.ts";
import { type Happening, withLives } from "./happening.ts";
import { hearHooked } from "./kill.ts";
import { type Plan, requestWork, tell } from "./plan.ts";
import { containersReady, podReady } from "./pod-conditions.ts";
import type { PodPhase } from "./pod-phase.ts";
import { hearProbed } from "./run-probes.ts";
import { noteOtherStatus } from "./write-status.ts";

/** Takes in something that happened: what the runtime did is noticed at the next look only, all else at once. */
export function hear(plan: Plan, happening: Happening): void {
  const { memory } = plan;
  switch (happening.what) {
    case "pod":
      hearPod(plan, happening.pod);
      return;
    case "sandbox":
      memory.ip = happening.ip;
      return;
    case "unready":
      if (happening.isUnready === memory.unready.includes(happening.container)) return;
      memory.unready = memory.unready.filter((name) => name !== happening.container);
      if (happening.isUnready) memory.unready = [...memory.unready, happening.container];
      requestWork(plan);
      return;
    case "pulled": {
      const { image, what: _, ...pull } = happening;
      if (memory.pulls[image]) memory.pulls = { ...memory.pulls, [image]: { ...pull, isEnded: true } };
      return;
    }
    case "ended":
      hearEnded(plan, happening);
      return;
    case "hooked":
      hearHook(plan, happening);
      return;
    case "probed":
      hearProbed(plan, happening);
      return;
  }
}

/** A hook has ended, also when its container has ended meanwhile, and the hook with it. */
function hearHook(plan: Plan, { container, life, error }: Happening & { what: "hooked" }): void {
  const steps = plan.memory.work.active?.steps ?? [];
  const start = steps.find((step) => step.step === "start" && step.hook?.life === life && !step.hook.isOver);
  if (start?.step === "start") {
    start.hook = { life, isOver: true, ...(error !== undefined && { error }) };
    return;
  }
  if (error !== undefined) tell(plan, "Warning", "FailedPreStopHook", "PreStopHook failed", container);
  for (const step of steps) {
    if (step.step === "kill") hearHooked(step.kills, life);
    if (step.step === "start" && step.kills) hearHooked(step.kills, life);
  }
}

/** A change of the object: its end, another spec, or a readiness gate's condition. Its own status writes change nothing. */
function hearPod(plan: Plan, pod: WirePod): void {
  const { memory, now } = plan;
  const before = memory.pod;
  memory.pod = pod;
  noteOtherStatus(plan);
  if (isTerminating(pod) && memory.terminatingSince === undefined) {
    memory.terminatingSince = now;
    giveUpStarting(plan);
    requestWork(plan);
  } else if (isTerminating(pod) && memory.isFinished && pod.metadata.deletionGracePeriodSeconds !== 0) {
    plan.actions.push({ do: "delete" });
  } else if (pod.metadata.deletionGracePeriodSeconds !== before.metadata.deletionGracePeriodSeconds) shortenGrace(plan, pod);
  else if (pod.metadata.generation !== before.metadata.generation || isGateOtherwise(pod)) requestWork(plan);
}

/** A sync that waits for volumes gives up waiting when the pod is to end; one that pulls an image sees it through. */
function giveUpStarting({ memory }: Plan): void {
  const { active } = memory.work;
  const [step] = active?.steps ?? [];
  if (active?.kind !== "sync" || step?.step !== "mount") return;
  active.steps = [];
}

function shortenGrace({ memory }: Plan, { metadata }: WirePod): void {
  const graceMs = (metadata.deletionGracePeriodSeconds ?? 0) * 1000;
  for (const step of memory.work.active?.steps ?? []) {
    if (step.step !== "kill") continue;
    for (const kill of step.kills) {
      kill.graceMs = Math.min(kill.graceMs, graceMs);
      kill.until = Math.min(kill.until, kill.startedAt + kill.graceMs);
    }
  }
}

function hearEnded(plan: Plan, { container, life, exitCode, reason, message }: Happening & { what: "ended" }): void {
  const { memory, now } = plan;
  const lives = memory.runtime.lives[container];
  if (lives?.current.id !== life || lives.current.ended) return;
  const ended = { at: now, exitCode, reason: reason ?? (exitCode === 0 ? "Completed" : "Error"), ...(message && { message }) };
  plan.memory = { ...memory, ...withLives(memory, container, { ...lives, current: { ...lives.current, ended } }, now) };
}

/** A readiness gate says otherwise than the pod's condition does; without one nothing is compared (status/generate.go, NeedToReconcilePodReadiness). */
function isGateOtherwise(pod: WirePod): boolean {
  const { containerStatuses = [], initContainerStatuses = [], phase = "Pending" } = pod.status ?? {};
  const told = readyCondition(pod);
  if ((pod.spec.readinessGates ?? []).length === 0 || !told) return false;
  const { status, message } = podReady(pod, containersReady(pod, [...initContainerStatuses, ...containerStatuses], phase as PodPhase));
  return told.status !== status || told.message !== message;
}
