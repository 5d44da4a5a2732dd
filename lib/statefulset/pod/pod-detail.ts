import type { RevisionHue, SlotFill, SlotState } from "../board/board.ts";
import type { Condition, Container, Toleration } from "../objects/pod.ts";
import type { SchedulerWords } from "./scheduler-words.ts";

/** One Event of this life of a pod; those that tell the same are one. */
export interface PodEvent {
  type: string;
  reason: string;
  message: string;
  count: number;
  firstAt: string;
  lastAt: string;
  source: string;
  container?: string;
}

/** What the scheduler did about the pod. */
export interface Scheduling {
  /** Since when it is placed, or not. */
  at?: string;
  /** Why it found no node, while it finds none. */
  words?: SchedulerWords;
  /** It was not asked, or does not answer: the pod waits for it. */
  isWaiting?: boolean;
  /** What lets it not be scheduled at all yet (SchedulingGated). */
  gate?: string;
}

/** Why a pod that was asked to end is still there. Its node is named only while it is not ready. */
export interface Ending {
  /** When it was asked to end. */
  askedAt: string;
  /** When its grace is over. */
  graceEndsAt: string;
  graceSeconds: number;
  finalizers: readonly string[];
}

/** The pod's node, as far as it concerns the pod. */
export interface NodeOfPod {
  name: string;
  /** Absent where nodes may not be listed, or there is none of this name. */
  ready?: boolean;
  changedAt?: string;
  isUnschedulable?: boolean;
  isMissing?: boolean;
  /** While it is not ready: after how many seconds the pod is deleted from it; absent: it is not. */
  evictsAfterSeconds?: number;
}

/** Topic `pod:<namespace>/<set>/<pod>`: one life of a pod. `conditions` and `events` are keyed by type and uid. */
export interface PodDetail {
  name: string;
  ordinal: number;
  uid: string;
  phase: string;
  reason?: string;
  message?: string;
  createdAt: string;
  state: SlotState;
  stateReason?: string;
  hue: RevisionHue;
  fill: SlotFill;
  revision?: string;
  ips: readonly string[];
  qos?: string;
  priority: number;
  priorityClass?: string;
  /** Without the two that every pod is given. */
  tolerations: readonly Toleration[];
  graceSeconds: number;
  node?: NodeOfPod;
  containers: readonly Container[];
  conditions: readonly Condition[];
  claims: readonly { volume: string; claim: string }[];
  scheduling: Scheduling;
  ending?: Ending;
  events: Readonly<Record<string, PodEvent>>;
  /** Older Events were left out. */
  eventsCut: boolean;
}

/** Events that one panel shows. */
export const podEventsMax = 100;
