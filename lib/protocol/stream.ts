import type { Board } from "../statefulset/board/board.ts";
import type { Fleet } from "../statefulset/board/fleet.ts";
import type { NetworkView } from "../statefulset/network/network-view.ts";
import type { PodDetail } from "../statefulset/pod/pod-detail.ts";
import type { ProbesView } from "../statefulset/probes/probes-view.ts";
import type { StorageView } from "../statefulset/storage/storage-view.ts";
import type { TopologyView } from "../statefulset/topology/topology-view.ts";
import type { ClusterStatus } from "./cluster-status.ts";
import type { RolloutDocument } from "./rollout-document.ts";
import type { SetEvents } from "./set-event.ts";

/**
 * The stream, GET /api/stream?topic=status&topic=fleet&topic=set:default/web&topic=events:default/web, as Server-Sent Events:
 *
 *   event: hello     data: Hello            first, always; without an id
 *   event: snapshot  data: SnapshotFrame    id: <epoch>:<seq>   the whole document of a topic
 *   event: patch     data: PatchFrame       id: <epoch>:<seq>   RFC 7396 merge patch against the document last sent for the topic
 *   event: absent    data: AbsentFrame      id: <epoch>:<seq>   the topic's object does not exist (any more); a snapshot may follow later
 *   event: beat      data: Beat             every `heartbeatMs`, so that silence can be told from quiet
 *   event: bye       data: {}               the server is going away on purpose: reconnect
 *
 * Documents hold no nulls and their arrays are replaced whole, so that a merge patch can say every change.
 */
export interface Hello extends Beat {
  epoch: string;
  heartbeatMs: number;
}

export interface SnapshotFrame {
  topic: string;
  state: unknown;
}

export interface PatchFrame {
  topic: string;
  patch: unknown;
}

export interface AbsentFrame {
  topic: string;
  message: string;
}

export interface Beat {
  /** The server's clock: ages on the screen are counted from it, not from the browser's. */
  now: string;
  /** How far the cluster's clock is ahead of the server's, in milliseconds: the ages of what the cluster stamped are counted from that. */
  aheadMs: number;
}

/** The document of each kind of topic. */
export interface TopicDocument {
  status: ClusterStatus;
  fleet: Fleet;
  set: Board;
  events: SetEvents;
  probes: ProbesView;
  network: NetworkView;
  storage: StorageView;
  pod: PodDetail;
  topology: TopologyView;
  rollout: RolloutDocument;
}

export const heartbeatMs = 15_000;
/** How many topics one stream may ask for (a browser's tabs together). */
export const topicsMax = 32;
