import type { WatchCache } from "../../cluster/cluster.ts";
import { ordinalOf } from "../../statefulset/board/join-board.ts";
import type { ClusterEvent } from "../../statefulset/objects/event.ts";
import { controllerOf } from "../../statefulset/objects/meta.ts";
import type { Pod } from "../../statefulset/objects/pod.ts";
import type { StatefulSet } from "../../statefulset/objects/stateful-set.ts";
import type { PodFacts, Refusal, RevisionFacts, RolloutFacts } from "../../statefulset/rollout/rollout-facts.ts";

/** Revisions of a set that the stream tells of: the newest. */
const revisionsMax = 100;

/** What a sentence about the rollout of a set needs besides its board, as the cache has it. Fetches nothing. */
export function rolloutFacts(cache: WatchCache, set: StatefulSet): RolloutFacts {
  const pods: Record<string, PodFacts> = {};
  for (const pod of cache.inNamespace("pods", set.namespace)) {
    if (ordinalOf(pod, set) !== undefined) pods[pod.name] = toPodFacts(pod);
  }
  const refusal = refusalOf(cache.inNamespace("events", set.namespace), set);
  return { pods, revisions: revisionsOf(cache, set), ...(refusal && { refusal }) };
}

function toPodFacts({ conditions, deletionGraceSeconds, finalizers }: Pod): PodFacts {
  const readyChangedAt = conditions.find(({ type }) => type === "Ready")?.changedAt;
  return {
    ...(readyChangedAt !== undefined && { readyChangedAt }),
    ...(deletionGraceSeconds !== undefined && { deletionGraceSeconds }),
    ...(finalizers && finalizers.length > 0 && { finalizers }),
  };
}

function revisionsOf(cache: WatchCache, set: StatefulSet): Record<string, RevisionFacts> {
  const owned = [...cache.inNamespace("controllerrevisions", set.namespace)].filter((one) => controllerOf(one)?.uid === set.uid);
  owned.sort((a, b) => b.revision - a.revision);
  return Object.fromEntries(owned.slice(0, revisionsMax).map(({ name, revision, createdAt }) => [name, { revision, createdAt }]));
}

/** The newest FailedCreate of the set itself, unless a pod or claim was created after it. */
function refusalOf(events: Iterable<ClusterEvent>, set: StatefulSet): Refusal | undefined {
  let newest: ClusterEvent | undefined;
  for (const event of events) {
    const { about, reason } = event;
    if (about.kind !== "StatefulSet" || about.name !== set.name || (about.uid !== undefined && about.uid !== set.uid)) continue;
    if (reason !== "FailedCreate" && reason !== "SuccessfulCreate") continue;
    if (!newest || Date.parse(event.lastAt) > Date.parse(newest.lastAt)) newest = event;
  }
  if (newest?.reason !== "FailedCreate") return undefined;
  const { message, count, firstAt, lastAt } = newest;
  return { message, count, firstAt, lastAt };
}
