import type { LaneSpec } from "../forecast-request.ts";
import type { LanePod } from "./observed-lane.ts";

/** A lane in the middle of its run. Times are of one clock, in milliseconds. */
export interface LaneState {
  spec: LaneSpec;
  pods: readonly LanePod[];
  /** When the change was made. */
  changedAt: number;
  start: number;
  /** spec.replicas as it is now. */
  replicas: number;
  /** Whether the template was changed at all. */
  isTemplateChanged: boolean;
  /** Whether pods of the new revision do not become ready, or do not stay so. */
  isBroken: boolean;
  /** The ordinal whose pod the person deleted last. */
  lastDeleted?: number;
  /** Stuck pods that were deleted: the ordinal, and the revision that was wanted then. */
  givenUp: readonly string[];
  /** When the old template was put back; absent: it was not. */
  wentBackAt?: number;
  /** The partition as it is now; absent where the lane has none. */
  partition?: number;
  minReadyMs: number;
  /** When a pod was last created or its deletion asked for, or something was done to the lane. */
  lastMoveAt: number;
}

/** The revision that pods are to have. */
export function wantedRevision({ isTemplateChanged, wentBackAt }: LaneState): LanePod["revision"] {
  return isTemplateChanged && wentBackAt === undefined ? "after" : "before";
}

/** Since when every pod that the strategy lets through is there, of the wanted revision, ready and available; undefined while that is not so. */
export function doneSince(lane: LaneState, now: number): number | undefined {
  const { spec, replicas, start, minReadyMs } = lane;
  // A Deployment does not wait for the end of what it has let go.
  const pods = spec.workload === "Deployment" ? lane.pods.filter(({ phase }) => phase !== "ending") : lane.pods;
  if (pods.length !== replicas || pods.some(({ ready }) => !ready)) return undefined;
  const wanted = wantedRevision(lane);
  const reached = spec.workload === "Deployment" || spec.strategy === "Recreate" ? pods : pods.filter((pod) => isReached(lane, pod));
  if (reached.some(({ revision }) => revision !== wanted)) return undefined;
  // Ready for a moment, between two crashes, is not done.
  if (lane.isBroken && pods.some(({ revision }) => revision === "after")) return undefined;
  const isInPlace = ({ ordinal }: LanePod) => ordinal >= start && ordinal < start + replicas;
  if (spec.workload === "StatefulSet" && !pods.every(isInPlace)) return undefined;
  const since = Math.max(lane.changedAt, lane.wentBackAt ?? 0, lane.lastMoveAt, ...pods.map((pod) => pod.since + minReadyMs));
  return since > now ? undefined : since;
}

/** Whether the strategy brings this pod to the wanted revision, by itself or by a person's hand. */
function isReached({ spec, partition = 0 }: LaneState, { ordinal }: LanePod): boolean {
  return spec.strategy === "RollingUpdate" ? ordinal >= partition : true;
}
