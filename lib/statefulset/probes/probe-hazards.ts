import type { ClusterEvent } from "../objects/event.ts";
import type { Pod } from "../objects/pod.ts";
import type { Probe } from "../objects/probe.ts";
import type { StatefulSet, TemplateContainer } from "../objects/stateful-set.ts";
import { containerOf, killedByLiveness } from "./probe-failures.ts";
import type { ProbeHazard } from "./probes-view.ts";

/** What SIGKILL leaves behind: 128 + 9. */
const killedExitCode = 137;
/** An end this near to the end of the grace period, in milliseconds, was brought by it: Events and states have whole seconds. */
const graceToleranceMs = 2_500;

export interface HazardInput {
  set: StatefulSet;
  pods: readonly Pod[];
  /** Events of one pod's present life. */
  eventsOf: (pod: Pod) => readonly ClusterEvent[];
}

/** What will hurt one day about the set's probes and how its containers end; keyed, so that one that goes is one key that goes. */
export function probeHazards(input: HazardInput): Record<string, ProbeHazard> {
  const { set } = input;
  const hazards: Record<string, ProbeHazard> = {};
  const add = (id: ProbeHazard["id"], about: string, sentence: string | undefined) => {
    if (sentence !== undefined) hazards[`${id} ${about}`] = { id, sentence };
  };
  for (const container of set.containers) {
    add("AVL-1", container.name, withoutReadiness(container, set));
    add("AVL-3", container.name, livenessLikeReadiness(container));
  }
  for (const container of [...(set.sidecars ?? []), ...set.containers]) {
    add("AVL-2", container.name, restartedWhileStarting(container, input));
    add("AVL-5", container.name, killedAtGraceEnd(container, input));
  }
  if (set.gracePeriodSeconds === 0)
    add("AVL-4", "", "The grace period is 0 s: a new pod may get name and volume while the old process is still writing.");
  return hazards;
}

function withoutReadiness({ name, probes }: TemplateContainer, { replicas }: StatefulSet): string | undefined {
  if (replicas < 2 || probes?.readiness) return undefined;
  return `${name} has no readiness probe: it counts as ready as soon as its process runs, so an update goes on to the next pod before this one answers.`;
}

function restartedWhileStarting({ name, probes }: TemplateContainer, { pods, eventsOf }: HazardInput): string | undefined {
  if (!probes?.liveness || probes.startup) return undefined;
  const found = pods.find((pod) =>
    pod.containers.some((one) => one.name === name && one.restarts > 0 && killedByLiveness(eventsOf(pod), name)),
  );
  if (!found) return undefined;
  return `${name} of ${found.name} was restarted by its liveness probe and has no startup probe: one with failureThreshold × periodSeconds as long as its slowest start would leave it that time.`;
}

function livenessLikeReadiness({ name, probes }: TemplateContainer): string | undefined {
  const { liveness, readiness } = probes ?? {};
  if (!liveness || !readiness || JSON.stringify(liveness.handler) !== JSON.stringify(readiness.handler)) return undefined;
  if (budget(liveness) > budget(readiness)) return undefined;
  return `Liveness asks ${name} the same as readiness and waits no longer (${budget(liveness)} s and ${budget(readiness)} s): one that is only busy is restarted, where it should be left alone for a while.`;
}

function budget({ failureThreshold, periodSeconds }: Probe): number {
  return failureThreshold * periodSeconds;
}

function killedAtGraceEnd({ name, probes }: TemplateContainer, { set, pods, eventsOf }: HazardInput): string | undefined {
  for (const pod of pods) {
    const last = pod.containers.find((container) => container.name === name)?.last;
    if (last?.exitCode !== killedExitCode || last.reason === "OOMKilled" || last.at === undefined) continue;
    const endedAt = Date.parse(last.at);
    for (const event of eventsOf(pod)) {
      if (event.reason !== "Killing" || containerOf(event) !== name) continue;
      const podGrace = set.gracePeriodSeconds ?? 30;
      const own = event.message.includes("liveness") ? probes?.liveness : event.message.includes("startup") ? probes?.startup : undefined;
      const grace = own?.gracePeriodSeconds ?? podGrace;
      if (Math.abs(Date.parse(event.lastAt) + grace * 1_000 - endedAt) > graceToleranceMs) continue;
      return `${name} of ${pod.name} did not end by itself within its ${grace} s and was killed (exit code 137): it should handle SIGTERM, or needs longer.`;
    }
  }
  return undefined;
}
