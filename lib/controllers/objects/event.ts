import type { WireObject } from "./meta.ts";

export interface WireObjectReference {
  apiVersion?: string;
  kind: string;
  namespace?: string;
  name: string;
  uid?: string;
  resourceVersion?: string;
  fieldPath?: string;
}

export interface WireEvent extends WireObject {
  involvedObject: WireObjectReference;
  type: string;
  reason: string;
  message: string;
  source: { component?: string; host?: string };
  firstTimestamp: string;
  lastTimestamp: string;
  eventTime: string | null;
  count: number;
  reportingComponent: string;
  reportingInstance: string;
}
