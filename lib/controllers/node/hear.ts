import { isTerminating, type WirePod, type WirePodStatus } from "../objects/pod.ts";
import { type Happening, withLives } from "./happening.ts";
import { hearHooked } from "./kill.ts";
import { type Plan, requestWork, tell } from "./plan.ts";
import { kubeletConditions } from "./pod-conditions.ts";
import { hearProbed } from "./run-probes.ts";

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
      // Also when the container has ended meanwhile, and its hook with it.
      if (happening.error !== undefined) tell(plan, "Warning", "FailedPreStopHook", "PreStopHook failed", happening.container);
      for (const step of memory.work.active?.steps ?? []) {
        if (step.step === "kill") hearHooked(step.kills, happening.life);
      }
      return;
    case "probed":
      hearProbed(plan, happening);
      return;
  }
}

/** A change of the object: its end, another spec, or a condition that its readiness waits for. Its own status writes change nothing. */
function hearPod(plan: Plan, pod: WirePod): void {
  const { memory, now } = plan;
  const before = memory.pod;
  memory.pod = pod;
  // Somebody else has told the pod unready, as a node that seemed lost: the node knows better (status_manager.go needsReconcile).
  if (memory.status && !memory.isFinished && isToldOtherwise(pod, memory.status))
    plan.actions.push({ do: "status", status: memory.status });
  if (isTerminating(pod) && memory.terminatingSince === undefined) {
    memory.terminatingSince = now;
    giveUpStarting(plan);
    requestWork(plan);
  } else if (isTerminating(pod) && memory.isFinished && pod.metadata.deletionGracePeriodSeconds !== 0) {
    plan.actions.push({ do: "delete" });
  } else if (pod.metadata.deletionGracePeriodSeconds !== before.metadata.deletionGracePeriodSeconds) shortenGrace(plan, pod);
  else if (pod.metadata.generation !== before.metadata.generation || conditionsOf(pod) !== conditionsOf(before)) requestWork(plan);
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

function isToldOtherwise({ status }: WirePod, told: WirePodStatus): boolean {
  return (told.conditions ?? []).some(({ type, status: said }) => {
    const theirs = status?.conditions?.find((condition) => condition.type === type);
    return kubeletConditions.has(type) && theirs !== undefined && theirs.status !== said;
  });
}

function conditionsOf({ status }: WirePod): string {
  const others = (status?.conditions ?? []).filter(({ type }) => !kubeletConditions.has(type));
  return JSON.stringify(others.map(({ type, status: said }) => `${type}=${said}`).sort());
}
