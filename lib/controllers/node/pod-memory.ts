import type { WirePod, WirePodStatus } from "../objects/pod.ts";
import type { BackOff } from "./back-off.ts";
import type { RuntimeView } from "./container-life.ts";
import type { NodeTimings } from "./timings.ts";

export type ProbeKind = "startup" | "liveness" | "readiness";
export type ProbeResult = "Success" | "Failure" | "Unknown";

/** One probe of one container (prober/worker.go). */
export interface ProbeMemory {
  kind: ProbeKind;
  container: string;
  /** When its ticker fires next. */
  tickAt: number;
  /** The life that it probes; a new one starts anew. */
  life?: string;
  /** What is held of that life. */
  result?: ProbeResult;
  last?: ProbeResult;
  /** How often in a row it was so. */
  run: number;
  /** It has failed the container, and waits for the next life. */
  isOnHold: boolean;
  isUnderWay: boolean;
  /** Asked to run without waiting for its ticker. */
  isTriggered: boolean;
  isStopped: boolean;
}

/** One thing after the other that a sync does; the first is under way. */
export type Step =
  | { step: "mount"; attempts: number; retryAt: number }
  | { step: "sandbox"; readyAt?: number }
  | { step: "choose" }
  | { step: "kill"; kills: Kill[] }
  | {
      step: "start";
      container: string;
      isInit: boolean;
      stage: "image" | "pulling" | "config" | "starting" | "hook" | "undoing";
      since: number;
      isAlone: boolean;
      /** Its postStart hook, under way or over; what is ended again when that failed. */
      hook?: PostStart;
      kills?: Kill[];
    };

export interface PostStart {
  life: string;
  isOver: boolean;
  error?: string;
}

/** A container on its way to its end: hook, SIGTERM, SIGKILL. */
export interface Kill {
  container: string;
  life: string;
  message: string;
  graceMs: number;
  startedAt: number;
  stage: "new" | "hook" | "turn" | "stopping" | "killing" | "done";
  /** When the next stage begins although nothing happened. */
  until: number;
}

export type WorkKind = "sync" | "terminating" | "terminated";

/** What a pod's worker does (pod_workers.go): one update at a time; those that come meanwhile are one more afterwards. */
export interface Work {
  active?: { kind: WorkKind; isBegun: boolean; view?: RuntimeView; steps: Step[]; failedUntil?: number };
  isPending: boolean;
  /** Undefined: never. A sync waits for a look at the runtime that is newer than the last sync's end. */
  endedAt?: number;
  /** When it is to be done again although nothing happened. */
  againAt?: number;
}

/** All that a kubelet knows of one pod on its node: plain data, handed from one decision to the next. */
export interface PodMemory {
  pod: WirePod;
  timings: NodeTimings;
  /** When looks at the runtime fall, modulo `relistMs`. */
  relistPhaseMs: number;
  /** What was last written of the pod. */
  status?: WirePodStatus;
  /** When it is told again, for somebody else has told otherwise. */
  reconcileAt?: number;
  /** The pod's address, from its sandbox's making on. */
  ip?: string;
  /** The runtime as it is, and when it last changed unseen. */
  runtime: RuntimeView;
  changedAt?: number;
  /** The runtime as it was when last looked at. */
  seen: RuntimeView;
  /** Why a container could not be started in the last sync that tried (reasonCache). */
  reasons: Readonly<Record<string, { reason: string; message: string }>>;
  restartBackOffs: Readonly<Record<string, BackOff>>;
  pullBackOffs: Readonly<Record<string, BackOff & { error: string }>>;
  /** What pulls have ended with, until the start that waits for it has seen it. */
  pulls: Readonly<Record<string, { isEnded: boolean; tookMs: number; bytes?: number; error?: string }>>;
  probes: Readonly<Record<string, ProbeMemory>>;
  /** Containers that are told unready whatever their probes say. */
  unready: readonly string[];
  work: Work;
  /** From the first sync on. */
  startedAt?: number;
  /** Set when the pod is to end, by whatever cause. */
  terminatingSince?: number;
  /** Everything of it has stopped. */
  isStopped: boolean;
  isFinished: boolean;
}

const nothing: RuntimeView = { sandbox: false, lives: {} };

/** A pod that a node hears of for the first time. `before`: what ran of it until the node was restarted. */
export function newPodMemory(pod: WirePod, timings: NodeTimings, relistPhaseMs: number, before: RuntimeView = nothing): PodMemory {
  return {
    pod,
    timings,
    relistPhaseMs,
    ...(pod.status && { status: pod.status }),
    runtime: before,
    seen: before,
    reasons: {},
    restartBackOffs: {},
    pullBackOffs: {},
    pulls: {},
    probes: {},
    unready: [],
    work: { isPending: true },
    isStopped: false,
    isFinished: false,
  };
}
