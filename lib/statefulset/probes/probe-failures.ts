import type { ClusterEvent } from "../objects/event.ts";
import { type ProbeKind, probeKinds } from "../objects/probe.ts";
import type { ProbeFailures } from "./probes-view.ts";

/** The container that an Event is about: its fieldPath says `spec.containers{app}`. */
export function containerOf({ about }: Pick<ClusterEvent, "about">): string | undefined {
  return /^spec\.(?:initContainers|containers)\{(.+)\}$/.exec(about.fieldPath ?? "")?.[1];
}

/**
 * Which probe an `Unhealthy` Event says has failed, by the kubelet's words; undefined for any other Event, also for one of a probe that
 * "errored": that could not be asked, which counts as no failure.
 */
function probeOf({ reason, message }: ClusterEvent): ProbeKind | undefined {
  if (reason !== "Unhealthy") return undefined;
  const word = /^(\w+) probe failed/.exec(message)?.[1]?.toLowerCase();
  return probeKinds.find((kind) => kind === word);
}

/** Failures of a container's probes, by kind: those told in several Events are counted together. */
export function probeFailures(events: readonly ClusterEvent[], container: string): ProbeFailures[] {
  const byKind = new Map<ProbeKind, ProbeFailures>();
  for (const event of events) {
    const kind = probeOf(event);
    if (kind === undefined || containerOf(event) !== container) continue;
    const { count, firstAt, lastAt, message } = event;
    const before = byKind.get(kind) ?? { kind, count: 0, firstAt, lastAt, message };
    const isNewer = lastAt >= before.lastAt;
    byKind.set(kind, {
      kind,
      count: before.count + count,
      firstAt: firstAt < before.firstAt ? firstAt : before.firstAt,
      lastAt: isNewer ? lastAt : before.lastAt,
      message: isNewer ? message : before.message,
    });
  }
  return probeKinds.flatMap((kind) => byKind.get(kind) ?? []);
}

/** Whether a liveness probe had this container killed, as far as Events tell. */
export function killedByLiveness(events: readonly ClusterEvent[], container: string): boolean {
  return events.some(
    ({ reason, message, about }) =>
      reason === "Killing" && containerOf({ about }) === container && message.includes("failed liveness probe"),
  );
}
