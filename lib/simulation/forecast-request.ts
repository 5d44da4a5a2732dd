import type { Gates, Release } from "../controllers/release.ts";

/** How long something takes: drawn evenly from `ms` − `spreadMs` to `ms` + `spreadMs`, never below 0. Integer milliseconds. */
export interface Duration {
  ms: number;
  spreadMs: number;
}

/** What a pod takes. `start`: from its creation until its containers run; `ready`: from then until it is Ready; `stop`: from its deletion until its object is gone. */
export interface PodTimes {
  start: Duration;
  ready: Duration;
  stop: Duration;
  /** Whether they were measured on this set's pods; `of`: on how many starts. */
  source: { kind: "given" } | { kind: "measured"; of: number };
}

/** What a forecast needs to know of a set. It begins at rest, every pod at the current revision and ready but those in `notReady`. */
export interface ForecastSet {
  namespace: string;
  name: string;
  replicas: number;
  /** spec.ordinals.start */
  start: number;
  podManagementPolicy: "OrderedReady" | "Parallel";
  updateStrategy: { type: "RollingUpdate" | "OnDelete" | "Recreate"; partition?: number; maxUnavailable?: number | string };
  minReadySeconds: number;
  hasReadinessProbe: boolean;
  /** terminationGracePeriodSeconds of the template. */
  graceSeconds: number;
  /** How many volumeClaimTemplates there are. */
  claimTemplates: number;
  /** Ordinals whose pods are not ready before the change, and stay so until they are replaced. */
  notReady?: readonly number[];
}

/** What a person changes at 0. */
export interface Change {
  /** A new template: a new revision. */
  template: boolean;
  /** spec.replicas from then on; absent: as before. */
  replicas?: number;
  /** spec.ordinals.start from then on; absent: as before. */
  start?: number;
}

/** How pods of the new revision behave. Those of the old one always work. */
export type NewRevision =
  | { kind: "works" }
  /** Takes `factor` times as long to become ready. */
  | { kind: "slow"; factor: number }
  | { kind: "never-ready" }
  /** Its container ends `runsMs` after each start and is restarted with the kubelet's back-off; without a readiness probe it is Ready while it runs. */
  | { kind: "crash-loop"; runsMs: number; hasReadinessProbe: boolean }
  /** Becomes ready, and is not any more `afterMs` later. */
  | { kind: "ready-then-fails"; afterMs: number };

/** What a person does besides the change. Each part acts in the lanes that it concerns. */
export interface PersonPlan {
  /** Puts the old template back so long after the change. */
  goesBackAfterMs?: number;
  /** Deletes a pod of a broken or unwanted revision that has held the set up for so long. */
  deletesStuckAfterMs?: number;
  /** Lanes with a partition: lowers it by `by` when all that it lets through is ready and `pauseMs` have passed, down to 0. */
  lowersPartition?: { by: number; pauseMs: number };
  /** OnDelete lanes: deletes outdated pods, the next one when the last is ready again and `pauseMs` have passed. Absent: in that lane nobody does anything. */
  deletesPods?: { order: "highest-first" | "lowest-first" | readonly number[]; pauseMs: number };
}

/** One way of updating. A maxUnavailable or maxSurge is a number, or a percentage as `"25%"`. */
export type LaneSpec =
  | {
      workload: "StatefulSet";
      policy: "OrderedReady" | "Parallel";
      strategy: "RollingUpdate";
      partition?: number;
      maxUnavailable?: number | string;
    }
  | { workload: "StatefulSet"; policy: "OrderedReady" | "Parallel"; strategy: "OnDelete" | "Recreate" }
  | { workload: "Deployment"; strategy: "RollingUpdate"; maxSurge?: number | string; maxUnavailable?: number | string }
  | { workload: "Deployment"; strategy: "Recreate" };

/** Everything that a forecast follows from. Same request, same forecast, byte for byte. */
export interface ForecastRequest {
  set: ForecastSet;
  change: Change;
  /** One to four. */
  lanes: readonly LaneSpec[];
  pod: PodTimes;
  revision: NewRevision;
  person: PersonPlan;
  release: Release;
  gates: Gates;
  seed: number;
}

export const lanesMax = 4;
export const replicasMax = 1000;
