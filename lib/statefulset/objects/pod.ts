import type { Meta } from "./meta.ts";
import type { ContainerPort } from "./stateful-set.ts";

export interface ContainerState {
  kind: "waiting" | "running" | "terminated";
  reason?: string;
  message?: string;
  exitCode?: number;
  /** When it started (running) or finished (terminated). */
  at?: string;
}

export interface Container {
  name: string;
  image: string;
  /** Where it stands in the pod: sidecar = an init container with restartPolicy Always. */
  role: "app" | "init" | "sidecar";
  ready: boolean;
  restarts: number;
  state?: ContainerState;
  /** How its life before this one ended. */
  last?: ContainerState;
  /** Whether it has passed its startup probe; absent while nobody has said. */
  started?: boolean;
  ports: readonly ContainerPort[];
  /** Where volumes are mounted, by volume name. */
  mounts: readonly { volume: string; path: string }[];
  workingDir?: string;
  /** What runs, by its digest, where the node has said. */
  imageId?: string;
  resources?: Resources;
}

/** What a container asks for and may take, as quantities by resource. */
export interface Resources {
  requests?: Readonly<Record<string, string>>;
  limits?: Readonly<Record<string, string>>;
}

export interface Toleration {
  /** Absent: every taint. */
  key?: string;
  operator: string;
  value?: string;
  effect?: string;
  /** For how long a NoExecute taint is borne; absent: for ever. */
  seconds?: number;
}

export interface Condition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  changedAt?: string;
}

export interface Pod extends Meta {
  phase: string;
  /** status.reason, e.g. Evicted. */
  reason?: string;
  message?: string;
  nodeName?: string;
  ip?: string;
  /** In a cluster of two IP families, its addresses of the other one. */
  otherIps?: readonly string[];
  hostname?: string;
  subdomain?: string;
  /** spec.hostNetwork: such a pod's address is its node's. */
  hostNetwork: boolean;
  conditions: readonly Condition[];
  containers: readonly Container[];
  /** Volumes that come from a claim: volume name → claim name. */
  claims: readonly { volume: string; claim: string }[];
  qos?: string;
  /** spec.priority, where it is not 0. */
  priority?: number;
  priorityClass?: string;
  tolerations?: readonly Toleration[];
  /** spec.terminationGracePeriodSeconds, where it is not the usual 30. */
  graceSeconds?: number;
  /** metadata.deletionGracePeriodSeconds: only of a pod that is ending. */
  deletionGraceSeconds?: number;
  finalizers?: readonly string[];
  /** The container that is meant when none is named (kubectl.kubernetes.io/default-container). */
  defaultContainer?: string;
  /** Only those of ours (`statefulset-explorer.io/…`). */
  annotations: Readonly<Record<string, string>>;
}

/** The Ready condition, which alone decides whether a pod serves. Mirrors podutils.IsPodReady. */
export function isReady(pod: Pick<Pod, "conditions">): boolean {
  return pod.conditions.some((condition) => condition.type === "Ready" && condition.status === "True");
}
