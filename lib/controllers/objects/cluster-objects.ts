import type { WireObject } from "./meta.ts";

/** One of the terms has to match: all its expressions on labels, and all on fields. */
export interface WireNodeSelector {
  nodeSelectorTerms: { matchExpressions?: WireNodeRequirement[]; matchFields?: WireNodeRequirement[] }[];
}

export interface WireNodeRequirement {
  key: string;
  operator: string;
  values?: string[];
}

export interface WireTaint {
  key: string;
  value?: string;
  effect: string;
  timeAdded?: string;
}

export interface WireToleration {
  key?: string;
  operator?: string;
  value?: string;
  effect?: string;
  tolerationSeconds?: number;
}

export interface WireNode extends WireObject {
  spec: { podCIDR: string; podCIDRs: string[]; unschedulable?: boolean; taints?: WireTaint[] };
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
  immutable?: boolean;
  data?: Record<string, string>;
  binaryData?: Record<string, string>;
}

export interface WireSecret extends WireObject {
  immutable?: boolean;
  /** base64. */
  data?: Record<string, string>;
  /** As it is written; never read again. */
  stringData?: Record<string, string>;
  type?: string;
}

export interface WireServiceAccount extends WireObject {
  automountServiceAccountToken?: boolean;
  secrets?: { name?: string }[];
  imagePullSecrets?: { name: string }[];
}
