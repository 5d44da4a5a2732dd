import type { WireContainer } from "../objects/container.ts";
import { isInBackOff, nextBackOff } from "./back-off.ts";
import { type Plan, tell } from "./plan.ts";
import { fail, type StartStep, type StartTurn } from "./start-step.ts";

/** Sees to a container's image (image_manager.go EnsureImageExists): it is there, is pulled, or cannot be had. */
export function pullImage(plan: Plan, step: StartStep, container: WireContainer): StartTurn {
  const { image, name, imagePullPolicy } = container;
  if (step.stage === "pulling") return finishPull(plan, step, container);
  const isPresent = plan.facts.hasImage(image);
  if (!isPresent && imagePullPolicy === "Never") {
    const message = `Container image "${image}" is not present with pull policy of Never`;
    tell(plan, "Warning", "ErrImageNeverPull", message, name);
    return failed(plan, container, "ErrImageNeverPull", message);
  }
  if (isPresent && imagePullPolicy !== "Always") {
    tell(plan, "Normal", "Pulled", `Container image "${image}" already present on machine and can be accessed by the pod`, name);
    step.stage = "config";
    return "further";
  }
  const backOff = plan.memory.pullBackOffs[image];
  if (backOff && isInBackOff(backOff, backOff.at, plan.now, plan.memory.timings)) {
    const message = `Back-off pulling image "${image}"`;
    tell(plan, "Normal", "BackOff", message, name);
    return failed(plan, container, "ImagePullBackOff", `${message}: ErrImagePull: ${backOff.error}`, backOff.at + backOff.delayMs);
  }
  tell(plan, "Normal", "Pulling", `Pulling image "${image}"`, name);
  plan.memory.pulls = { ...plan.memory.pulls, [image]: { isEnded: false, tookMs: 0 } };
  plan.actions.push({ do: "pull", image });
  step.stage = "pulling";
  return "further";
}

function finishPull(plan: Plan, step: StartStep, container: WireContainer): StartTurn {
  const { memory, now } = plan;
  const { image, name } = container;
  const pull = memory.pulls[image];
  if (!pull?.isEnded) return "waiting";
  const { [image]: _, ...pulls } = memory.pulls;
  memory.pulls = pulls;
  if (pull.error === undefined) {
    const took = `${pull.tookMs < 1000 ? `${pull.tookMs}ms` : `${pull.tookMs / 1000}s`}`;
    const size = `Image size: ${pull.bytes ?? 0} bytes.`;
    tell(plan, "Normal", "Pulled", `Successfully pulled image "${image}" in ${took} (${took} including waiting). ${size}`, name);
    step.stage = "config";
    return "further";
  }
  tell(plan, "Warning", "Failed", `Failed to pull image "${image}": ${pull.error}`, name);
  const backOff = nextBackOff(memory.pullBackOffs[image], now, now, memory.timings);
  memory.pullBackOffs = { ...memory.pullBackOffs, [image]: { ...backOff, error: pull.error } };
  return failed(plan, container, "ErrImagePull", pull.error, now + backOff.delayMs);
}

function failed(plan: Plan, container: WireContainer, reason: string, message: string, until?: number): "failed" {
  tell(plan, "Warning", "Failed", `Error: ${reason}`, container.name);
  return fail(plan, container, reason, message, until);
}
