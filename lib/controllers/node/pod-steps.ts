import type { WireContainer } from "../objects/container.ts";
import type { WirePod } from "../objects/pod.ts";
import { type ContainerLife, hasSucceeded, isRunning, type RuntimeView } from "./container-life.ts";
import { isSidecar } from "./container-spec.ts";
import { newKill } from "./kill.ts";
import type { Plan } from "./plan.ts";
import type { Kill, PodMemory, Step } from "./pod-memory.ts";
import { hasFailed, isStarted } from "./probe-results.ts";
import { shouldRestart } from "./should-restart.ts";

/** What a sync does to the pod's containers, in order (kuberuntime_manager.go computePodActions), the pod's sandbox being up. */
export function podSteps(plan: Plan, view: RuntimeView): Step[] {
  const { pod } = plan.memory;
  const init = initSteps(plan, view);
  if (!init.isDone) return init.steps;
  const kills: Kill[] = [];
  const starts: Step[] = [];
  let kept = 0;
  for (const container of pod.spec.containers) {
    const lives = view.lives[container.name];
    if (!isRunning(lives)) {
      if (shouldRestart(pod, container, lives)) starts.push(startStep(container, false, plan.now));
      continue;
    }
    const why = whyToKill(plan.memory, container, lives.current, "Container");
    if (why === undefined) kept += 1;
    else {
      const isRestarted = why.isChanged || pod.spec.restartPolicy !== "Never";
      kills.push(newKill(plan, container, lives.current, isRestarted ? `${why.message}, will be restarted` : why.message, why.probe));
      if (isRestarted) starts.push(startStep(container, false, plan.now));
    }
  }
  if (kept === 0 && starts.length === 0) return killSteps([...kills, ...runningSidecars(plan, view)]);
  return [...killSteps(kills), ...init.steps, ...starts];
}

/** The first thing to be started of a pod that has nothing yet. */
export function firstSteps({ memory, now }: Plan): Step[] {
  const { containers, initContainers = [] } = memory.pod.spec;
  const first = initContainers[0];
  return first ? [startStep(first, true, now)] : containers.map((container) => startStep(container, false, now));
}

/**
 * What is to be done for init containers: the next one is started once the last one has ended well, or, a sidecar, has started. When all are through, only sidecars
 * are looked after.
 */
function initSteps(plan: Plan, view: RuntimeView): { steps: Step[]; isDone: boolean } {
  const { memory, now } = plan;
  const { pod } = memory;
  const init = pod.spec.initContainers ?? [];
  const isPast = pod.spec.containers.some(({ name }) => view.lives[name]);
  const last = isPast ? init.length : init.findLastIndex(({ name }) => view.lives[name]);
  const steps = init
    .slice(0, isPast ? undefined : last + 1)
    .flatMap((container) => (isSidecar(container, pod.spec) ? sidecarSteps(plan, view, container) : []));
  const current = init[last];
  if (isPast || init.length === 0) return { steps, isDone: true };
  if (!current) return { steps: firstSteps(plan), isDone: false };
  const lives = view.lives[current.name];
  const isThrough = isSidecar(current, pod.spec) ? isRunning(lives) && isStarted(memory, current, lives.current) : hasSucceeded(lives);
  const next = init[last + 1];
  if (isThrough && !next) return { steps, isDone: true };
  if (isThrough && next) return { steps: [...steps, startStep(next, true, now)], isDone: false };
  const isAgain = !isSidecar(current, pod.spec) && !isRunning(lives) && shouldRestart(pod, current, lives);
  return { steps: isAgain ? [...steps, startStep(current, true, now)] : steps, isDone: false };
}

function sidecarSteps(plan: Plan, view: RuntimeView, container: WireContainer): Step[] {
  const lives = view.lives[container.name];
  if (!isRunning(lives))
    return shouldRestart(plan.memory.pod, container, lives) ? [{ ...startStep(container, true, plan.now), isAlone: true }] : [];
  const why = whyToKill(plan.memory, container, lives.current, "Init container");
  if (!why) return [];
  const kill = newKill(plan, container, lives.current, why.message, why.probe);
  return [...killSteps([kill]), { ...startStep(container, true, plan.now), isAlone: true }];
}

function whyToKill(memory: PodMemory, container: WireContainer, life: ContainerLife, what: string) {
  if (life.image !== container.image) return { message: `${what} ${container.name} definition changed`, isChanged: true };
  for (const probe of ["liveness", "startup"] as const) {
    if (hasFailed(memory, probe, container.name, life))
      return { message: `${what} ${container.name} failed ${probe} probe`, probe, isChanged: false };
  }
  return undefined;
}

/** When no container is left, nothing keeps the sidecars. */
function runningSidecars(plan: Plan, view: RuntimeView): Kill[] {
  return stoppable(plan.memory.pod, view).flatMap(({ container, life }) =>
    newKill(plan, container, life, `Stopping container ${container.name}`),
  );
}

/** Every container of a pod that runs, with its life. */
export function stoppable(pod: WirePod, view: RuntimeView): { container: WireContainer; life: ContainerLife }[] {
  return [...(pod.spec.initContainers ?? []), ...pod.spec.containers].flatMap((container) => {
    const lives = view.lives[container.name];
    return isRunning(lives) ? [{ container, life: lives.current }] : [];
  });
}

function killSteps(kills: Kill[]): Step[] {
  return kills.length === 0 ? [] : [{ step: "kill", kills }];
}

function startStep({ name }: WireContainer, isInit: boolean, since: number): Step & { step: "start" } {
  return { step: "start", container: name, isInit, stage: "image", since, isAlone: false };
}
