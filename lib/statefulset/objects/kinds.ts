import type { Claim } from "./claim.ts";
import type { ClusterNode } from "./cluster-node.ts";
import type { ControllerRevision } from "./controller-revision.ts";
import type { EndpointSlice } from "./endpoint-slice.ts";
import type { ClusterEvent } from "./event.ts";
import type { Pod } from "./pod.ts";
import type { Service } from "./service.ts";
import type { StatefulSet } from "./stateful-set.ts";
import type { StorageClass } from "./storage-class.ts";
import type { Volume } from "./volume.ts";

/** The record that is kept of each kind, by the kind's resource name in the API. */
export interface ObjectOfKind {
  statefulsets: StatefulSet;
  pods: Pod;
  persistentvolumeclaims: Claim;
  persistentvolumes: Volume;
  storageclasses: StorageClass;
  services: Service;
  endpointslices: EndpointSlice;
  controllerrevisions: ControllerRevision;
  events: ClusterEvent;
  nodes: ClusterNode;
}

export type Kind = keyof ObjectOfKind;

/**
 * Where each kind lives in the API. `optional`: the board works without it, and says nothing when it may not be listed. `bookmarks`: the API
 * server sends some; of Events it sent none in 80 s where ConfigMaps had two (seen on 1.35.4).
 */
export const kinds: Readonly<
  Record<Kind, { group: string; version: string; kind: string; namespaced: boolean; optional: boolean; bookmarks: boolean }>
> = {
  statefulsets: { group: "apps", version: "v1", kind: "StatefulSet", namespaced: true, optional: false, bookmarks: true },
  pods: { group: "", version: "v1", kind: "Pod", namespaced: true, optional: false, bookmarks: true },
  persistentvolumeclaims: { group: "", version: "v1", kind: "PersistentVolumeClaim", namespaced: true, optional: false, bookmarks: true },
  services: { group: "", version: "v1", kind: "Service", namespaced: true, optional: false, bookmarks: true },
  endpointslices: { group: "discovery.k8s.io", version: "v1", kind: "EndpointSlice", namespaced: true, optional: false, bookmarks: true },
  controllerrevisions: { group: "apps", version: "v1", kind: "ControllerRevision", namespaced: true, optional: false, bookmarks: true },
  events: { group: "", version: "v1", kind: "Event", namespaced: true, optional: false, bookmarks: false },
  persistentvolumes: { group: "", version: "v1", kind: "PersistentVolume", namespaced: false, optional: true, bookmarks: true },
  storageclasses: { group: "storage.k8s.io", version: "v1", kind: "StorageClass", namespaced: false, optional: true, bookmarks: true },
  nodes: { group: "", version: "v1", kind: "Node", namespaced: false, optional: true, bookmarks: true },
};

export const kindNames = Object.keys(kinds) as Kind[];
