import type { EndpointSlice } from "../objects/endpoint-slice.ts";
import type { Pod } from "../objects/pod.ts";
import type { Service } from "../objects/service.ts";
import type { StatefulSet } from "../objects/stateful-set.ts";
import type { NetworkView } from "./network-view.ts";

/** Everything that the network of one set is made of: the pods, Services and EndpointSlices of its namespace. */
export interface NetworkInput {
  set: StatefulSet;
  pods: Iterable<Pod>;
  services: Iterable<Service>;
  slices: Iterable<EndpointSlice>;
  dark: NetworkView["dark"];
}

/** What a Service is looked at with. */
export interface ServiceSurroundings {
  set: StatefulSet;
  pods: ReadonlyMap<number, Pod>;
  /** The Service's own. */
  slices: readonly EndpointSlice[];
  /** Pods of others that it selects. */
  foreign: number;
  dark: NetworkView["dark"];
}
