import type { WatchCache } from "../../cluster/cluster.ts";
import { ordinalOf } from "../../statefulset/board/join-board.ts";
import type { ClusterEvent } from "../../statefulset/objects/event.ts";
import { controllerOf } from "../../statefulset/objects/meta.ts";
import { isReady, type Pod } from "../../statefulset/objects/pod.ts";
import type { StatefulSet } from "../../statefulset/objects/stateful-set.ts";
import type { PodFacts, RevisionFacts, RolloutFacts, TellingEvent } from "../../statefulset/rollout/rollout-facts.ts";

/** Revisions of a set that the stream tells of: the newest. */
const revisionsMax = 100;

/** What a sentence about the rollout of a set needs besides its board, as the cache has it. Fetches nothing. */
export function rolloutFacts(cache: WatchCache, set: StatefulSet): RolloutFacts {
  const events = [...cache.inNamespace("events", set.namespace)];
  const warnings = newestWarnings(events);
  const pods: Record<string, PodFacts> = {};
  for (const pod of cache.inNamespace("pods", set.namespace)) {
    if (ordinalOf(pod, set) !== undefined) pods[pod.name] = toPodFacts(pod, warnings.get(pod.uid));
  }
  const refusal = refusalOf(events, set);
  return { pods, revisions: revisionsOf(cache, set), ...(refusal && { refusal }) };
}

function toPodFacts(pod: Pod, warning: ClusterEvent | undefined): PodFacts {
  const { conditions, deletionGraceSeconds, finalizers } = pod;
  const readyChangedAt = conditions.find(({ type }) => type === "Ready")?.changedAt;
  return {
    ...(readyChangedAt !== undefined && { readyChangedAt }),
    ...(deletionGraceSeconds !== undefined && { deletionGraceSeconds }),
    ...(finalizers && finalizers.length > 0 && { finalizers }),
    ...(warning && !isReady(pod) && { warning: toTelling(warning) }),
  };
}

/** By the uid of the pod that they are about. */
function newestWarnings(events: readonly ClusterEvent[]): ReadonlyMap<string, ClusterEvent> {
  const newest = new Map<string, ClusterEvent>();
  for (const event of events) {
    const { uid, kind } = event.about;
    if (event.type !== "Warning" || kind !== "Pod" || uid === undefined) continue;
    const other = newest.get(uid);
    if (!other || isNewer(event, other)) newest.set(uid, event);
  }
  return newest;
}

function toTelling({ reason, message, count, firstAt, lastAt }: ClusterEvent): TellingEvent {
  return { reason, message, count, firstAt, lastAt };
}

function revisionsOf(cache: WatchCache, set: StatefulSet): Record<string, RevisionFacts> {
  const owned = [...cache.inNamespace("controllerrevisions", set.namespace)].filter((one) => controllerOf(one)?.uid === set.uid);
  owned.sort((a, b) => b.revision - a.revision);
  return Object.fromEntries(owned.slice(0, revisionsMax).map(({ name, revision, createdAt }) => [name, { revision, createdAt }]));
}

/** The newest FailedCreate of the set itself, unless a pod or claim was created after it. */
function refusalOf(events: readonly ClusterEvent[], set: StatefulSet): TellingEvent | undefined {
  let newest: ClusterEvent | undefined;
  for (const event of events) {
    const { about, reason } = event;
    if (about.kind !== "StatefulSet" || about.name !== set.name || (about.uid !== undefined && about.uid !== set.uid)) continue;
    if (reason !== "FailedCreate" && reason !== "SuccessfulCreate") continue;
    if (!newest || isNewer(event, newest)) newest = event;
  }
  return newest?.reason === "FailedCreate" ? toTelling(newest) : undefined;
}

/** Events have whole seconds; which of two in one second came last, the version of the object says. */
function isNewer(one: ClusterEvent, other: ClusterEvent): boolean {
  const [at, before] = [Date.parse(one.lastAt), Date.parse(other.lastAt)];
  return at === before ? Number(one.resourceVersion) > Number(other.resourceVersion) : at > before;
}
