import type { WatchCache } from "../cluster/cluster.ts";
import { ordinalOf } from "../statefulset/board/join-board.ts";
import type { StatefulSet } from "../statefulset/objects/stateful-set.ts";
import { joinPod } from "../statefulset/pod/join-pod.ts";
import type { PodDetail } from "../statefulset/pod/pod-detail.ts";

/** What the panel of one of the set's pods shows; undefined when the set has no pod of that name. */
export function podDocument(cache: WatchCache, set: StatefulSet, name: string): PodDetail | undefined {
  const pod = cache.find("pods", set.namespace, name);
  const ordinal = pod && ordinalOf(pod, set);
  if (!pod || ordinal === undefined) return undefined;
  const events = [...cache.inNamespace("events", set.namespace)].filter(({ about }) => about.kind === "Pod" && about.name === name);
  const node = pod.nodeName === undefined ? undefined : cache.find("nodes", "", pod.nodeName);
  return joinPod({ set, pod, ordinal, node, mayListNodes: !cache.isForbidden("nodes", ""), events });
}
