import type { RevisionHue, SlotFill, SlotState } from "../board/board.ts";
import type { ContainerState } from "../objects/pod.ts";
import type { ProbeKind } from "../objects/probe.ts";
import type { ProbeTimeline } from "./probe-timeline.ts";

/** One of a container's probes, as the template has it. */
export interface ProbeView {
  kind: ProbeKind;
  /** In the words of `kubectl describe`. */
  words: string;
  /** How often it asks, in seconds. */
  periodSeconds: number;
  isHttp: boolean;
  /** It asks the very path that the counter is read at. */
  asksCounter: boolean;
}

/** A container of the template that may be probed. */
export interface ProbedContainer {
  name: string;
  role: "app" | "sidecar";
  probes: readonly ProbeView[];
  timeline: ProbeTimeline;
}

/** Failures of one probe of this life of a pod, as its Events tell of them. */
export interface ProbeFailures {
  kind: ProbeKind;
  count: number;
  firstAt: string;
  lastAt: string;
  /** What it said the last time. */
  message: string;
}

/** What has come of a container's probes in one pod. */
export interface ContainerResult {
  name: string;
  ready: boolean;
  started?: boolean;
  restarts: number;
  state?: ContainerState;
  last?: ContainerState;
  failures: readonly ProbeFailures[];
}

/** One ordinal's results; `uid` and containers only while it has a pod. */
export interface PodResults {
  ordinal: number;
  podName: string;
  uid?: string;
  state: SlotState;
  hue: RevisionHue;
  fill: SlotFill;
  /** The pod was made from another template than the one above: its probes may be others. */
  isOther: boolean;
  containers: readonly ContainerResult[];
}

/** Something about the probes that will hurt one day, as one sentence; `id` as the list of hazards has it. */
export interface ProbeHazard {
  id: "AVL-1" | "AVL-2" | "AVL-3" | "AVL-4" | "AVL-5";
  sentence: string;
}

/** Topic `probes:<namespace>/<name>`; `pods` is keyed by the ordinal, `hazards` by id and what they are about. */
export interface ProbesView {
  containers: readonly ProbedContainer[];
  pods: Readonly<Record<string, PodResults>>;
  hazards: Readonly<Record<string, ProbeHazard>>;
  /** The governing Service publishes addresses of pods that are not ready too. */
  publishesNotReady: boolean;
}
