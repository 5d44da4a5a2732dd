import type { WireContainer } from "../objects/container.ts";
import type { ContainerLife } from "./container-life.ts";
import { findContainer, isSidecar } from "./container-spec.ts";
import { type Plan, tell } from "./plan.ts";
import type { Kill, ProbeKind } from "./pod-memory.ts";
import { graceMsMin } from "./timings.ts";

const graceSecondsDefault = 30;

/** A container that is to end: with the grace of the pod's deletion, else of the probe that failed, else of its spec. */
export function newKill({ memory, now }: Plan, container: WireContainer, life: ContainerLife, message: string, probe?: ProbeKind): Kill {
  const { metadata, spec } = memory.pod;
  const ofProbe = probe && container[`${probe}Probe`]?.terminationGracePeriodSeconds;
  const seconds = metadata.deletionGracePeriodSeconds ?? ofProbe ?? spec.terminationGracePeriodSeconds ?? graceSecondsDefault;
  return { container: container.name, life: life.id, message, graceMs: seconds * 1000, startedAt: now, stage: "new", until: now };
}

/**
 * Brings the ending of containers on (kuberuntime_container.go killContainer): preStop within the grace, sidecars' turn after the others, SIGTERM, and SIGKILL when
 * what is left of the grace, or the least there is, has passed. Answers whether all have ended.
 */
export function runKills(plan: Plan, kills: Kill[]): boolean {
  for (const kill of kills) if (kill.stage === "new") beginKill(plan, kill);
  for (const kill of kills) if (hasEnded(plan, kill)) kill.stage = "done";
  for (const kill of kills) {
    if (kill.stage === "hook" && plan.now >= kill.until) kill.stage = "turn";
    if (kill.stage === "turn" && (plan.now >= kill.startedAt + kill.graceMs || hasTurn(plan, kill, kills))) stop(plan, kill);
    if (kill.stage === "stopping" && plan.now >= kill.until) {
      kill.stage = "killing";
      plan.actions.push({ do: "signal", container: kill.container, life: kill.life, signal: "KILL" });
    }
  }
  return kills.every(({ stage }) => stage === "done");
}

/** A hook has ended, well or not: the container's turn to stop comes. */
export function hearHooked(kills: readonly Kill[], life: string): void {
  const kill = kills.find((other) => other.life === life && other.stage === "hook");
  if (kill) kill.stage = "turn";
}

/** The time by which a kill moves on although nothing happens. */
export function killDueAt({ stage, until, startedAt, graceMs }: Kill): number | undefined {
  if (stage === "hook" || stage === "stopping") return until;
  return stage === "turn" ? startedAt + graceMs : undefined;
}

function beginKill(plan: Plan, kill: Kill): void {
  const container = findContainer(plan.memory.pod, kill.container);
  kill.startedAt = plan.now;
  kill.until = plan.now + kill.graceMs;
  tell(plan, "Normal", "Killing", kill.message, kill.container);
  const hook = container?.lifecycle?.preStop;
  kill.stage = "hook";
  if (hook && kill.graceMs > 0) plan.actions.push({ do: "hook", container: kill.container, life: kill.life, handler: hook });
  else kill.stage = "turn";
}

/** Sidecars stop after all containers, and after the sidecars behind them (kuberuntime_termination_order.go). */
function hasTurn({ memory }: Plan, kill: Kill, kills: readonly Kill[]): boolean {
  const { spec } = memory.pod;
  const sidecars = (spec.initContainers ?? []).filter((container) => isSidecar(container, spec)).map(({ name }) => name);
  const place = sidecars.indexOf(kill.container);
  if (place < 0) return true;
  return kills.every(
    (other) => other.stage === "done" || (sidecars.includes(other.container) && sidecars.indexOf(other.container) <= place),
  );
}

function stop(plan: Plan, kill: Kill): void {
  const usedMs = Math.floor((plan.now - kill.startedAt) / 1000) * 1000;
  kill.stage = "stopping";
  kill.until = plan.now + Math.max(kill.graceMs - usedMs, graceMsMin) + plan.memory.timings.signalMs;
  plan.actions.push({ do: "signal", container: kill.container, life: kill.life, signal: "TERM" });
}

function hasEnded({ memory }: Plan, { container, life }: Kill): boolean {
  const current = memory.runtime.lives[container]?.current;
  return current?.id !== life || current.ended !== undefined;
}
