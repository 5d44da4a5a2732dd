import type { WireContainer } from "../objects/container.ts";
import { newKill, runKills } from "./kill.ts";
import { type Plan, tell } from "./plan.ts";
import { fail, type StartStep, type StartTurn } from "./start-step.ts";

/** Runs the postStart hook of a container that has just been started, if it has one. */
export function beginPostStart({ actions }: Plan, step: StartStep, container: WireContainer, life: string): StartTurn {
  const handler = container.lifecycle?.postStart;
  if (!handler) return "started";
  step.stage = "hook";
  step.hook = { life, isOver: false };
  actions.push({ do: "hook", container: container.name, life, handler });
  return "further";
}

/**
 * Nothing else is started, and nothing told of the pod, before a postStart hook has ended; when it fails its container is ended again, and only then has it failed to start
 * (kuberuntime_container.go startContainer).
 */
export function awaitPostStart(plan: Plan, step: StartStep, container: WireContainer): StartTurn {
  const { hook } = step;
  if (!hook?.isOver) return "waiting";
  if (hook.error === undefined) return "started";
  if (!step.kills) {
    tell(plan, "Warning", "FailedPostStartHook", "PostStartHook failed", container.name);
    const life = plan.memory.runtime.lives[container.name]?.current;
    step.stage = "undoing";
    step.kills = life ? [newKill(plan, container, life, "FailedPostStartHook")] : [];
  }
  const before = JSON.stringify(step.kills);
  if (runKills(plan, step.kills)) return fail(plan, container, "PostStartHookError", whatFailed(plan, container, hook.error));
  return JSON.stringify(step.kills) === before ? "waiting" : "further";
}

/** What is told of it (lifecycle/handlers.go Run): `error` is what came of the command, or of the request. */
function whatFailed({ memory }: Plan, { name, lifecycle }: WireContainer, error: string): string {
  const { exec, httpGet } = lifecycle?.postStart ?? {};
  const hook = exec ? `Exec lifecycle hook ([${(exec.command ?? []).join(" ")}])` : `HTTP lifecycle hook (${httpGet?.path ?? "/"})`;
  const { metadata } = memory.pod;
  return `${hook} for Container "${name}" in Pod "${metadata.name}_${metadata.namespace}(${metadata.uid})" failed - error: ${error}`;
}
