import type { WireContainer } from "../objects/container.ts";
import { isInBackOff, nextBackOff } from "./back-off.ts";
import { containerIdOf } from "./container-life.ts";
import { findContainer } from "./container-spec.ts";
import { withLives } from "./happening.ts";
import { findMissingConfig } from "./missing-config.ts";
import { type Plan, tell } from "./plan.ts";
import { awaitPostStart, beginPostStart } from "./post-start.ts";
import { pullImage } from "./pull-image.ts";
import { fail, type StartStep, type StartTurn } from "./start-step.ts";

const startErrorCode = 128;

/** Brings a container's start on by a stage (kuberuntime_manager.go SyncPod's start, startContainer): back-off, image, configuration, creation, start. */
export function runStart(plan: Plan, step: StartStep): StartTurn {
  const { memory, now, facts } = plan;
  const container = findContainer(memory.pod, step.container);
  if (!container) return "started";
  switch (step.stage) {
    case "image":
      return holdBack(plan, container) ?? pullImage(plan, step, container);
    case "pulling":
      return pullImage(plan, step, container);
    case "config": {
      const missing = findMissingConfig(container, memory.pod, facts);
      if (missing !== undefined) {
        tell(plan, "Warning", "Failed", `Error: ${missing}`, container.name);
        return fail(plan, container, "CreateContainerConfigError", missing);
      }
      tell(plan, "Normal", "Created", "Container created", container.name);
      step.stage = "starting";
      step.since = now;
      return "further";
    }
    case "starting":
      return now < step.since + memory.timings.startMs ? "waiting" : begin(plan, step, container);
    case "hook":
    case "undoing":
      return awaitPostStart(plan, step, container);
  }
}

/** A container that was last seen to end a short while ago is not started yet (doBackOff): CrashLoopBackOff. */
function holdBack(plan: Plan, container: WireContainer): "failed" | undefined {
  const { memory, now } = plan;
  const { name, namespace, uid } = memory.pod.metadata;
  const lives = memory.work.active?.view?.lives[container.name];
  const ended = lives?.current.ended ?? lives?.previous?.ended;
  if (!ended) return undefined;
  const backOff = memory.restartBackOffs[container.name];
  if (backOff && isInBackOff(backOff, ended.at, now, memory.timings)) {
    const pod = `${name}_${namespace}(${uid})`;
    tell(plan, "Warning", "BackOff", `Back-off restarting failed container ${container.name} in pod ${pod}`, container.name);
    const message = `back-off ${goDuration(backOff.delayMs)} restarting failed container=${container.name} pod=${pod}`;
    return fail(plan, container, "CrashLoopBackOff", message, ended.at + backOff.delayMs);
  }
  memory.restartBackOffs = { ...memory.restartBackOffs, [container.name]: nextBackOff(backOff, ended.at, now, memory.timings) };
  return undefined;
}

function begin(plan: Plan, step: StartStep, container: WireContainer): StartTurn {
  const { memory, now, facts } = plan;
  const before = memory.runtime.lives[container.name]?.current;
  const restarts = before ? before.restarts + 1 : 0;
  const id = containerIdOf(memory.pod.metadata.uid ?? "", container.name, restarts);
  const why = facts.whyNotStartable(container.name);
  const life = { id, restarts, image: container.image };
  const ended = { at: now, exitCode: startErrorCode, reason: "StartError", message: why ?? "" };
  const current = why === undefined ? { ...life, startedAt: now } : { ...life, ended };
  plan.memory = { ...memory, ...withLives(memory, container.name, { current, ...(before && { previous: before }) }, now) };
  if (why !== undefined) {
    tell(plan, "Warning", "Failed", `Error: ${why}`, container.name);
    return fail(plan, container, "RunContainerError", why);
  }
  tell(plan, "Normal", "Started", "Container started", container.name);
  plan.actions.push({ do: "start", container, life: id, restarts });
  const { [container.name]: _, ...reasons } = plan.memory.reasons;
  plan.memory.reasons = reasons;
  return beginPostStart(plan, step, container, id);
}

/** A duration of whole seconds as Go writes it: 10s, 1m20s, 5m0s. */
function goDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}
