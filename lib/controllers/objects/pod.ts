import type { WireContainer, WireContainerStatus } from "./container.ts";
import type { WireMeta, WireObject } from "./meta.ts";

/** Where one file of a volume comes from: a key of a ConfigMap or Secret, and the path that it gets. */
export interface WireKeyToPath {
  key: string;
  path: string;
}

export interface WireFieldRef {
  apiVersion?: string;
  fieldPath?: string;
}

export interface WireDownwardItem {
  path?: string;
  fieldRef?: WireFieldRef;
  resourceFieldRef?: { containerName?: string; resource: string };
}

export interface WireProjection {
  configMap?: { name: string; items?: WireKeyToPath[]; optional?: boolean };
  secret?: { name: string; items?: WireKeyToPath[]; optional?: boolean };
  downwardAPI?: { items?: WireDownwardItem[] };
  serviceAccountToken?: { path: string; expirationSeconds?: number };
}

export interface WireVolume {
  name: string;
  persistentVolumeClaim?: { claimName: string; readOnly?: boolean };
  configMap?: { name: string; items?: WireKeyToPath[]; optional?: boolean; defaultMode?: number };
  secret?: { secretName: string; items?: WireKeyToPath[]; optional?: boolean; defaultMode?: number };
  emptyDir?: { sizeLimit?: string; medium?: string };
  downwardAPI?: { items?: WireDownwardItem[] };
  projected?: { sources?: WireProjection[]; defaultMode?: number };
  [source: string]: unknown;
}

export interface WirePodSpec {
  containers: WireContainer[];
  /** Run one after the other before the containers; those with restartPolicy Always go on beside them (native sidecars). */
  initContainers?: WireContainer[];
  volumes?: WireVolume[];
  hostname?: string;
  subdomain?: string;
  nodeName?: string;
  restartPolicy?: string;
  dnsPolicy?: string;
  schedulerName?: string;
  securityContext?: Record<string, unknown>;
  terminationGracePeriodSeconds?: number;
  readinessGates?: { conditionType: string }[];
  [field: string]: unknown;
}

export interface WirePodTemplate {
  metadata?: Partial<WireMeta>;
  spec: WirePodSpec;
}

export interface WireCondition {
  type: string;
  status: "True" | "False" | "Unknown";
  reason?: string;
  message?: string;
  lastProbeTime?: string | null;
  lastTransitionTime?: string | null;
  observedGeneration?: number;
}

export interface WirePodStatus {
  phase?: string;
  reason?: string;
  message?: string;
  podIP?: string;
  podIPs?: { ip: string }[];
  hostIP?: string;
  hostIPs?: { ip: string }[];
  startTime?: string;
  qosClass?: string;
  conditions?: WireCondition[];
  containerStatuses?: WireContainerStatus[];
  initContainerStatuses?: WireContainerStatus[];
  observedGeneration?: number;
}

export interface WirePod extends WireObject {
  spec: WirePodSpec;
  status?: WirePodStatus;
}

/** Phase Running and condition Ready True (podutils.IsPodReady and the set controller's isRunningAndReady). */
export function isRunningAndReady(pod: WirePod): boolean {
  return pod.status?.phase === "Running" && readyCondition(pod)?.status === "True";
}

export function readyCondition(pod: WirePod): WireCondition | undefined {
  return pod.status?.conditions?.find((condition) => condition.type === "Ready");
}

export function isTerminating(object: WireObject): boolean {
  return object.metadata.deletionTimestamp !== undefined;
}

/** Failed or Succeeded: nothing of it runs any more, and nothing will. */
export function isTerminal(pod: WirePod): boolean {
  return pod.status?.phase === "Failed" || pod.status?.phase === "Succeeded";
}
