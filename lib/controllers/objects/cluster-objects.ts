import type { WireObject } from "./meta.ts";

export interface WireNode extends WireObject {
  spec: { podCIDR: string; podCIDRs: string[]; unschedulable?: boolean };
  status: {
    addresses: { type: string; address: string }[];
    conditions: { type: string; status: string; [field: string]: string }[];
    nodeInfo: {
      kubeletVersion: string;
      containerRuntimeVersion: string;
      osImage: string;
      kernelVersion: string;
      operatingSystem: string;
      architecture: string;
    };
    capacity: Record<string, string>;
    allocatable: Record<string, string>;
  };
}

export interface WireNamespace extends WireObject {
  spec: { finalizers: string[] };
  status: { phase: string };
}

export interface WireConfigMap extends WireObject {
  data?: Record<string, string>;
}
