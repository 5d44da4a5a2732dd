import type { Meta } from "./meta.ts";

export interface Endpoint {
  addresses: readonly string[];
  hostname?: string;
  /** An absent condition counts as true, as in the API's own rule. */
  ready: boolean;
  serving: boolean;
  terminating: boolean;
  podUid?: string;
  podName?: string;
}

export interface EndpointSlice extends Meta {
  /** Label kubernetes.io/service-name. */
  serviceName: string;
  addressType: string;
  endpoints: readonly Endpoint[];
  ports: readonly { name?: string; port?: number; protocol?: string }[];
}
