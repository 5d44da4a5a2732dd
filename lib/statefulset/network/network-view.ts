import type { DarkColumn } from "../board/board.ts";
import type { Note } from "../note.ts";

export interface NetworkPort {
  name?: string;
  port: number;
  protocol: string;
  targetPort: number | string;
  /** The number that a named targetPort has in the pod template; absent when it is a number already, or no container has such a port. */
  resolved?: number;
  nodePort?: number;
}

/** A Service that leads to pods of the set, or that the set names as the giver of their names. */
export interface NetworkService {
  name: string;
  isGoverning: boolean;
  /** False for a governing Service that is not there. */
  exists: boolean;
  type: string;
  headless: boolean;
  /** Its own addresses; none when headless. */
  addresses: readonly string[];
  /** Where it is reached from outside the cluster. */
  outside: readonly string[];
  selector: Readonly<Record<string, string>>;
  publishNotReadyAddresses: boolean;
  ports: readonly NetworkPort[];
  /** Endpoints in its EndpointSlices; absent where those may not be listed. */
  endpoints?: { ready: number; notReady: number; terminating: number };
  notes: readonly Note[];
}

/** What one Service's EndpointSlices say of a pod. */
export interface NetworkEndpoint {
  service: string;
  addresses: readonly string[];
  hostname?: string;
  ready: boolean;
  serving: boolean;
  terminating: boolean;
}

export interface NetworkPod {
  ordinal: number;
  podName: string;
  uid?: string;
  /** The pod's own addresses. */
  addresses: readonly string[];
  ready: boolean;
  ending: boolean;
  endpoints: readonly NetworkEndpoint[];
  notes: readonly Note[];
}

/** A pod of somebody else to which a Service of the set leads too. */
export interface NetworkForeignPod {
  name: string;
  uid: string;
  owner?: string;
  ip?: string;
  ready: boolean;
  services: readonly string[];
}

/** The network of one set: `services` keyed by name, `pods` by ordinal, `foreignPods` by uid. */
export interface NetworkView {
  services: Readonly<Record<string, NetworkService>>;
  pods: Readonly<Record<string, NetworkPod>>;
  foreignPods: Readonly<Record<string, NetworkForeignPod>>;
  /** Foreign pods that were left out for their number. */
  foreignPodsLeftOut: number;
  notes: readonly Note[];
  dark: Readonly<Partial<Record<"services" | "endpoints" | "pods", DarkColumn>>>;
}
