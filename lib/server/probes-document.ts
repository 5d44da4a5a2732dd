import type { WatchCache } from "../cluster/cluster.ts";
import type { Board } from "../statefulset/board/board.ts";
import { parseCounterConfig } from "../statefulset/counter-config.ts";
import type { StatefulSet } from "../statefulset/objects/stateful-set.ts";
import { joinProbes } from "../statefulset/probes/join-probes.ts";
import type { ProbesView } from "../statefulset/probes/probes-view.ts";
import { podEvents } from "./pod-events.ts";

/** What the Probes tab shows of a set. */
export function probesDocument(cache: WatchCache, set: StatefulSet, board: Board): ProbesView {
  return joinProbes({
    set,
    board,
    config: parseCounterConfig(set.templateAnnotations),
    findPod: (name) => cache.find("pods", set.namespace, name),
    events: podEvents(cache, set),
  });
}
