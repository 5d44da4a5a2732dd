import type { WatchCache } from "../cluster/cluster.ts";
import type { ClusterEvent } from "../statefulset/objects/event.ts";
import type { StatefulSet } from "../statefulset/objects/stateful-set.ts";
import { parseOrdinal } from "../statefulset/ordinal.ts";

/** The Events about pods that have one of the set's names, in no order. */
export function* podEvents(cache: WatchCache, { namespace, name }: Pick<StatefulSet, "namespace" | "name">): Iterable<ClusterEvent> {
  for (const event of cache.inNamespace("events", namespace)) {
    if (event.about.kind === "Pod" && parseOrdinal(event.about.name)?.parent === name) yield event;
  }
}
