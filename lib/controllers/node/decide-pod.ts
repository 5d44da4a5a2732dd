import type { WirePodStatus } from "../objects/pod.ts";
import type { Happening } from "./happening.ts";
import { hear } from "./hear.ts";
import type { NodeAction } from "./node-action.ts";
import type { NodeFacts } from "./node-facts.ts";
import { lastRelist, type Plan, planFor, relistFrom, requestWork } from "./plan.ts";
import type { PodMemory } from "./pod-memory.ts";
import { nextProbeAt, runProbes } from "./run-probes.ts";
import { type NodeWait, waitingFor } from "./waiting-for.ts";
import { runWork, workDueAt } from "./work.ts";
import { reconcileStatus } from "./write-status.ts";

/** What is known when a decision about a pod is due. */
export interface PodState {
  memory: PodMemory;
  facts: NodeFacts;
  /** What happened since the last decision, in order. */
  happenings: readonly Happening[];
}

export interface PodDecision {
  /** What is known from now on. */
  memory: PodMemory;
  actions: readonly NodeAction[];
  /** As last written. */
  status: WirePodStatus | undefined;
  waitingFor: NodeWait | undefined;
  /** When to decide again although nothing happens; undefined: never. */
  nextAt: number | undefined;
}

/** More turns than any pod's decision takes: a bound against going round in circles. */
const turnsMax = 1000;

/**
 * What a node does next for one of its pods: the kubelet's pod worker, its probes, and its looks at the container runtime, as one pure function of what is known. It
 * waits for nothing: whoever calls it does the actions, tells what came of them, and calls it again by `nextAt`. Time is only ever what it is given, so that it runs on any clock.
 * Mirrors pkg/kubelet: pod_workers.go (one update at a time, none before a newer look at the runtime), pleg/generic.go (looks), kuberuntime (what a sync does), prober.
 */
export function decidePod({ memory, facts, happenings }: PodState, now: number): PodDecision {
  const plan = planFor(memory, facts, now);
  for (const happening of happenings) hear(plan, happening);
  reconcileStatus(plan);
  for (let turn = 0; turn < turnsMax; turn++) {
    // A probe that is due at the very moment of a look still goes by what was told before it, as recorded.
    const probed = runProbes(plan);
    const looked = look(plan);
    const worked = runWork(plan);
    if (!looked && !worked && !probed) break;
  }
  const { actions } = plan;
  return { memory: plan.memory, actions, status: plan.memory.status, waitingFor: waitingFor(plan.memory), nextAt: nextAt(plan.memory) };
}

/** Looks at the runtime when it is time: a change that is seen is work (pleg.go relist). */
function look(plan: Plan): boolean {
  const { memory, now } = plan;
  if (memory.changedAt === undefined || memory.changedAt >= lastRelist(memory, now)) return false;
  memory.seen = memory.runtime;
  delete memory.changedAt;
  requestWork(plan);
  return true;
}

function nextAt(memory: PodMemory): number | undefined {
  const lookAt = memory.changedAt === undefined ? undefined : relistFrom(memory, memory.changedAt + 1);
  const times = [lookAt, workDueAt(memory), nextProbeAt(memory), memory.reconcileAt].filter((time) => time !== undefined);
  return times.length === 0 || memory.isFinished ? undefined : Math.min(...times);
}
