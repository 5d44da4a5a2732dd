import type { WireMeta, WireObject } from "./meta.ts";

export interface WireProbe {
  httpGet?: { path?: string; port: number | string; scheme?: string };
  initialDelaySeconds?: number;
  timeoutSeconds?: number;
  periodSeconds?: number;
  successThreshold?: number;
  failureThreshold?: number;
}

export interface WireContainer {
  name: string;
  image: string;
  imagePullPolicy?: string;
  command?: string[];
  args?: string[];
  env?: { name: string; value?: string }[];
  ports?: { name?: string; containerPort: number; protocol?: string }[];
  resources?: Record<string, unknown>;
  readinessProbe?: WireProbe;
  livenessProbe?: WireProbe;
  volumeMounts?: { name: string; mountPath: string; readOnly?: boolean }[];
  terminationMessagePath?: string;
  terminationMessagePolicy?: string;
}

export interface WireVolume {
  name: string;
  persistentVolumeClaim?: { claimName: string; readOnly?: boolean };
  [source: string]: unknown;
}

export interface WirePodSpec {
  containers: WireContainer[];
  volumes?: WireVolume[];
  hostname?: string;
  subdomain?: string;
  nodeName?: string;
  restartPolicy?: string;
  dnsPolicy?: string;
  schedulerName?: string;
  securityContext?: Record<string, unknown>;
  terminationGracePeriodSeconds?: number;
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

export interface WireContainerState {
  waiting?: { reason: string; message?: string };
  running?: { startedAt: string };
  terminated?: { exitCode: number; reason: string; startedAt?: string; finishedAt?: string; containerID?: string };
}

export interface WireContainerStatus {
  name: string;
  image: string;
  imageID: string;
  containerID?: string;
  ready: boolean;
  started: boolean;
  restartCount: number;
  state: WireContainerState;
  lastState: WireContainerState;
  [field: string]: unknown;
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
