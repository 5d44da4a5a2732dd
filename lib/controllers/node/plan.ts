import type { Announcement } from "../action.ts";
import { fieldPathOf } from "./container-spec.ts";
import type { NodeAction } from "./node-action.ts";
import type { NodeFacts } from "./node-facts.ts";
import type { PodMemory, WorkKind } from "./pod-memory.ts";

/** One decision in the making: a memory of its own to write on, and what is to be done so far. */
export interface Plan {
  memory: PodMemory;
  readonly facts: NodeFacts;
  readonly now: number;
  readonly actions: NodeAction[];
}

/** Begins a decision; what is changed on its memory changes nobody else's. */
export function planFor(memory: PodMemory, facts: NodeFacts, now: number): Plan {
  return { memory: { ...memory, work: structuredClone(memory.work), probes: structuredClone(memory.probes) }, facts, now, actions: [] };
}

/** When the runtime was last looked at. */
export function lastRelist({ timings: { relistMs }, relistPhaseMs }: PodMemory, now: number): number {
  return Math.floor((now - relistPhaseMs) / relistMs) * relistMs + relistPhaseMs;
}

/** The first look at or after a time: what is queued is taken up with it. */
export function relistFrom(memory: PodMemory, at: number): number {
  const before = lastRelist(memory, at);
  return before === at ? at : before + memory.timings.relistMs;
}

/** Marks the pod's worker (podWorkers.UpdatePod): it takes one update at a time, and one more for all that came meanwhile. */
export function requestWork({ memory }: Plan): void {
  const { work } = memory;
  if (memory.isFinished) return;
  if (work.active) work.isPending = true;
  else work.active = { kind: kindOf(memory), isBegun: false, steps: [] };
}

export function kindOf(memory: PodMemory): WorkKind {
  if (memory.isStopped) return "terminated";
  return memory.terminatingSince === undefined ? "sync" : "terminating";
}

/** Tells an Event about a container, or about the pod when none is named. */
export function tell({ memory, actions }: Plan, type: Announcement["type"], reason: string, message: string, container?: string): void {
  const about = { type, reason, message };
  actions.push({ do: "event", about, ...(container !== undefined && { fieldPath: fieldPathOf(memory.pod, container) }) });
}
