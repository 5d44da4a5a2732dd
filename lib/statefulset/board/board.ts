import type { LabelSelector } from "../objects/stateful-set.ts";

/** Which revision a pod is at, as the board colours it: hue. */
export type RevisionHue = "current" | "update" | "other" | "none";

/** Whether a slot serves, as the board fills it: solid, hatched, faint, dashed outline. */
export type SlotFill = "serving" | "present" | "waiting" | "empty";

/**
 * State of an ordinal's place, one word each. `failing`: a container crashes or cannot be started, or the pod failed; `absent`: in range
 * and no pod; `scaled-away`: out of range, no pod, but something of it (a claim) is still there.
 */
export type SlotState = "ready" | "not-ready" | "starting" | "pending" | "failing" | "ending" | "completed" | "absent" | "scaled-away";

/** In the set's range; outside it with a pod (condemned: to be scaled away); outside it without one. */
export type SlotPlace = "in-range" | "condemned" | "outside";

export interface ContainerView {
  name: string;
  image: string;
  role: "app" | "init" | "sidecar";
  ready: boolean;
  restarts: number;
  state: string;
  reason?: string;
}

export interface PodView {
  name: string;
  uid: string;
  phase: string;
  ready: boolean;
  /** Label controller-revision-hash: the full name of the ControllerRevision. */
  revision?: string;
  hue: RevisionHue;
  node?: string;
  ip?: string;
  createdAt: string;
  deletedAt?: string;
  restarts: number;
  /** How many pod objects of this name were seen since the explorer started, this one included. */
  lives: number;
  /** The uids of earlier lives, newest first; bounded. */
  earlier: readonly string[];
  containers: readonly ContainerView[];
}

export interface ClaimView {
  name: string;
  template: string;
  /** Pending, Bound, Lost; or Missing when there is no such claim. */
  phase: string;
  uid?: string;
  capacity?: string;
  requested?: string;
  accessModes: readonly string[];
  className?: string;
  volume?: string;
  reclaimPolicy?: string;
  deletedAt?: string;
  createdAt?: string;
  /** This life of the pod found the very volume that its previous life had. */
  sameVolume?: boolean;
}

export type DnsProblem =
  | "not-ready"
  | "ending"
  | "nxdomain"
  | "server-down"
  | "no-service-name"
  | "no-service"
  | "not-headless"
  | "selects-other-pods"
  | "no-pod"
  | "other-address"
  | "not-verified";

export interface DnsView {
  /** The full name where the cluster's domain is known, else the name up to `.svc`. */
  name: string;
  addresses: readonly string[];
  /** Whether the answer is the pod's own address; absent when there was no answer to compare. */
  matchesPod?: boolean;
  /** resolved: asked the cluster's DNS from here; exec: asked from inside a pod; declared: read from the EndpointSlice. */
  how: "resolved" | "exec" | "declared" | "none";
  /** How long the question itself took, in milliseconds and tenths of one. */
  ms?: number;
  /** Seconds for which the record may be kept. */
  ttl?: number;
  /** The DNS server that answered. */
  server?: string;
  at?: string;
  problem?: { code: DnsProblem; message: string };
  /** The last time that the name did not lead to its pod, or the one that lasts; only of names that were seen to lead to one. */
  gap?: DnsGap;
}

/** For how long a name did not lead to its pod: no record, or another address than the pod's. */
export interface DnsGap {
  /** When that was first seen. */
  since: string;
  /** When the name first led to the pod again; absent while it does not. */
  until?: string;
  /** From since to until, in milliseconds. */
  ms?: number;
  /** How far off `since` and `until` may be, in milliseconds: what passed between two questions. */
  withinMs: number;
  /** Nobody looked just before `since`, or just after `until`: it was longer, nobody knows how much. */
  isAtLeast?: boolean;
}

export interface CounterView {
  value?: number;
  /** by-name: through the governing Service's DNS name; proxy: through the API server's pod proxy; file: read by exec. */
  how?: "by-name" | "proxy" | "file";
  /** The path or file that was read. */
  source?: string;
  at?: string;
  ms?: number;
  error?: { code: string; message: string };
  /** The last reading of this pod's previous life, or of this one while it cannot be read; `at`: when, where it is of this one. */
  before?: { value: number; uid: string; at?: string };
}

/** One row of the board. */
export interface Slot {
  ordinal: number;
  place: SlotPlace;
  state: SlotState;
  /** Why, in the cluster's own words where it has any ("CrashLoopBackOff", "Unschedulable", …). */
  reason?: string;
  hue: RevisionHue;
  fill: SlotFill;
  /** The name that the pod has or would have. */
  podName: string;
  pod?: PodView;
  claims: readonly ClaimView[];
  dns: DnsView;
  counter: CounterView;
}

/** A pod that matches the set's selector, or that its Service selects, but belongs to somebody else. */
export interface ForeignPod {
  name: string;
  uid: string;
  /** "Deployment web", "ReplicaSet web-7d4", or absent when nobody owns it. */
  owner?: string;
  ip?: string;
  ready: boolean;
  matchesSelector: boolean;
  selectedByService: boolean;
}

export interface ServiceView {
  name: string;
  exists: boolean;
  headless: boolean;
  clusterIP?: string;
  publishNotReadyAddresses: boolean;
  ports: readonly { name?: string; port: number; targetPort: number | string }[];
  /** What is wrong with it as a governing Service, if anything. */
  problem?: { code: DnsProblem; message: string };
}

export interface SetView {
  namespace: string;
  name: string;
  uid: string;
  createdAt: string;
  deletedAt?: string;
  generation: number;
  observedGeneration: number;
  replicas: number;
  start: number;
  ready: number;
  available: number;
  current: number;
  updated: number;
  strategy: string;
  partition?: number;
  maxUnavailable?: number | string;
  podManagementPolicy: string;
  minReadySeconds: number;
  revisionHistoryLimit: number;
  retention: { whenDeleted: string; whenScaled: string };
  currentRevision?: string;
  updateRevision?: string;
  selector: LabelSelector;
  images: readonly { container: string; image: string }[];
  claimTemplates: readonly { name: string; requested?: string; className?: string }[];
  /** How the counter is read: where it was said, and what was refused of it. */
  counter: { path?: string; port?: number | string; file?: string; pattern?: string; refused: readonly string[] };
}

/** A column that cannot be filled, and what would fill it. */
export interface DarkColumn {
  /** e.g. `list persistentvolumeclaims in namespace default` */
  right: string;
  message: string;
  /** A kubectl command that would grant it. */
  command: string;
}

/** How the names of a cluster are asked for. */
export interface NamesView {
  /** The cluster's domain, once it is known. */
  domain?: string;
  /** The DNS servers that the explorer itself asks; none where it does not reach the cluster's. */
  servers: readonly string[];
  /** Why it cannot ask for full names itself: a sentence without its full stop. */
  problem?: string;
}

/** Everything about one set: one row per ordinal. `slots` is keyed by the ordinal, so that a change of one row is a change of one key. */
export interface Board {
  set: SetView;
  service?: ServiceView;
  names: NamesView;
  slots: Readonly<Record<string, Slot>>;
  foreignPods: Readonly<Record<string, ForeignPod>>;
  dark: Readonly<Partial<Record<"pods" | "claims" | "volumes" | "service" | "endpoints" | "revisions" | "nodes" | "events", DarkColumn>>>;
}
