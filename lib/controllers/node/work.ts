import { killDueAt, newKill, runKills } from "./kill.ts";
import { findMissingVolume } from "./missing-volume.ts";
import { kindOf, lastRelist, type Plan, relistFrom, requestWork, tell } from "./plan.ts";
import type { PodMemory, Step } from "./pod-memory.ts";
import { hasPodEnded, podStatus } from "./pod-status.ts";
import { firstSteps, podSteps, stoppable } from "./pod-steps.ts";
import { addProbes, stopProbes, triggerReadiness } from "./run-probes.ts";
import { runStart } from "./start-container.ts";
import { terminatedStatus } from "./terminated-status.ts";
import { writeStatus } from "./write-status.ts";

/** Brings the pod's worker on by a turn (pod_workers.go podWorkerLoop). Answers whether anything moved. */
export function runWork(plan: Plan): boolean {
  const { memory, now } = plan;
  const { work } = memory;
  if (memory.isFinished) return false;
  if (!work.active) {
    const isDue = work.againAt !== undefined && now >= work.againAt;
    if (!work.isPending && !isDue) return false;
    work.isPending = false;
    delete work.againAt;
    work.active = { kind: kindOf(memory), isBegun: false, steps: [] };
  }
  if (!work.active.isBegun) {
    if (work.endedAt !== undefined && lastRelist(memory, now) <= work.endedAt) return false;
    beginWork(plan);
    return true;
  }
  const [step] = work.active.steps;
  if (!step) {
    endWork(plan);
    return true;
  }
  return runStep(plan, step);
}

/** When the worker moves on although nothing happens. */
export function workDueAt(memory: PodMemory): number | undefined {
  const { active, againAt, isPending, endedAt = Number.NEGATIVE_INFINITY } = memory.work;
  if (memory.isFinished) return undefined;
  if (active?.isBegun) return active.steps[0] && stepDueAt(active.steps[0], memory);
  const look = endedAt === Number.NEGATIVE_INFINITY ? undefined : relistFrom(memory, endedAt + 1);
  return active || isPending ? look : againAt;
}

function stepDueAt(step: Step, { timings }: PodMemory): number | undefined {
  switch (step.step) {
    case "mount":
      return step.retryAt;
    case "sandbox":
      return step.readyAt;
    case "choose":
      return undefined;
    case "kill":
      return least(step.kills.map(killDueAt));
    case "start":
      if (step.stage === "undoing") return least((step.kills ?? []).map(killDueAt));
      return step.stage === "starting" ? step.since + timings.startMs : undefined;
  }
}

/** SyncPod, SyncTerminatingPod or SyncTerminatedPod begins (kubelet.go): it tells the status first, by what was last seen of the runtime. */
function beginWork(plan: Plan): void {
  const { memory, now, facts } = plan;
  const { active } = memory.work;
  if (!active) return;
  active.isBegun = true;
  active.view = memory.seen;
  memory.startedAt ??= now;
  if (active.kind === "terminated") {
    memory.isFinished = true;
    if (memory.status) writeStatus(plan, terminatedStatus(memory.status));
    if (memory.pod.metadata.deletionTimestamp !== undefined) plan.actions.push({ do: "delete" });
    return;
  }
  writeStatus(plan, podStatus(memory, memory.seen, facts.hostIP, now));
  if (active.kind === "terminating") {
    stopProbes(plan, "liveness and startup");
    const kills = stoppable(memory.pod, memory.runtime).map(({ container, life }) =>
      newKill(plan, container, life, `Stopping container ${container.name}`),
    );
    active.steps = kills.length === 0 ? [] : [{ step: "kill", kills }];
  } else if (hasPodEnded(memory, memory.seen)) memory.terminatingSince = now;
  else {
    addProbes(plan);
    triggerReadiness(plan);
    active.steps = [{ step: "mount", attempts: 0, retryAt: now }, { step: "choose" }];
  }
}

function endWork(plan: Plan): void {
  const { memory, now, facts, actions } = plan;
  const { work } = memory;
  const { active } = work;
  delete work.active;
  work.endedAt = now;
  if (active?.kind === "terminating") {
    memory.isStopped = true;
    memory.runtime = { ...memory.runtime, sandbox: false };
    memory.seen = memory.runtime;
    stopProbes(plan, "all");
    actions.push({ do: "teardown" });
    writeStatus(plan, podStatus(memory, memory.runtime, facts.hostIP, now, true));
    requestWork(plan);
  } else if (active?.kind === "sync" && memory.terminatingSince !== undefined) requestWork(plan);
  else if (active?.failedUntil !== undefined) {
    work.againAt = relistFrom(memory, Math.max(now + memory.timings.retryMs, active.failedUntil));
  }
}

/** Brings the step under way on. Answers whether anything moved. */
function runStep(plan: Plan, step: Step): boolean {
  switch (step.step) {
    case "mount":
      return runMount(plan, step);
    case "sandbox":
      return runSandbox(plan, step);
    case "choose":
      return choose(plan);
    case "kill":
      return runKills(plan, step.kills) && next(plan);
    case "start": {
      const turn = runStart(plan, step);
      if (turn === "waiting" || turn === "further") return turn === "further";
      if (turn === "failed" && step.isInit && !step.isAlone) dropSteps(plan);
      return next(plan);
    }
  }
}

function runMount(plan: Plan, step: Step & { step: "mount" }): boolean {
  const { now, facts, memory } = plan;
  if (now < step.retryAt) return false;
  const why = findMissingVolume(memory.pod, facts);
  if (why === undefined) return next(plan);
  const { mountRetryMs, mountRetryMsMax } = memory.timings;
  tell(plan, "Warning", "FailedMount", why);
  step.retryAt = now + Math.min(mountRetryMsMax, mountRetryMs * 2 ** Math.min(step.attempts, 30));
  step.attempts += 1;
  return true;
}

function runSandbox(plan: Plan, step: Step & { step: "sandbox" }): boolean {
  const { now, memory } = plan;
  if (step.readyAt === undefined) {
    const isAgain = Object.keys(memory.runtime.lives).length > 0;
    if (isAgain) tell(plan, "Normal", "SandboxChanged", "Pod sandbox changed, it will be killed and re-created.");
    plan.actions.push({ do: "sandbox" });
    step.readyAt = now + memory.timings.sandboxMs;
    return true;
  }
  if (now < step.readyAt || memory.ip === undefined) return false;
  memory.runtime = { ...memory.runtime, sandbox: true };
  memory.changedAt = now;
  return next(plan);
}

/** Decides what the sync does to the pod's containers, now that its volumes are there. */
function choose(plan: Plan): boolean {
  const { active } = plan.memory.work;
  const view = active?.view;
  if (!active || !view) return false;
  active.steps = view.sandbox ? podSteps(plan, view) : [{ step: "sandbox" }, ...firstSteps(plan)];
  return true;
}

/** After an init container that could not be started nothing else is. */
function dropSteps({ memory }: Plan): void {
  memory.work.active?.steps.splice(1);
}

function next({ memory }: Plan): true {
  memory.work.active?.steps.shift();
  return true;
}

function least(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
