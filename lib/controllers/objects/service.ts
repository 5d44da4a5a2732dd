import type { WireObject } from "./meta.ts";

export interface WireServicePort {
  name?: string;
  protocol?: string;
  port: number;
  targetPort?: number | string;
  nodePort?: number;
}

export interface WireService extends WireObject {
  spec: {
    type?: string;
    clusterIP?: string;
    clusterIPs?: string[];
    selector?: Record<string, string>;
    ports?: WireServicePort[];
    publishNotReadyAddresses?: boolean;
    externalName?: string;
    [field: string]: unknown;
  };
  status?: { loadBalancer: Record<string, unknown> };
}

export interface WireEndpoint {
  addresses: string[];
  conditions: { ready: boolean; serving: boolean; terminating: boolean };
  hostname?: string;
  targetRef?: { kind: string; namespace: string; name: string; uid: string };
  nodeName?: string;
  zone?: string;
}

export interface WireEndpointSlice extends WireObject {
  addressType: string;
  endpoints: WireEndpoint[];
  /** null while no endpoint is in it. */
  ports: { name: string; protocol: string; port: number }[] | null;
}
