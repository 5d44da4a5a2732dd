import type { Cluster } from "../cluster/cluster.ts";
import type { Prober } from "../counter/contract.ts";
import type { SetTopicKind, Topic } from "../protocol/topic.ts";
import type { Board } from "../statefulset/board/board.ts";
import type { StatefulSet } from "../statefulset/objects/stateful-set.ts";
import { networkDocument } from "./network-document.ts";
import { podDocument } from "./pod-document.ts";
import { probesDocument } from "./probes-document.ts";
import { rolloutDocument } from "./rollout/rollout-document.ts";
import type { RolloutRecorder } from "./rollout/rollout-recorder.ts";
import { setEvents } from "./set-events.ts";
import { storageDocument } from "./storage-document.ts";
import { topologyDocument } from "./topology-document.ts";

/** A topic about one set, besides its board. */
export type AboutSet = Exclude<Topic, { kind: "status" | "fleet" } | { kind: "set" }>;

/** What a document about one set is made of. */
export interface SetTopicSources {
  cluster: Cluster;
  prober: Prober;
  recorder: RolloutRecorder;
  /** The set's board as it is now. */
  board: () => Board;
}

/** Makes the document of a topic about a set that exists; undefined when what it asks for beside the set does not exist. Fetches nothing. */
type MakeDocument<Asked extends Topic = Topic> = (sources: SetTopicSources, set: StatefulSet, topic: Asked) => unknown;

/**
 * The documents about one set, besides its board, by the kind of their topic: one line a tab. Each is made anew, at most once a tick, when
 * something about the set has changed while somebody looks at it.
 */
export const setTopics: Readonly<Partial<Record<Exclude<SetTopicKind, "set">, MakeDocument>>> & {
  pod?: MakeDocument<Extract<Topic, { kind: "pod" }>>;
} = {
  events: ({ cluster }, set) => setEvents(cluster.cache, set),
  probes: ({ cluster, board }, set) => probesDocument(cluster.cache, set, board()),
  network: ({ cluster }, set) => networkDocument(cluster, set),
  storage: ({ cluster }, set) => storageDocument(cluster, set),
  rollout: ({ cluster, recorder, board }, set) => rolloutDocument(cluster.cache, recorder, set, board()),
  topology: ({ cluster, board }, set) => topologyDocument(cluster, set, board()),
  pod: ({ cluster }, set, topic) => podDocument(cluster.cache, set, topic.pod),
};
